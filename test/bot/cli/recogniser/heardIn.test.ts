import { VoiceTurnIn } from '../../../../bot/channels/voice/turn'
import { heardIn, shownHeard } from '../../../../bot/cli/recogniser/heardIn'

describe('what was recognised', () => {
  const heard = {
    silent: false as const,
    hypotheses: [{ text: 'missed bin', confidence: 0.96 }, { text: 'mist been' }],
  }

  it('is a turn as a gateway tells it', () => {
    const turn = { v: 1, callId: 'a', turn: 1, locale: 'en-GB' }
    for (const recognised of [heard, { silent: true as const }, { silent: false as const, hypotheses: [] }])
      expect(VoiceTurnIn.safeParse({ ...turn, ...heardIn(recognised) }).success).toBe(true)
    expect(heardIn(heard)).toMatchObject({ type: 'speech', alternatives: heard.hypotheses })
    expect(heardIn({ silent: true })).toEqual({ type: 'noInput' })
    expect(heardIn({ silent: false, hypotheses: [] })).toEqual({ type: 'noMatch' })
  })

  it('is shown with how sure it is, as far as that is known', () => {
    expect(shownHeard(heard)).toBe('missed bin 0.96 · mist been')
    expect(shownHeard({ silent: true })).toBe('silence')
  })
})
