import { keysFor } from '../../knowledge/keypad'

describe('keys of a telephone', () => {
  it.each([
    ['B98 8AH', '298824'],
    ['EX1 2AB', '391222'],
    ['le11 3qs', '5311377'],
    ['SG17 5TQ', '7417587'],
    ['abcdefghijklmnopqrstuvwxyz', '22233344455566677778889999'],
    ['24/00123/FUL', '2400123385'],
    ['', ''],
  ])('for %s are %s', (text, keys) => {
    expect(keysFor(text)).toBe(keys)
  })
})
