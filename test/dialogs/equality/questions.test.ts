import { EQUALITY, QUESTIONS } from '../../../dialogs/equality/questions'
import { readEqualityWords } from '../../../dialogs/equality/wordsFor'
import { loadConversation } from '../../../dialogs/loadConversation'
import { noWorld, type Ports } from '../../../dialogs/ports'

const { converse, knowledge } = loadConversation()
const [council = ''] = knowledge.councils.keys()
const AT = new Date('2026-11-26T10:00:00Z')

const openCase: Ports['cases']['openCase'] = async () => ({
  reference: '123456786',
  state: 'received',
  since: AT,
  openedAt: AT,
  pauses: [],
  provable: [],
  isNew: true,
})
const ports: Ports = { ...noWorld, cases: { ...noWorld.cases, openCase } }

type Outcome = Awaited<ReturnType<typeof converse>>

const kept = (memory: unknown): unknown => JSON.parse(JSON.stringify(memory ?? null)) ?? undefined

const talk = async (saying: readonly string[], memory?: unknown): Promise<Outcome> => {
  let outcome: Outcome = { replies: [], memory }
  for (const said of saying)
    outcome = await converse(
      { council, conversation: 'c', channel: 'webchat', said, locale: 'en-GB', at: AT },
      kept(outcome.memory),
      ports,
    )
  return outcome
}

const COMPLAINT = [
  'I want to complain that your contractor cut down my hedge and drove off',
  'no',
  'an apology',
  'Mary Jones',
  'email',
  'mary@example.com',
  'yes',
]
const sent = () => talk(COMPLAINT)
const textOf = ({ replies }: Outcome): string => replies.map(({ text }) => text).join('\n')

describe('the equality questions', () => {
  it('all have a way not to say, and choices that are told apart', () => {
    const { choices } = readEqualityWords()
    for (const question of QUESTIONS) {
      expect(EQUALITY[question].at(-1)).toBe('notSaid')
      const words = (choices.get(question) ?? []).flatMap(({ label, also }) =>
        [label, ...also].map((each) => each.toLowerCase()),
      )
      expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    }
  })

  it('are offered once a complaint is sent, and asked of whoever is willing', async () => {
    const end = await sent()
    expect(textOf(end)).toMatch(/123\s456\s786/)
    expect(end.replies.at(-1)?.text).toMatch(/six short questions/)
    const first = await talk(['yes'], end.memory)
    expect(textOf(first)).toContain('How old are you?')
    expect(first.apart).toBeUndefined()
  })

  it('give each answer to be counted, and remember none of them', async () => {
    const end = await sent()
    const answers = [
      ['65 to 74', 'age', '65to74'],
      ['a woman', 'sex', 'female'],
      ['a little', 'disability', 'little'],
      ['pakistani', 'ethnicGroup', 'asian'],
      ['muslim', 'religion', 'muslim'],
      ["i'd rather not say", 'orientation', 'notSaid'],
    ] as const
    let memory = (await talk(['Answer six questions about me'], end.memory)).memory
    for (const [said, question, answer] of answers) {
      const outcome = await talk([said], memory)
      expect(outcome.apart).toEqual({ counted: [{ question, answer }] })
      expect(outcome.replies).toHaveLength(1)
      memory = outcome.memory
    }
    // Of the questions the choices are remembered, as what was said last; of the answers nothing.
    expect(memory).toMatchObject({ equality: { at: 6 } })
    expect(JSON.stringify(memory)).not.toMatch(/65|woman|female|pakistani|asian|muslim/i)
    expect((await talk(['yes'], memory)).apart).toBeUndefined()
  })

  it('keep what isn’t an answer out of the transcript too, and ask again', async () => {
    const open = await talk(['yes', 'under 25', 'female', 'no'], (await sent()).memory)
    const odd = await talk(['half Klingon'], open.memory)
    expect(odd.apart).toEqual({ counted: [] })
    expect(textOf(odd)).toContain('What is your ethnic group?')
  })

  it.each(['no', 'no thanks'])('take "%s" for an answer, and are not offered again', async (said) => {
    const declined = await talk([said], (await sent()).memory)
    expect(textOf(declined)).toContain('makes no difference')
    const again = await talk(COMPLAINT, declined.memory)
    expect(textOf(again)).not.toMatch(/six short questions/)
  })

  it('end at "stop", and at anything else that is said', async () => {
    const open = await talk(['yes', 'under 25'], (await sent()).memory)
    expect(textOf(await talk(['stop'], open.memory))).toContain('stop there')
    const other = await talk(['how long will it take you to answer my complaint'], open.memory)
    expect(other.apart).toBeUndefined()
    expect((await talk(['no'], other.memory)).apart).toBeUndefined()
  })

  it('are never put to somebody in distress', async () => {
    const upset = await talk(['i want to end my life'])
    expect(textOf(await talk(COMPLAINT, upset.memory))).not.toMatch(/six short questions/)
    const crying = COMPLAINT.with(
      0,
      'I want to complain, you lost my council tax letters and I was in tears for days',
    )
    expect(textOf(await talk(crying))).not.toMatch(/six short questions/)
  })

  it('are not begun by anybody who was not offered them', async () => {
    expect((await talk(['answer six questions about me', '65 to 74'])).apart).toBeUndefined()
  })
})
