import fc from 'fast-check'
import { readWay, writeWay } from '../../../../bot/channels/voice/way'

const way = fc.record(
  {
    turn: fc.integer({ min: 0, max: 9_998 }),
    tried: fc.integer({ min: 0, max: 9 }),
    locale: fc.constantFrom('en-GB', 'cy-GB'),
    withheld: fc.constant(true),
    plain: fc.boolean(),
  },
  { requiredKeys: ['turn', 'tried', 'locale', 'plain'] },
)

describe('what travels in an address', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(way, (one) => {
        expect(readWay(new URLSearchParams(writeWay(one)))).toEqual({ withheld: false, ...one })
      }),
    )
  })
  it.each(['', 'turn=', 'turn=x', 'turn=-1', 'turn=99999', 'turn=1e3', 'tried=99', 'locale=%00', 'ssml=on'])(
    'is as if it were not there when it is not well formed: %j',
    (query) => {
      const usual = { turn: 1, tried: 0, locale: 'en-GB', withheld: false, plain: false }
      expect(readWay(new URLSearchParams(query))).toEqual(usual)
    },
  )
})
