import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { gapAbout } from '../information/gaps'
import type { Said } from '../said'
import { aloud, joined, paragraphs, phoneNumber } from '../said'
import type { Services } from '../services/createServices'
import { wordsOf } from '../understanding/keywords'
import { CARD_REMOVED, INSURANCE_REMOVED } from '../understanding/secrets'
import type { Say } from '../words'
import { firstOf } from './firstOf'
import type { Hearing, Listener, Outcome } from './hearing'
import { lastSaid, replyOf } from './replies'
import { withOpenQuestion } from './service'

/** What is said where a number was taken out, and what each line may hold. */
export const removedLines = { card: [], insurance: [], payBy: ['phone'], payElse: ['howToContact'] } as const

const Words = z.strictObject({ ofANumber: z.array(z.string().min(1)).min(1) })

const readOfANumber = (): ReadonlySet<string> => {
  const file = join(projectRoot, 'dialogs', 'listening', 'removed.en.yaml')
  return new Set(Words.parse(parseYaml(readFileSync(file, 'utf8'))).ofANumber)
}

/** Where this council's documents say to pay: their line, else what they say instead of one. */
const howToPay = (say: Say<typeof removedLines>, { desk, here }: Hearing): Said => {
  const { pack } = here
  const line = pack.contacts.phones.find(
    ({ purpose, number }) => purpose === 'payments' && number !== undefined,
  )
  if (line?.number !== undefined) return say('payBy', { phone: phoneNumber(line.number) })
  const gap = gapAbout(pack, 'payments')
  return gap === undefined ? say('payElse', { howToContact: desk.howToContact(here) }) : aloud(gap)
}

const toldOf = (say: Say<typeof removedLines>, hearing: Hearing): Said =>
  paragraphs([
    ...(hearing.said.includes(CARD_REMOVED) ? [joined([say('card'), howToPay(say, hearing)])] : []),
    ...(hearing.said.includes(INSURANCE_REMOVED) ? [say('insurance')] : []),
  ])

const without = (text: string): string =>
  text.replaceAll(CARD_REMOVED, ' ').replaceAll(INSURANCE_REMOVED, ' ').replace(/\s+/g, ' ').trim()

/** Whether anything is left to answer once the number is gone, with its date, its code and what it is called. */
const saysMore = (rest: string, ofANumber: ReadonlySet<string>): boolean =>
  wordsOf(rest).some((word) => /\p{L}/u.test(word) && !ofANumber.has(word))

/** The same hearing without the marks that stand for what was taken out. */
const withoutMarks = (hearing: Hearing): Hearing => ({
  ...hearing,
  said: without(hearing.said),
  alternatives: hearing.alternatives.map((one) => ({ ...one, text: without(one.text) })),
})

/** An answer to the rest of the message; none where only "I don't have an answer" would follow. */
const restOf = async (
  hearing: Hearing,
  listeners: readonly Listener[],
  ofANumber: ReadonlySet<string>,
): Promise<Outcome | undefined> => {
  const rest = withoutMarks(hearing)
  if (!saysMore(rest.said, ofANumber)) return undefined
  const outcome = await firstOf(listeners, rest)
  return outcome !== undefined && outcome.memory.misses > hearing.memory.misses ? undefined : outcome
}

/**
 * A card or National Insurance number was taken out before it got here (`takeOutSecrets`): the resident is told so, and
 * where to pay. `others` answer the rest of the message.
 */
export const createRemoved = (
  say: Say<typeof removedLines>,
  services: Services,
  others: readonly Listener[],
): Listener => {
  const ofANumber = readOfANumber()
  return async (hearing) => {
    const told = toldOf(say, hearing)
    if (told.text === '') return undefined
    const before = replyOf(told)
    const rest = await restOf(hearing, others, ofANumber)
    if (rest === undefined) {
      const alone = { replies: [before], memory: { ...hearing.memory, last: lastSaid([before]) } }
      return withOpenQuestion(services, alone, hearing)
    }
    const replies = [before, ...rest.replies]
    return { ...rest, replies, memory: { ...rest.memory, last: lastSaid(replies) } }
  }
}
