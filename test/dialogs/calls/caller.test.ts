import { loadConversation } from '../../../dialogs/loadConversation'
import { type Answered, ring } from './support'

const loaded = loadConversation()
const council = [...loaded.knowledge.councils.keys()].sort()[0] ?? ''

const begun = async (line = {}) => {
  const call = ring(loaded, council, line)
  return { ...call, greeting: await call.start() }
}

const asksForPerson = ({ memory, replies }: Answered): boolean =>
  memory.topic?.intent === 'advisor.handoff' || replies.some(({ do: does }) => does === 'person')

describe('the first words', () => {
  it('say who speaks and that it is written down, which nobody talks over, and how to get a person', async () => {
    const { greeting } = await begun()
    expect(greeting.replies[0]).toMatchObject({ interrupt: 'nothing' })
    expect(greeting.speech).toMatch(/automated assistant.*written down.*press zero/)
  })

  it('offer a person first to whom an assistant speaks for, whole and without haste', async () => {
    const { greeting, say } = await begun({ relay: true })
    expect(greeting.replies.every(({ interrupt }) => interrupt === 'nothing')).toBe(true)
    expect(greeting.replies.at(-1)).toMatchObject({ expects: 'yesNo', listen: { slow: true } })
    expect(asksForPerson(await say('yes'))).toBe(true)
  })

  it('of the same, told by the assistant of Relay UK', async () => {
    const { say } = await begun()
    const told = await say('hello this is a relay uk call', 0.6)
    expect(told.speech).toMatch(/speak to a person/)
    expect(told.replies.at(-1)?.listen?.slow).toBe(true)
    expect(asksForPerson(await say('no'))).toBe(false)
  })

  it('pass on to a person whoever rang the line of another language', async () => {
    const { turn } = ring(loaded, council)
    expect(asksForPerson(await turn({ event: 'start', locale: 'cy-GB' }))).toBe(true)
  })
})

describe('keys', () => {
  it('0 is a person, in every state', async () => {
    const { press, say } = await begun()
    expect(asksForPerson(await press('0'))).toBe(true)
    await say('i want to complain about my neighbour')
    expect(asksForPerson(await press('0#'))).toBe(true)
  })

  it('* says it again, with its keys', async () => {
    const { say, press } = await begun()
    const asked = await say('do i need planning permission')
    const again = await press('*')
    expect(again.speech).toContain('What do you want to build or change?')
    expect(again.memory.call?.picks).toEqual(asked.memory.call?.picks)
  })

  it('pick what was offered, four at a time, and more of them', async () => {
    const { say, press } = await begun()
    const asked = await say('do i need planning permission')
    const labels = asked.memory.call?.picks.map(({ label }) => label) ?? []
    expect(labels.length).toBeGreaterThan(4)
    const more = await press('4')
    expect(more.speech).toContain(labels[3])
    const picked = await press('1')
    expect(picked.memory.service?.given).not.toEqual({})
    expect(picked.speech).not.toContain(labels[3])
  })

  it('that mean nothing are told so, and lose nothing', async () => {
    const { say, press } = await begun()
    await say('do i need planning permission')
    const wrong = await press('9')
    expect(wrong.speech).toMatch(/does nothing here. What do you want to build/)
    expect(wrong.memory.service).toBeDefined()
  })
})

describe('silence and noise', () => {
  it('is asked about, the second time with keys, and the third time a person is found', async () => {
    const { wait } = await begun()
    const [first, second, third] = [await wait(), await wait(), await wait()]
    expect(first.speech).toMatch(/didn’t hear anything/)
    expect(second.speech).not.toBe(first.speech)
    expect(second.speech).toMatch(/press zero/)
    expect(asksForPerson(third)).toBe(true)
  })

  it('never goes round for ever', async () => {
    const { wait } = await begun()
    const turns: Answered[] = []
    for (let i = 0; i < 10; i++) turns.push(await wait())
    expect(turns.some(({ replies }) => replies.at(-1)?.do === 'hangUp')).toBe(true)
  })

  it('counts with what was not understood, and is forgotten once something is', async () => {
    const { wait, hear, say } = await begun()
    await wait()
    await hear({ text: 'mumble the grey', confidence: 0.1 })
    await say('when are you open')
    const again = await wait()
    expect(asksForPerson(again)).toBe(false)
    expect(again.memory.call?.failed).toBe(1)
  })

  it('after all was answered ends the call with a goodbye, not with a queue', async () => {
    const { say, wait } = await begun()
    expect((await say('when are you open on thursday')).speech).toMatch(/Is there anything else\?$/)
    await wait()
    const last = await wait()
    expect(last.replies.at(-1)?.do).toBe('hangUp')
    expect(asksForPerson(last)).toBe(false)
  })

  it('keeps the question of a service, shorter each time', async () => {
    const { say, wait } = await begun()
    const asked = await say('do i need planning permission')
    const again = await wait()
    expect(again.speech.length).toBeLessThan(asked.speech.length + 40)
    expect(again.memory.service).toEqual(asked.memory.service)
  })
})

describe('doubt', () => {
  it('acts on what was heard clearly, and says what it was taken for', async () => {
    const { say } = await begun()
    const acted = await say('my bin was not collected')
    expect(acted.speech).toMatch(/^A bin that was not collected\./)
  })

  it('asks about what was heard half', async () => {
    const { say, press } = await begun()
    const asked = await say('my bin was not collected', 0.4)
    expect(asked.memory.service).toBeUndefined()
    expect(asked.memory.offered?.intents).toContain('bins.missed')
    const place = asked.memory.offered?.intents.indexOf('bins.missed') ?? 0
    expect((await press(String(place + 1))).memory.topic?.intent).toBe('bins.missed')
  })

  it('asks again for what was hardly heard, with a person in the same breath', async () => {
    const { say } = await begun()
    const again = await say('my bin was not collected', 0.1)
    expect(again.memory.offered).toBeUndefined()
    expect(again.speech).toMatch(/a person/)
    expect(again.memory.call?.failed).toBe(1)
  })

  it('takes a no for what it took wrongly', async () => {
    const { say } = await begun()
    expect((await say('do i need planning permission')).memory.service).toBeDefined()
    const wrong = await say('no')
    expect(wrong.memory.service).toBeUndefined()
    expect(wrong.memory.topic).toBeUndefined()
  })

  it('does not offer again what was refused', async () => {
    const { say, press } = await begun()
    const asked = await say('my bin was not collected', 0.4)
    const refused = asked.memory.offered?.intents ?? []
    await press(String(refused.length + 1))
    const second = await say('my bin was not collected', 0.4)
    expect(second.memory.offered?.intents ?? []).not.toEqual(expect.arrayContaining([...refused]))
  })

  it('finds a person in any of the likely hypotheses', async () => {
    const { hear } = await begun()
    const heard = await hear({ text: 'an oprah tour', confidence: 0.3 }, { text: 'operator' })
    expect(asksForPerson(heard)).toBe(true)
  })
})

describe('danger', () => {
  it('has its number said first and whole, and is asked about before it is believed', async () => {
    const { hear } = await begun()
    const asked = await hear(
      { text: 'the tin men came', confidence: 0.7 },
      { text: 'there are gunmen outside' },
    )
    expect(asked.replies[0]).toMatchObject({ do: 'emergency', interrupt: 'nothing' })
    expect(asked.replies[0]?.speech).toMatch(/hang up and dial nine nine nine/)
    expect(asked.speech).toMatch(/Is anyone in danger/)
    expect(asked.memory.distress).toBe(false)
  })

  it('is believed once they say so, by key or in words', async () => {
    for (const yes of ['1', 'yes']) {
      const { say, press } = await begun()
      await say('i can smell gas in my kitchen', 0.3)
      const told = yes === '1' ? await press(yes) : await say(yes)
      expect(told.memory.distress).toBe(true)
      expect(told.speech).toMatch(/zero eight zero zero/)
    }
  })

  it('costs one question where it was misheard: what was said goes on as anything else', async () => {
    const { say } = await begun()
    await say('there are gunmen outside', 0.9)
    const not = await say('no')
    expect(not.memory.distress).toBe(false)
    expect(not.replies.every(({ speech }) => !/Is anyone in danger/.test(speech))).toBe(true)
  })

  it('denied, what was hardly heard is still asked for again', async () => {
    const { hear, say } = await begun()
    await hear({ text: 'my bin was not collected', confidence: 0.1 }, { text: 'there are gunmen outside' })
    const not = await say('no')
    expect(not.memory.service).toBeUndefined()
    expect(not.memory.call?.failed).toBe(1)
  })

  it('told of again instead of an answer is believed', async () => {
    const { say } = await begun()
    await say('i can smell gas', 0.9)
    expect((await say('gas in the whole house', 0.9)).memory.distress).toBe(true)
  })
})

describe('what is said', () => {
  it('goes on only as long as they want to hear it', async () => {
    const { say } = await begun()
    const first = await say('how do i apply for housing benefit')
    expect(first.speech).toMatch(/Shall I go on\?$/)
    const second = await say('yes')
    expect(second.speech).not.toBe('')
    expect(second.speech).not.toContain(first.speech.slice(0, 60))
    const { say: sayElse } = await begun()
    await sayElse('how do i apply for housing benefit')
    expect((await sayElse('no')).speech).toBe('Is there anything else?')
  })

  it('ends the call when they say goodbye, or that there is nothing else', async () => {
    for (const words of ['goodbye', 'no', 'no thank you']) {
      const { say } = await begun()
      await say('when are you open on thursday')
      expect((await say(words)).replies.at(-1)?.do).toBe('hangUp')
    }
  })
})
