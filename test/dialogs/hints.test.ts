import * as fc from 'fast-check'
import { address } from '../../dialogs/answers/address'
import { bin } from '../../dialogs/answers/bin'
import { day } from '../../dialogs/answers/day'
import { email } from '../../dialogs/answers/email'
import { answerHints, asHints, hintWords } from '../../dialogs/answers/hints'
import type { AnswerKind } from '../../dialogs/answers/kind'
import { money } from '../../dialogs/answers/money'
import { name } from '../../dialogs/answers/name'
import { phone } from '../../dialogs/answers/phone'
import { postcode } from '../../dialogs/answers/postcode'
import { text } from '../../dialogs/answers/text'
import { yesNo } from '../../dialogs/answers/yesNo'
import { loadConversation } from '../../dialogs/loadConversation'
import { SERVICES } from '../../dialogs/services/every'
import { readServiceWords } from '../../dialogs/services/serviceWords'
import type { Reply } from '../../dialogs/turn'

const { converse, knowledge } = loadConversation()
const councils = [...knowledge.councils.values()]

const { always } = hintWords()

/** The replies to the last of what is said, nothing having been said before. */
const afterSaying = async (
  council: string,
  ...saying: readonly (string | undefined)[]
): Promise<readonly Reply[]> => {
  let memory: unknown
  let replies: readonly Reply[] = []
  const turn = { council, conversation: 'c', channel: 'voice', locale: 'en-GB' } as const
  for (const said of saying) {
    const at = new Date('2026-11-26T10:00:00Z')
    const what =
      said === undefined
        ? { event: 'start' as const }
        : { said, hypotheses: [{ text: said, confidence: 0.95 }] }
    const outcome = await converse({ ...turn, at, ...what }, memory)
    replies = outcome.replies
    memory = JSON.parse(JSON.stringify(outcome.memory))
  }
  return replies
}

const hintsAfter = async (council: string, ...saying: readonly (string | undefined)[]) =>
  (await afterSaying(council, ...saying)).at(-1)?.hints ?? []

const expectWithinLimits = (hints: readonly string[]) => {
  expect(hints.length).toBeGreaterThan(always.length)
  expect(hints.length).toBeLessThanOrEqual(100)
  expect(new Set(hints.map((hint) => hint.toLowerCase())).size).toBe(hints.length)
  for (const hint of hints) expect(hint).toMatch(/^[^,\n]{1,100}$/)
}

describe('hints', () => {
  it('keep the limits of recognisers, whatever they are made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ maxLength: 150 }), fc.lorem()), { maxLength: 200 }),
        (made) => {
          const hints = asHints(made)
          expect(hints.slice(-always.length)).toEqual(always)
          expect(hints.length).toBeLessThanOrEqual(100)
          expect(new Set(hints).size).toBe(hints.length)
          for (const hint of hints) expect(hint).toMatch(/^[^,\n]{1,100}$/)
        },
      ),
    )
  })

  it('keep what is likeliest when there are too many, and say each once', () => {
    const many = Array.from({ length: 200 }, (_, i) => `name ${i}`)
    expect(asHints(['Bins', 'bins', ...many]).slice(0, 3)).toEqual(['Bins', 'name 0', 'name 1'])
    expect(asHints(['A fence, wall or gate?'])[0]).toBe('A fence wall or gate')
    expect(asHints(['x'.repeat(101)])).toEqual(always)
  })
})

describe('every question of every service', () => {
  const questions = SERVICES.flatMap((service) => {
    const words = readServiceWords(service)
    return service.questions.map(({ id, kind }) => ({
      name: `${service.name}: ${id}`,
      kind,
      choices: words.choices(id),
    }))
  })

  it.each(questions)('$name has hints, and what may be picked comes first', ({ kind, choices }) => {
    const hints = answerHints(kind, { choices, districts: [] })
    const labels = choices.map(({ label }) => label)
    expect(hints.slice(0, labels.length)).toEqual(labels)
    if (kind.expects !== 'open') expectWithinLimits(asHints(hints))
  })
})

describe('the answer to each kind of question', () => {
  const hintsOf = (kind: AnswerKind<never>) =>
    answerHints(kind as unknown as AnswerKind<unknown>, { choices: [], districts: ['EX1', 'EX2'] })

  it.each<[string, AnswerKind<never>, readonly string[], readonly string[]]>([
    ['yes or no', yesNo as AnswerKind<never>, ['yes', 'no', 'nope', "i don't know"], ['y', 'Monday', 'b']],
    [
      'a day',
      day({ towards: 'past' }) as AnswerKind<never>,
      ['yesterday', 'Friday', 'March', 'the twenty third'],
      ['yes', 'dot'],
    ],
    ['a phone number', phone as AnswerKind<never>, ['seven', 'oh', 'double'], ['a', 'Monday']],
    ['a postcode', postcode as AnswerKind<never>, ['EX1', 'b', 'seven', 'for', 'bravo'], ['yes', 'Monday']],
    [
      'an address',
      address as AnswerKind<never>,
      ['Road', 'Close', 'flat', 'seven', 'fourteen'],
      ['yes', 'bravo'],
    ],
    ['a sum of money', money as AnswerKind<never>, ['pounds', 'pence', 'five', 'fifty'], ['yes', 'Monday']],
    ['a name', name as AnswerKind<never>, ['Mrs', 'b', 'for', 'bravo'], ['yes', 'Monday', 'bins']],
    ['an email address', email as AnswerKind<never>, ['at', 'dot', 'dot co dot uk', 'b'], ['yes', 'Monday']],
  ])('%s is hinted at in its own words and no others', (_, kind, said, never) => {
    const hints = asHints(hintsOf(kind))
    expectWithinLimits(hints)
    expect(hints).toEqual(expect.arrayContaining([...said]))
    expect(hints.filter((hint) => never.includes(hint))).toEqual([])
  })

  it('in the resident’s own words is hinted at by nothing of the kind', () => {
    expect(hintsOf(text({ most: 200 }) as AnswerKind<never>)).toEqual([])
  })

  it.each(
    councils
      .filter(({ containers }) => containers.length > 0)
      .map((pack) => [pack.council.id, pack] as const),
  )('of which bin is hinted at by the bins of %s', (_, { containers }) => {
    const choices = bin.offers?.(containers) ?? []
    const hints = answerHints(bin as AnswerKind<unknown>, { choices, districts: [] })
    expect(hints.slice(0, choices.length)).toEqual(choices.map(({ label }) => label))
    expectWithinLimits(asHints(hints))
  })

  it('begins with the districts of the council’s own places', () => {
    expect(hintsOf(postcode as AnswerKind<never>).slice(0, 2)).toEqual(['EX1', 'EX2'])
  })
})

describe.each(councils)('with $council.id', (pack) => {
  const { id, shortName } = pack.council

  it('the first words have the names of its services and places, and ways to a person', async () => {
    const hints = await hintsAfter(id, undefined)
    expectWithinLimits(hints)
    expect(hints).toEqual(
      expect.arrayContaining([shortName, 'council tax', 'planning permission', 'speak to someone']),
    )
    const [place] = pack.contacts.places
    expect(hints).toContain(place?.name.replace(/^the /, ''))
    expect(await hintsAfter(id, undefined)).toEqual(hints)
  })

  it('“is it about one of these?” has the names of these, places in the list, and none of them', async () => {
    const replies = await afterSaying(id, 'help with payment')
    const last = replies.at(-1)
    const offered = last?.options?.map(({ says }) => says.replaceAll(',', '')) ?? []
    expect(last?.expects).toBe('choice')
    expectWithinLimits(last?.hints ?? [])
    expect(last?.hints?.slice(0, offered.length)).toEqual(offered)
    expect(last?.hints).toEqual(expect.arrayContaining(['one', 'second', 'Something else']))
    expect(last?.hints).not.toContain('bulky waste')
  })
})

describe('hints change with the prompt', () => {
  const council = councils[0]?.council.id ?? ''
  const begun = 'do i need planning permission'

  it('from the council’s services to what may be built, to what it may be built on, and back', async () => {
    const turns = [[undefined], [begun], [begun, 'a shed'], [begun, 'a shed', 'house', 'neither']]
    const all = await Promise.all(turns.map((said) => hintsAfter(council, ...said)))
    expect(all.map((hints) => hints.includes('A loft conversion'))).toEqual([false, true, false, false])
    expect(all.map((hints) => hints.includes('bungalow'))).toEqual([false, false, true, false])
    // The end is a long answer: whether to go on with it is asked.
    expect(all.map((hints) => hints.includes('council tax'))).toEqual([true, false, false, false])
  })

  it('and come back with a question that is asked again after another was answered', async () => {
    const replies = await afterSaying(council, begun, 'when are you open?')
    expect(replies.length).toBeGreaterThan(1)
    expect(replies.slice(0, -1).flatMap(({ hints }) => hints ?? [])).toEqual([])
    expect(replies.at(-1)?.hints).toContain('A loft conversion')
  })

  it('to yes and no alone, when it is asked whether something was heard rightly', async () => {
    const replies = await afterSaying(council, begun, 'a shed', 'house', 'neither')
    expect(replies.at(-1)?.expects).toBe('yesNo')
    expect(replies.at(-1)?.hints?.slice(0, 4)).toEqual(['Yes', 'No', 'yeah', 'nope'])
    expect(replies.at(-1)?.hints).not.toContain('first')
  })

  it('but never leave out what may be said at any time', async () => {
    for (const saying of [[undefined], [begun], ['help with payment'], ['bye']])
      expect((await hintsAfter(council, ...saying)).slice(-always.length)).toEqual(always)
  })
})
