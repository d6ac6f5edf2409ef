import fc from 'fast-check'
import { callerIn } from '../../../../bot/channels/voice/caller'

const OURS = '+441632960001'
const number = '07700900123'

describe('who rings', () => {
  it.each<[string, string, readonly string[], object]>([
    ['+447700900123', OURS, [], { number }],
    ['447700900123', OURS, [], { number }],
    ['07700 900123', OURS, [], { number }],
    ['tel:+447700900123', OURS, [], { number }],
    ['"Sam" <sip:+447700900123@pbx.example;user=phone>', OURS, [], { number }],
    ['+33612345678', OURS, [], { number: '+33612345678' }],
    ['Anonymous', OURS, [], { withheld: true }],
    ['sip:anonymous@anonymous.invalid', OURS, [], { withheld: true }],
    ['unavailable', OURS, [], { withheld: true }],
    ['+266696687', OURS, [], { withheld: true }],
    ['7378742833', OURS, [], { withheld: true }],
    ['+86282452253', OURS, [], { withheld: true }],
    ['reception', OURS, [], {}],
    ['1234', OURS, [], {}],
    ['', '', [], {}],
    // Relay UK
    ['+447700900123', '18001 01632 960001', [], { number, relay: true }],
    ['+447700900123', '+441800101632960001', [], { number, relay: true }],
    ['+447700900123', 'sip:18002441632960001@pbx.example', [], { number, relay: true }],
    ['1800107700900123', OURS, [], { number, relay: true }],
    ['anonymous', '1800101632960001', [], { withheld: true, relay: true }],
    ['+447700900123', OURS, ['<sip:1800101632960001@pbx.example>;reason=unknown'], { number, relay: true }],
    ['+447700900123', OURS, ['<sip:+441800301632@pbx.example>', 'baresip 18001'], { number }],
    ['01803 960001', OURS, [], { number: '01803960001' }],
  ])('%j to %j with %j', (from, to, others, caller) => {
    expect(callerIn(from, to, others)).toEqual(caller)
  })

  it('is a number that can be rung, or nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        expect(callerIn(from, to).number ?? '0000000000').toMatch(/^\+?\d{8,15}$/)
      }),
    )
  })
})
