import { noRegisters } from '../../../bot/registers'
import type { AdvisorsThere, MemoryAdvisors } from '../../../bot/scripts/memoryAdvisors'
import { memoryAdvisors } from '../../../bot/scripts/memoryAdvisors'
import { memoryWorld } from '../../../bot/scripts/memoryWorld'
import type { Conversed } from '../../../dialogs/conversation'
import { loadConversation } from '../../../dialogs/loadConversation'
import type { Channel, Turn } from '../../../dialogs/turn'
import { packWhere } from '../../support/here'

const { converse } = loadConversation()
/** Its line is open on a Thursday morning. */
const pack = packWhere(({ contacts }) =>
  contacts.phones.some(({ purpose, hours }) => purpose === 'enquiries' && hours !== 'notPublished'),
)

const talk = (there: AdvisorsThere = { before: 1 }, channel: Channel = 'webchat') => {
  const advisors: MemoryAdvisors = memoryAdvisors(pack, there)
  const world = memoryWorld(pack.council.id, noRegisters, [], advisors.at)
  let memory: unknown
  let at = new Date('2026-11-26T10:00:00Z')
  const turn = async (told: Partial<Turn>, later = 60_000): Promise<Conversed> => {
    at = new Date(at.getTime() + later)
    const { ports, keep } = world(at)
    const about = { council: pack.council.id, conversation: 'c', channel, locale: 'en-GB', at }
    const outcome = await converse({ ...about, ...told }, memory, ports)
    memory = JSON.parse(JSON.stringify(outcome.memory))
    keep()
    return outcome
  }
  const say = async (said: string): Promise<string> =>
    (await turn({ said })).replies.map(({ text }) => text).join('\n')
  return { advisors, heard: advisors.heard, say, turn, memory: () => memory }
}

describe('what an advisor gets', () => {
  it('is the service in hand, with its answers as they would be read back', async () => {
    const { say, heard } = talk()
    await say('I want to report a change to my benefits')
    await say('my wife has moved in')
    await say('talk to a person')
    expect(heard.joined).toEqual([
      {
        about: 'A change to a benefit',
        intent: 'benefits.change_circumstances',
        service: 'benefit-change',
        particulars: [{ id: 'change', label: 'What has changed', value: 'A partner moving in or out' }],
        references: [],
        distress: false,
      },
    ])
  })

  it('is what the wish says that it is about', async () => {
    const { say, heard } = talk()
    await say('I’d like to speak to somebody about my council tax bill')
    expect(heard.joined).toMatchObject([{ about: 'my council tax bill', intent: 'council_tax' }])
  })

  it('is what was spoken of before', async () => {
    const { say, heard } = talk()
    await say('how do I appeal against a benefits decision')
    await say('a person')
    expect(heard.joined[0]).toMatchObject({ intent: 'benefits.overpayment_or_appeal' })
    expect(heard.joined[0]?.about).toMatch(/appeal/i)
  })

  it('has the reference of a case that was opened', async () => {
    const { say, heard } = talk()
    await say('can you call me back')
    for (const said of ['my hedge', 'tomorrow', 'any time', 'Jo Bloggs', '01632 960123']) await say(said)
    const reference = /\*\*([\d\s]+)\*\*/.exec(await say('yes'))?.[1]?.replaceAll(/\D/g, '')
    await say('a person')
    expect(reference).toMatch(/^\d{9}$/)
    expect(heard.joined[0]?.references).toEqual([reference])
  })

  it('is nothing where nothing is known, and is then asked for', async () => {
    const { say, heard } = talk()
    expect(await say('agent')).toContain('What is it about?')
    expect(heard.joined).toEqual([{ particulars: [], references: [], distress: false }])
  })
})

describe('who goes before others', () => {
  it('is who spoke of danger before', async () => {
    const { say, heard } = talk()
    await say('I smell gas')
    await say('agent')
    expect(heard.joined).toMatchObject([{ distress: true, urgent: { priority: 'safety' } }])
  })

  it('is who speaks of it in the queue, once', async () => {
    const { say, heard } = talk()
    await say('agent')
    expect(await say('I can smell gas')).toContain('0800')
    await say('it smells of gas everywhere')
    expect(heard.raised).toEqual(['safety: Danger was spoken of in this conversation.'])
  })

  it('is not who spoke of danger on another day, unless they do so again', async () => {
    const { say, turn, heard } = talk()
    await say('I smell gas')
    await turn({ said: 'agent' }, 24 * 3_600_000)
    expect(heard.joined[0]).toMatchObject({ distress: true })
    expect(heard.joined[0]?.urgent).toBeUndefined()
    await say('I can smell gas again')
    expect(heard.raised).toHaveLength(1)
  })

  it('is whose case was marked', async () => {
    const { say, heard } = talk()
    for (const said of [
      'Ask the benefits team about my claim',
      'a new claim',
      'housing benefit',
      'I have heard nothing and my rent is due',
      'yes',
      'Jo Bloggs',
      'phone',
      '01632 960123',
      'yes',
    ])
      await say(said)
    await say('agent')
    expect(heard.joined).toMatchObject([{ urgent: { priority: 'vulnerable' }, distress: false }])
  })

  it('is not who only says that it is urgent', async () => {
    const { say, heard } = talk()
    await say('this is urgent I need to talk to someone right now')
    await say('it is really urgent')
    expect(heard.joined).toHaveLength(1)
    expect(heard.joined[0]?.urgent).toBeUndefined()
    expect(heard.raised).toEqual([])
  })
})

describe('what is said to an advisor', () => {
  it.each([
    ['there is a fire in my kitchen', { danger: true }],
    ['I want to end my life', { danger: true }],
    ['my bin was not collected', undefined],
    ['my son has gone to live with his dad', undefined],
  ])('"%s" is answered by nobody, and noticed as %j', async (said, noticed) => {
    const { turn, say, advisors, memory } = talk()
    await say('agent')
    const before = JSON.stringify(memory())
    advisors.desk({ does: 'takes', name: 'Sam' })
    const outcome = await turn({ said, event: 'overheard' })
    expect(outcome.replies).toEqual([])
    expect(outcome.noticed).toEqual(noticed)
    expect(JSON.stringify(memory())).toBe(before)
  })
})

describe('a call instead of the wait', () => {
  it('keeps the place, with the number, the name and the reference', async () => {
    const { say, heard } = talk({ before: 4 })
    await say('I want to speak to someone about my council tax')
    await say('call me instead')
    await say('Jo Bloggs')
    await say('01632 960123')
    const reference = /\*\*([\d\s]+)\*\*/.exec(await say('yes'))?.[1]?.replaceAll(/\D/g, '')
    expect(heard.called).toEqual([{ phone: '01632960123', name: 'Jo Bloggs', reference }])
  })
})

describe('how it was', () => {
  const ended = async (...said: readonly string[]) => {
    const { say, advisors, heard } = talk()
    await say('agent')
    advisors.desk({ does: 'takes', name: 'Sam' })
    advisors.desk({ does: 'ends' })
    for (const each of said) await say(each)
    return heard.rated
  }

  it.each([
    [['good'], [{ given: 'good' }]],
    [['good', 'skip'], [{ given: 'good' }]],
    [
      ['poor', 'I waited for an hour'],
      [{ given: 'poor' }, { given: 'poor', why: 'I waited for an hour' }],
    ],
    [['average, nobody knew'], [{ given: 'average', why: 'average, nobody knew' }]],
    [
      ['good', 'yes', 'they listened'],
      [{ given: 'good' }, { given: 'good', why: 'they listened' }],
    ],
    [['when are you open?', 'good'], []],
    [['good', 'when are you open?', 'they listened to me'], [{ given: 'good' }]],
    [['poor', 'start again'], [{ given: 'poor' }]],
  ])('%j is kept as %j', async (said, rated) => {
    expect(await ended(...said)).toEqual(rated)
  })

  it('is told by a key on a telephone', async () => {
    const { say, turn, advisors, heard } = talk({ before: 0 }, 'voice')
    await say('agent')
    advisors.desk({ does: 'ends' })
    await turn({ keys: '3' })
    expect(heard.rated).toEqual([{ given: 'poor' }])
  })
})

describe('a caller', () => {
  const sure = { act: 0.8, ask: 0.5 }
  /** A call on a line that puts calls through, from a mobile. */
  const call = (there: AdvisorsThere = { before: 1 }) => {
    const calling = talk(there, 'voice')
    const line = { sure, number: '07700900123', transfers: true }
    const turn = (told: Partial<Turn>) => calling.turn({ line, ...told })
    const says = async (...all: readonly string[]): Promise<Conversed | undefined> => {
      let last: Conversed | undefined
      for (const said of all) last = await turn({ said })
      return last
    }
    return { ...calling, turn, says }
  }

  it('is put through with 0, and it is not talked over', async () => {
    const { turn, heard } = call()
    await turn({ event: 'start' })
    const { replies } = await turn({ keys: '0' })
    expect(replies.at(-1)).toMatchObject({ do: 'transfer', interrupt: 'nothing' })
    expect([heard.putThrough.length, heard.joined.length]).toEqual([1, 0])
  })

  it('is put through with all that was told', async () => {
    const { says, heard } = call()
    await says('I want to report a change to my benefits', 'my wife has moved in', 'talk to a person')
    expect(heard.putThrough).toMatchObject([
      {
        about: 'A change to a benefit',
        service: 'benefit-change',
        particulars: [{ id: 'change', value: 'A partner moving in or out' }],
      },
    ])
  })

  it.each(['busy', 'noAnswer', 'failed'] as const)(
    'is put through once in a call: after “%s” they are rung back',
    async (transferred) => {
      const { says, turn, heard } = call()
      await says('talk to a person')
      await turn({ event: 'transferred', transferred })
      const again = await says('talk to a person')
      expect(again?.replies.map(({ do: does }) => does)).not.toContain('transfer')
      expect(again?.replies.at(-1)?.options).toHaveLength(2)
      expect(heard.putThrough).toHaveLength(1)
    },
  )

  it('who was put through and speaks to us was not', async () => {
    const { says, heard } = call()
    await says('talk to a person')
    const again = await says('talk to a person')
    expect(again?.replies[0]?.speech).toContain('I can’t put you through on this call.')
    expect(heard.putThrough).toHaveLength(1)
  })

  it('who answers “is anyone in danger?” with a person goes first', async () => {
    const { says, heard } = call()
    await says('my husband hits me', 'talk to a person')
    expect(heard.putThrough).toMatchObject([{ urgent: { priority: 'safety' } }])
  })

  it('who was misheard does not', async () => {
    const { says, heard } = call()
    await says('the gunmen did not come', 'no', 'talk to a person')
    expect(heard.putThrough).toHaveLength(1)
    expect(heard.putThrough[0]).not.toHaveProperty('urgent')
  })

  const AFTER_DANGER = ['my husband hits me', 'talk to a person', 'yes', 'my rent', 'Jo Bloggs'] as const

  it('whom it isn’t safe to ring is not, and no number is kept for it', async () => {
    const { says, turn, heard, advisors, memory } = call()
    await says(...AFTER_DANGER.slice(0, 2))
    await turn({ event: 'transferred', transferred: 'busy' })
    await says(...AFTER_DANGER.slice(2), 'no', '07700 900456', 'no')
    expect(heard.called).toEqual([])
    expect(advisors.standing()).toBeUndefined()
    expect(JSON.stringify(memory())).not.toMatch(/900456/)
    expect(memory()).toMatchObject({ safeToRing: false })
  })

  it('whom it is safe to ring is rung, and the advisor reads that it is', async () => {
    const { says, turn, heard } = call()
    await says(...AFTER_DANGER.slice(0, 2))
    await turn({ event: 'transferred', transferred: 'busy' })
    await says(...AFTER_DANGER.slice(2), 'yes', 'yes', 'send it')
    expect(heard.called).toMatchObject([
      { phone: '07700900123', told: [{ id: 'safe', label: 'Safe to ring', value: 'Yes' }] },
    ])
  })

  it('who said in a chat that ringing isn’t safe is passed on with it', async () => {
    const { say, heard } = talk()
    await say('my husband hits me')
    for (const said of ['call me back', 'my rent', 'tomorrow', 'morning', 'Jo Bloggs', '07700 900456', 'no'])
      await say(said)
    await say('talk to a person')
    expect(heard.joined).toMatchObject([
      { particulars: [{ id: 'safe', label: 'Safe to ring', value: 'No. Do not ring or text.' }] },
    ])
  })
})

describe('the queue', () => {
  it('says on a page only that it may be closed', async () => {
    expect(await talk({ before: 0 }, 'webchat').say('agent')).toContain('close this page')
    expect(await talk({ before: 0 }, 'sms').say('agent')).not.toContain('close this page')
  })

  it.each(['my advisor was rude', 'someone at the office said so', 'who can I talk to about this'])(
    'is not joined on a guess: "%s"',
    async (said) => {
      const { turn, heard } = talk()
      const { replies } = await turn({ said })
      expect(heard.joined).toEqual([])
      expect(
        replies
          .at(-1)
          ?.options?.map(({ label }) => label)
          .join(),
      ).toMatch(/to a person/)
    },
  )

  it('is left to nobody by a message without a word', async () => {
    const { turn, say } = talk()
    await say('agent')
    expect((await turn({ said: '🙂' })).replies).toHaveLength(1)
  })

  it('is passed on with the number to call where danger may be meant', async () => {
    const { say } = talk()
    await say('agent')
    const answered = await say('the lift is stuck with people')
    expect(answered).toMatch(/999.*passed that on/s)
  })

  it('asks one call back only of who was asking for one', async () => {
    const { say } = talk()
    await say('can you call me back')
    await say('my hedge')
    await say('agent')
    for (const said of ['call me instead', 'my hedge', 'Jo Bloggs', '01632 960123']) await say(said)
    expect(await say('yes')).not.toMatch(/go on with/)
  })

  it('has a card number taken out before it hears of it', async () => {
    const { say } = talk()
    await say('agent')
    expect(await say('my card is [card number removed]')).not.toContain('I don’t have an answer')
  })
})
