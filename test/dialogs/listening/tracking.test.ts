import fc from 'fast-check'
import { withCheckDigit, writtenReference } from '../../../dialogs/caseReference'
import { MOST_UNKNOWN, MOST_WRONG } from '../../../dialogs/listening/tracking'
import { loadConversation } from '../../../dialogs/loadConversation'
import type { CaseDetails, CasePorts, FoundCase, Ports } from '../../../dialogs/ports'
import { CASE_STATES, noWorld } from '../../../dialogs/ports'
import type { Turn } from '../../../dialogs/turn'
import { DIGIT_WAYS, readAloud } from '../../support/aloud'

const { converse, knowledge } = loadConversation()
const [council = ''] = knowledge.councils.keys()
const AT = new Date('2026-11-26T10:00:00Z')
const REFERENCE = '123456786'

const aFound = (more: Partial<FoundCase> = {}): FoundCase => ({
  reference: REFERENCE,
  state: 'received',
  since: new Date('2026-11-24T10:00:00Z'),
  openedAt: new Date('2026-11-24T10:00:00Z'),
  pauses: [],
  promise: { within: { amount: 5, unit: 'workingDays' } },
  provable: ['postcode', 'phone'],
  ...more,
})

const DETAILS: CaseDetails = {
  what: 'missed collection of the green bin',
  where: '12 Acacia Avenue',
  timeline: [
    { state: 'received', at: new Date('2026-11-24T10:00:00Z'), by: 'resident' },
    {
      state: 'scheduled',
      at: new Date('2026-11-25T10:00:00Z'),
      by: 'council',
      note: 'The crew comes back on Friday.',
    },
  ],
}

/** One case, whose postcode is EX1 2AB and whose phone ends in 0123. */
const world = (found: FoundCase = aFound(), more: Partial<CasePorts> = {}): Ports => ({
  ...noWorld,
  cases: {
    ...noWorld.cases,
    findCase: async (reference) => (reference === found.reference ? found : undefined),
    readCase: async (_, { value }) => (['EX1 2AB', '0123'].includes(value) ? DETAILS : 'wrong'),
    ...more,
  },
})

/** A conversation, from its beginning: what the last turn said. */
const conversation = (ports: Ports, at = AT) => {
  let memory: unknown
  const take = async (turn: Partial<Turn>) => {
    const whole = { council, conversation: 'c', channel: 'webchat', locale: 'en-GB', at, ...turn } as const
    const outcome = await converse(whole, memory, ports)
    memory = JSON.parse(JSON.stringify(outcome.memory))
    const [text, speech] = (['text', 'speech'] as const).map((form) =>
      outcome.replies.map((reply) => reply[form]).join('\n'),
    )
    const keys = outcome.replies.at(-1)?.listen?.digits
    return { text: (text ?? '').replaceAll('\u00A0', ' '), speech: speech ?? '', keys }
  }
  const say = async (...all: readonly string[]): Promise<string> => {
    let last = ''
    for (const said of all) last = (await take({ said })).text
    return last
  }
  return { take, say }
}

const STATUS = /Your case \*\*123 456 786\*\*/
const SLIP = /One digit of/
const UNKNOWN = /I can’t find/

describe('a reference', () => {
  it.each([
    '123456786',
    '123 456 786',
    'my reference is 123-456-786 please',
    'whats happening with 123 456 786',
    'track 123456786',
    'i reported my bin last week, reference 123456786, and nothing has happened',
    'Any news on case no. 123456786?',
    'one two three four five six seven eight six',
  ])('is looked up wherever it is said: %s', async (said) => {
    expect(await conversation(world()).say(said)).toMatch(STATUS)
  })
  it.each(Object.keys(DIGIT_WAYS))('is looked up, read aloud: %s', async (way) => {
    const heard = readAloud(REFERENCE, String, DIGIT_WAYS[way] ?? String)
    expect(await conversation(world()).say('how is my enquiry going', heard)).toMatch(STATUS)
  })
  it.each(['123456786', '123456786#', '*123456786'])('is looked up when it is keyed: %s', async (keys) => {
    const { text } = await conversation(world()).take({ keys, channel: 'voice' })
    expect(text).toMatch(STATUS)
  })
  it('is taken from whatever may have been heard', async () => {
    const hypotheses = [
      { text: 'one two three four five six seven ate tricks' },
      { text: 'one two three four five six seven eight six' },
    ]
    const { speech } = await conversation(world()).take({ said: hypotheses[0]?.text ?? '', hypotheses })
    expect(speech).toContain('Your case one two three, four five six, seven eight six.')
  })
  it('is the one that there is, of several that may have been heard on the telephone', async () => {
    const heard = (...texts: readonly string[]) =>
      conversation(world()).take({
        channel: 'voice',
        said: texts[0] ?? '',
        hypotheses: texts.map((text) => ({ text, confidence: 0.9 })),
      })
    const other = readAloud(withCheckDigit('98765432'), String, String)
    const right = readAloud(REFERENCE, String, String)
    expect((await heard(`track my case ${other}`, `track my case ${right}`)).speech).toContain(
      'Your case one two three',
    )
    expect((await heard(`track my case ${other}`)).speech).toContain('I can’t find')
  })
  it('is asked for by keys on the telephone, and then what proves whose it is', async () => {
    const codes = { postcodesKeyed: async (keys: string) => (keys === '391222' ? ['EX1 2AB'] : []) }
    const here = world()
    const { take } = conversation({ ...here, collections: { ...here.collections, ...codes } })
    const voice = { channel: 'voice', line: { sure: { act: 0.8, ask: 0.5 } } } as const
    const asked = await take({
      ...voice,
      said: 'what is happening with my case',
      hypotheses: [{ text: 'what is happening with my case', confidence: 0.95 }],
    })
    expect(asked.keys).toMatchObject({ max: 9 })
    const found = await take({ ...voice, keys: REFERENCE })
    expect(found.text).toMatch(STATUS)
    expect(found.keys).toMatchObject({ max: 7 })
    expect((await take({ ...voice, keys: '391222' })).text).toContain('missed collection of the green bin')
  })
  it.each([
    'my council tax account is 123456786',
    'i want to pay invoice 123456786',
    'my bin was missed',
    'ring me on 01632 960123',
    'planning application 21/01234/FUL',
    'is 26.11.2026 a working day',
    'it cost £123456786',
  ])('is not what this is: %s', async (said) => {
    const asked: string[] = []
    const findCase = async (reference: string) => {
      asked.push(reference)
      return undefined
    }
    const text = await conversation(world(aFound(), { findCase })).say(said)
    expect(asked).toEqual([])
    expect(text).not.toMatch(SLIP)
  })
  it('that is not there is said to be unknown, with who can help', async () => {
    const text = await conversation(world(aFound({ reference: '333333334' }))).say('track 123456786')
    expect(text).toMatch(UNKNOWN)
    expect(text).toMatch(/call|email|go to/)
  })
  it('of too few or too many digits is told apart, once it was asked for', async () => {
    const { say } = conversation(world())
    expect(await say('how is my enquiry going')).toMatch(/reference with nine digits/)
    expect(await say('12345678')).toMatch(/has nine digits/)
    expect(await say('1234567861')).toMatch(/has nine digits/)
    expect(await say(REFERENCE)).toMatch(STATUS)
  })

  const references = fc
    .integer({ min: 10_000_000, max: 99_999_999 })
    .map((number) => withCheckDigit(String(number)))
  /** Whoever writes a group of it calls for help. */
  const isCall = (digits: string) => /999|112/.test(writtenReference(digits))
  const never: Partial<CasePorts> = {
    findCase: async () => {
      throw new Error('a slip is never looked up')
    },
  }
  it('with any one wrong digit is told apart from an unknown one, and never looked up', async () => {
    await fc.assert(
      fc.asyncProperty(
        references,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (right, at, by) => {
          const wrong = `${right.slice(0, at)}${(Number(right[at]) + by) % 10}${right.slice(at + 1)}`
          fc.pre(!isCall(wrong))
          const said = await conversation(world(aFound(), never)).say(`track ${writtenReference(wrong)}`)
          expect(said).toMatch(SLIP)
          expect(said).toContain(writtenReference(wrong))
        },
      ),
      { numRuns: 150 },
    )
  })
  it('with two neighbours swapped is told apart too', async () => {
    await fc.assert(
      fc.asyncProperty(references, fc.nat(7), async (right, at) => {
        fc.pre(right[at] !== right[at + 1] && !(at === 0 && right[1] === '0'))
        const swapped = `${right.slice(0, at)}${right[at + 1]}${right[at]}${right.slice(at + 2)}`
        expect(await conversation(world(aFound(), never)).say(swapped)).toMatch(SLIP)
      }),
      { numRuns: 150 },
    )
  })
})

describe('where a case stands', () => {
  it.each(CASE_STATES)('is told in words of its own, to read and to hear: %s', async (state) => {
    const { text, speech } = await conversation(world(aFound({ state }))).take({ said: REFERENCE })
    expect(text).toMatch(STATUS)
    expect(speech).not.toMatch(/\*|\d{3}|undefined/)
    const others = CASE_STATES.filter((other) => other !== state)
    for (const other of others)
      expect(await conversation(world(aFound({ state: other }))).say(REFERENCE)).not.toBe(text)
  })
  it('tells by when, and nothing of what was reported', async () => {
    const text = await conversation(world()).say(REFERENCE)
    expect(text).toContain('It is due by **Tuesday 1 December**.')
    expect(text).not.toMatch(/bin|Acacia/)
  })
  it('tells the time of day of a promise in hours', async () => {
    const promise = { within: { amount: 48, unit: 'hours' } } as const
    const openedAt = new Date('2026-11-25T15:30:00Z')
    const text = await conversation(world(aFound({ promise, openedAt }))).say(REFERENCE)
    expect(text).toContain('It is due by **3:30pm on Friday 27 November**.')
  })
  it('is the council’s own standard, as it is now', async () => {
    const pack = knowledge.councils.get(council)
    const standard = pack?.standards.find(({ within }) => within?.unit === 'workingDays')
    const amount = standard?.within?.amount ?? 0
    expect(amount).toBeGreaterThan(0)
    const promise = (within: number) => ({ within: { amount: within, unit: 'workingDays' } }) as const
    const named = { ...promise(amount + 3), standard: standard?.id ?? '' }
    const [asPromised, asNow, gone] = [promise(amount), named, { ...named, standard: 'no.such' }].map(
      (each) => conversation(world(aFound({ promise: each }))).say(REFERENCE),
    )
    expect(await asNow).toBe(await asPromised)
    expect(await gone).not.toBe(await asPromised)
  })
  it('is overdue when the day is over, with an apology and a way to chase', async () => {
    const [due, after] = ['2026-12-01T23:59:00Z', '2026-12-02T00:00:00Z'].map((at) =>
      conversation(world(), new Date(at)).say(REFERENCE),
    )
    expect(await due).not.toMatch(/overdue/)
    const text = await after
    expect(text).toMatch(/It is overdue.*Tuesday 1 December/)
    expect(text).toMatch(/sorry/)
    expect(text).toMatch(/To ask why, (call|email|go to)[\s\S]*Say “chase it”/)
  })
  it('is not overdue while the council waits, unless it was before', async () => {
    const at = new Date('2026-12-20T10:00:00Z')
    const waiting = (from: string) =>
      conversation(world(aFound({ state: 'waiting', pauses: [{ from: new Date(from) }] })), at).say(REFERENCE)
    expect(await waiting('2026-11-27T10:00:00Z')).not.toMatch(/overdue|due by/)
    expect(await waiting('2026-12-07T10:00:00Z')).toMatch(/overdue/)
  })
  it('has no date when it is closed, or when nothing was promised', async () => {
    const { promise: _, ...open } = aFound()
    for (const found of [open, aFound({ state: 'done' })])
      expect(await conversation(world(found), new Date('2027-06-01T10:00:00Z')).say(REFERENCE)).not.toMatch(
        /due/,
      )
  })
})

describe('the details', () => {
  it.each([
    'EX1 2AB',
    'its ex12ab',
    'e x one two a b',
    '0123',
    'the last four are 0123',
    'oh one two three',
    '01632 960123',
  ])('are shown to whoever knows the postcode or the phone: %s', async (proof) => {
    const text = await conversation(world()).say(REFERENCE, proof)
    expect(text).toMatch(/missed collection of the green bin/)
    expect(text).toMatch(/12 Acacia Avenue/)
    expect(text).toMatch(/- Wednesday 25 November: we planned the work\. The crew comes back on Friday\./)
  })
  it('are shown for keys', async () => {
    const { take } = conversation(world())
    await take({ keys: REFERENCE, channel: 'voice' })
    expect((await take({ keys: '0123', channel: 'voice' })).speech).toMatch(/missed collection/)
  })
  it('are asked for with what the case has, or not at all', async () => {
    const asked = async (provable: FoundCase['provable']) =>
      conversation(world(aFound({ provable }))).say(REFERENCE)
    expect(await asked(['postcode'])).toMatch(/tell me the postcode that you gave us\.$/)
    expect(await asked(['phone'])).toMatch(/last four digits of the phone number that you gave us\.$/)
    expect(await asked([])).not.toMatch(/tell me/)
  })
  it('are refused for a wrong proof, and after some of them in any case', async () => {
    const tried: string[] = []
    const readCase: CasePorts['readCase'] = async (_, { value }) => {
      tried.push(value)
      return value === '0123' ? DETAILS : 'wrong'
    }
    const { say } = conversation(world(aFound(), { readCase }))
    await say(REFERENCE)
    for (let i = 1; i < MOST_WRONG; i++) expect(await say(`111${i}`)).toMatch(/not what we have/)
    expect(await say('1119')).toMatch(/tried too often/)
    expect(await say('0123')).toMatch(/tried too often/)
    expect(tried).toHaveLength(MOST_WRONG)
    expect(await say(REFERENCE)).toMatch(STATUS)
    expect(await say('0123')).toMatch(/tried too often/)
  })
  it('that are locked stay so, kindly', async () => {
    const ports = world(aFound(), { readCase: async () => 'locked' })
    expect(await conversation(ports).say(REFERENCE, '0123')).toMatch(/tried too often.*You can still see/)
  })
  it('are only asked about: another question is answered, and a postcode afterwards is no proof', async () => {
    const { say } = conversation(world())
    await say(REFERENCE)
    expect(await say('when are you open on saturday')).toMatch(/Saturday/)
    expect(await say('EX1 2AB')).not.toMatch(/missed collection|not what we have/)
  })
})

it('after some unknown references, no more are looked up in the conversation', async () => {
  const asked: string[] = []
  const findCase = async (reference: string) => {
    asked.push(reference)
    return undefined
  }
  const { say } = conversation(world(aFound(), { findCase }))
  for (let i = 0; i < MOST_UNKNOWN; i++) expect(await say(withCheckDigit(`1234567${i}`))).toMatch(UNKNOWN)
  expect(await say(REFERENCE)).toMatch(/stop here/)
  expect(asked).toHaveLength(MOST_UNKNOWN)
})

it('in the middle of a service the question is put again', async () => {
  const text = await conversation(world()).say('do i need planning permission', `track ${REFERENCE}`)
  expect(text).toMatch(STATUS)
  expect(text).not.toMatch(/postcode/)
  expect(text).toMatch(/\?/)
})
