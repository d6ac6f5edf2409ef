import { WebhookResponse } from '@jambonz/sdk/webhook'
import fc from 'fast-check'
import { isFromJambonz } from '../../../../../bot/channels/voice/jambonz/signature'
import { signed } from '../support/jambonz'

const SECRET = 'wh_secret_of_otherford'
const body = JSON.stringify({ call_sid: 'c', speech: 'Ŵyn’s bin' })

/** Whether jambonz' own SDK would take it; it looks at the clock of the machine. */
const sdkTakes = (header: string, sent = body): boolean => {
  let fault: Error | undefined
  const request = { headers: { 'jambonz-signature': header }, body: sent }
  WebhookResponse.verifySignature(SECRET)(request as never, {} as never, (error) => {
    fault = error
  })
  return fault === undefined
}

describe('a signature of jambonz’', () => {
  const now = new Date()
  const away = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  const good = signed(body, SECRET, now)
  const [, digest] = good.split('v1=')

  it.each<[string, string, boolean]>([
    ['made now', good, true],
    ['made a little ago', signed(body, SECRET, away(-200)), true],
    ['by a clock that is ahead', signed(body, SECRET, away(200)), true],
    ['one of two, as while a secret changes', `${good},v1=${'0'.repeat(64)}`, true],
    ['the second of two', good.replace('v1=', `v1=${'0'.repeat(64)},v1=`), true],
    ['made long ago', signed(body, SECRET, away(-400)), false],
    ['made far ahead', signed(body, SECRET, away(400)), false],
    ['with another time', good.replace(/t=\d+/, `t=${Math.floor(away(10).getTime() / 1000)}`), false],
    ['by another', signed(body, 'another secret', now), false],
    ['over another body', signed('{}', SECRET, now), false],
    ['of another scheme', good.replace('v1=', 'v0='), false],
    ['without a time', `v1=${digest}`, false],
    ['cut short', good.slice(0, -2), false],
    ['of nothing', '', false],
  ])('%s: taken or refused, as jambonz’ SDK does', (_, header, is) => {
    expect(isFromJambonz(header, body, SECRET, now)).toBe(is)
    expect(sdkTakes(header)).toBe(is)
  })

  it('is of no other body, and nothing that is no signature', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, other) => {
        expect(isFromJambonz(header, body, SECRET, now)).toBe(false)
        expect(isFromJambonz(good, other, SECRET, now)).toBe(other === body)
        expect(isFromJambonz(signed(other, SECRET, now), other, SECRET, now)).toBe(true)
      }),
    )
  })
})
