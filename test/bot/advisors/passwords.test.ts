import { randomBytes } from 'node:crypto'
import { createPasswords, passwordFault } from '../../../bot/advisors/passwords'

const chance = { bytes: randomBytes }
const sam = { username: 'sam.jones@otherford.gov.uk', name: 'Sam' }

describe('a new password', () => {
  it.each([
    ['three plain words', undefined],
    ['x'.repeat(11), 'short'],
    ['👍👍👍👍👍👍', 'short'],
    ['abcde'.repeat(3), undefined],
    ['abcde'.repeat(41), 'long'],
    ['aaaabbbbcccc', 'plain'],
    ['sam.jones@otherford.gov.uk', 'name'],
    ['Sam.Jones-2026!', 'name'],
    ['SAMJONES is my name', 'name'],
    // "Sam" alone is in "sample": three letters are no name to go by.
    ['a sample of words', undefined],
  ])('%j is %s', (password, fault) => {
    expect(passwordFault(password, sam)).toBe(fault)
  })
})

describe('a password that is kept', () => {
  const quick = createPasswords(chance, { ln: 4, r: 8, p: 1 })
  it('is right when it is the same, however its accents are typed', async () => {
    const hash = await quick.hash('caf\u00e9 with a view')
    expect(hash).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/)
    expect(await quick.isRight('cafe\u0301 with a view', hash)).toBe(true)
    expect(await quick.isRight('cafe with a view', hash)).toBe(false)
    expect(await quick.isRight('', hash)).toBe(false)
  })
  it('is hashed differently each time', async () => {
    expect(await quick.hash('three plain words')).not.toBe(await quick.hash('three plain words'))
  })
  it('is never right without a hash, or with one that isn’t one', async () => {
    expect(await quick.isRight('three plain words', undefined)).toBe(false)
    for (const hash of ['', 'plain', '$scrypt$ln=4,r=8,p=1$x', '$2b$10$abcdefghijklmnopqrstuv'])
      expect(await quick.isRight('three plain words', hash)).toBe(false)
  })
  it('is of the strength that is advised, and a weaker one is known and still right', async () => {
    const strong = createPasswords(chance)
    const [old, now] = [await quick.hash('three plain words'), await strong.hash('three plain words')]
    expect(now).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
    expect([strong.isWeak(old), strong.isWeak(now), quick.isWeak(now)]).toEqual([true, false, false])
    expect(await strong.isRight('three plain words', old)).toBe(true)
    expect(await quick.isRight('three plain words', now)).toBe(true)
  })
})
