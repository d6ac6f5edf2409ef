import { createTokens } from '../../../bot/channels/directLine/tokens'

const PASS = { council: 'otherford', conversation: 'c1', resident: 'r1' }
const HOUR = 3_600_000

describe('the tokens of residents', () => {
  let at: Date
  const tokens = (secret = 's'.repeat(32)) => createTokens(secret, { now: () => at })
  beforeEach(() => {
    at = new Date('2026-11-25T10:00:00Z')
  })

  it('let their bearer in, as often as they are shown', () => {
    const ours = tokens()
    const { token } = ours.issue(PASS)
    expect([ours.read(token), ours.read(token), ours.read(token)]).toEqual([PASS, PASS, PASS])
  })

  it('end after an hour, also where they were read before', () => {
    const ours = tokens()
    const { token } = ours.issue(PASS)
    ours.read(token)
    at = new Date(at.getTime() + HOUR - 1_000)
    expect(ours.read(token)).toEqual(PASS)
    at = new Date(at.getTime() + 1_000)
    expect(() => ours.read(token)).toThrow(expect.objectContaining({ code: 'token_expired' }))
    expect(() => ours.read(token)).toThrow(expect.objectContaining({ code: 'token_expired' }))
  })

  it('are refused when anything in them was changed, also after the good one was read', () => {
    const ours = tokens()
    const { token } = ours.issue(PASS)
    ours.read(token)
    const [head, , signature] = token.split('.')
    const other = ours.issue({ ...PASS, conversation: 'c2' }).token.split('.')[1]
    for (const bad of [`${head}.${other}.${signature}`, `${token}x`, token.slice(0, -2), ''])
      expect(() => ours.read(bad)).toThrow(expect.objectContaining({ code: 'token_bad' }))
  })

  it('of a stream open nothing else, and the other way round', () => {
    const ours = tokens()
    const { token } = ours.issue(PASS)
    ours.read(token)
    expect(() => ours.readForStream(token)).toThrow(expect.objectContaining({ code: 'token_bad' }))
    const stream = ours.issueForStream(PASS)
    expect(ours.readForStream(stream)).toEqual(PASS)
    expect(() => ours.read(stream)).toThrow(expect.objectContaining({ code: 'token_bad' }))
  })

  it('of another secret are refused', () => {
    const { token } = tokens('t'.repeat(32)).issue(PASS)
    expect(() => tokens().read(token)).toThrow(expect.objectContaining({ code: 'token_bad' }))
  })
})
