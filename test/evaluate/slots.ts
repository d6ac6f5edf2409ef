/** How well short answers to a prompt are read from what a speech recogniser made of them: files with `expects`. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { readHeard } from '../../dialogs/answers/heard'
import type { AnswerContext, Read } from '../../dialogs/answers/kind'
import { read as found, unread } from '../../dialogs/answers/kind'
import { yesNo } from '../../dialogs/answers/yesNo'
import type { Particulars, ParticularsReader } from '../../dialogs/understanding/particulars'
import { createParticularsReader } from '../../dialogs/understanding/particulars'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { loadKnowledge } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'
import { codeAlone } from './codeAlone'
import { table } from './measure'
import { evaluateBySound } from './slotsBySound'

const EXPECTS = ['yes', 'no', 'bin-type', 'date', 'digits', 'alnum', 'postcode', 'street'] as const
type Expects = (typeof EXPECTS)[number]

const Slot = z.object({
  id: z.union([z.string(), z.number()]),
  reference: z.string(),
  expects: z.enum(EXPECTS),
  hints: z.string().default('none'),
  hypotheses: z.array(z.object({ text: z.string() })),
})
type Slot = z.infer<typeof Slot>

/** Whether a file holds answers to prompts rather than enquiries. */
export const holdsSlots = (file: string): boolean =>
  'expects' in (JSON.parse(readFileSync(file, 'utf8').split('\n')[0] || '{}') as object)

const slotsIn = (file: string): readonly Slot[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Slot.parse(JSON.parse(line)))

/** No council's own postcodes, every council's planning references, and the bins of the first that tells of them. */
const anyCouncil = (): Pack => {
  const packs = [...loadKnowledge().councils.values()]
  const first = packs.find(({ containers }) => containers.length > 0) ?? packs[0]
  if (first === undefined) throw new Error('there is no council to measure with')
  const planningReferences = packs.flatMap(({ council }) => council.planningReferences)
  return {
    ...first,
    council: { ...first.council, planningReferences },
    contacts: { ...first.contacts, places: [] },
  }
}

/** A Thursday: any day will do, as both what was said and what was heard are read on it. */
const NOW = { day: '2026-11-26', time: '10:00' }

/** What is read in an answer; `undefined` when it would be asked for again. */
type Reader = (alternatives: readonly string[]) => string | undefined

const KINDS: Readonly<Partial<Record<Expects, readonly (keyof Particulars)[]>>> = {
  'bin-type': ['bins'],
  postcode: ['postcodes'],
  street: ['addresses'],
}

const firstOf =
  (read: ParticularsReader, context: AnswerContext, kinds: readonly (keyof Particulars)[]): Reader =>
  (alternatives) =>
    kinds
      .map((kind) => read(alternatives, { ...context, expects: kind })[kind][0])
      .flatMap((found) => (found === undefined ? [] : [JSON.stringify(found.value)]))[0]

/** Any number, or any code of letters and digits, that is all there is to an answer. */
const codeReader =
  (letters: boolean, context: AnswerContext): Reader =>
  (alternatives) => {
    const read = (said: string): Read<string> => {
      const value = codeAlone(said, { letters })
      return value === undefined ? unread('notCaseReference') : found(value)
    }
    const answer = readHeard({ read, problems: ['notCaseReference'] }, alternatives, context)
    return answer.ok ? answer.value : undefined
  }

const readersFor = (): Readonly<Record<Expects, Reader>> => {
  const pack = anyCouncil()
  const read = createParticularsReader(pack)
  const context: AnswerContext = {
    now: NOW,
    holidays: loadBankHolidays().england,
    choices: [],
    containers: pack.containers,
    districts: [],
    planningReferences: pack.council.planningReferences,
  }
  const yesOrNo: Reader = (alternatives) => {
    const answer = readHeard(yesNo, alternatives, context)
    return answer.ok ? (answer.value ? 'yes' : 'no') : undefined
  }
  const dates: Reader = (alternatives) => {
    const [found] = read(alternatives, { ...context, expects: 'dates' }).dates
    return found && JSON.stringify([found.value.days, found.value.time])
  }
  const particulars = (kinds: readonly (keyof Particulars)[] = []) => firstOf(read, context, kinds)
  return {
    yes: yesOrNo,
    no: yesOrNo,
    date: dates,
    digits: codeReader(false, context),
    'bin-type': particulars(KINDS['bin-type']),
    alnum: codeReader(true, context),
    postcode: particulars(KINDS.postcode),
    street: particulars(KINDS.street),
  }
}

const exactly: Reader = ([said = '']) => {
  const plain = said
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return plain === '' ? undefined : plain
}

interface Count {
  right: number
  wrong: number
  notRead: number
}

const counted = (
  slots: readonly Slot[],
  read: Reader,
  wanted: (slot: Slot) => string | undefined,
  all: boolean,
) => {
  const count: Count = { right: 0, wrong: 0, notRead: 0 }
  for (const slot of slots) {
    const texts = slot.hypotheses.map(({ text }) => text)
    const found = read(all ? texts : texts.slice(0, 1))
    if (found === undefined) count.notRead += 1
    else if (found === wanted(slot)) count.right += 1
    else count.wrong += 1
  }
  return count
}

const cells = ({ right, wrong, notRead }: Count): readonly string[] => [right, wrong, notRead].map(String)

const row = (slots: readonly Slot[], read: Reader): string[] => {
  const wanted = ({ expects, reference }: Slot) =>
    expects === 'yes' || expects === 'no' ? expects : read([reference])
  const judged = slots.filter((slot) => wanted(slot) !== undefined)
  return [
    String(judged.length),
    ...cells(counted(judged, exactly, ({ reference }) => exactly([reference]), false)),
    ...cells(counted(judged, read, wanted, false)),
    ...cells(counted(judged, read, wanted, true)),
    String(slots.length - judged.length),
  ]
}

const HEAD = [
  'expects',
  'hints',
  'of',
  'a right',
  'wrong',
  'none',
  'b right',
  'wrong',
  'none',
  'c right',
  'wrong',
  'none',
  'not judged',
]

/** Prints how many answers are read right, read wrong, and not read, with less and more of what was heard. */
export const evaluateSlots = (file: string): void => {
  const slots = slotsIn(file)
  const readers = readersFor()
  const hints = [...new Set(slots.map((slot) => slot.hints))].sort()
  const rows = EXPECTS.flatMap((expects) =>
    hints.map((hint) => {
      const these = slots.filter((slot) => slot.expects === expects && slot.hints === hint)
      return [expects, hint, ...row(these, readers[expects])]
    }),
  )
  console.log(`\n${basename(file)}: ${slots.length} answers to a prompt`)
  console.log(
    '  a: the best hypothesis, word for word   b: the best, through our readers   c: all of them, through our readers',
  )
  console.log(
    '  none: nothing was read, so it would be asked again. Right is what our own reader makes of what was said (for',
  )
  console.log('  yes and no: the label); where it makes nothing of that, an answer is not judged.')
  console.log(table([HEAD, ...rows]))
  evaluateBySound(slots)
}
