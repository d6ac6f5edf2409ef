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

describe('the queue', () => {
  it('is joined with 0 on a telephone, and asked of with it', async () => {
    const { turn, heard } = talk({ before: 0 }, 'voice')
    await turn({ keys: '0' })
    const again = await turn({ keys: '0' })
    expect(heard.joined).toHaveLength(1)
    expect(again.replies[0]?.speech).toMatch(/^You are still in the queue. You are next\./)
  })

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
