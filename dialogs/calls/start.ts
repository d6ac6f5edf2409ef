import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Reply } from '../turn'
import { asPerson, type CallParts, type Listen, withCall } from './parts'

/** Who is speaking, and that it is written down: not to be talked over. */
const notice = ({ words }: CallParts, { here }: Hearing): Reply => ({
  ...replyOf(words.start('notice', { council: here.pack.council.name })),
  interrupt: 'nothing',
})

const saying = (replies: readonly Reply[], { memory }: Pick<Hearing, 'memory'>): Outcome => ({
  replies,
  memory: { ...memory, last: lastSaid(replies) },
})

/** "Would you like to speak to a person?", to somebody whom a machine gives more trouble than others. */
export const offeringPerson = ({ words, services }: CallParts, hearing: Hearing): Outcome => {
  const reply: Reply = { ...replyOf(words.start('relay'), { options: services.yesNo() }), expects: 'yesNo' }
  return withCall(saying([reply], hearing), { offersPerson: true })
}

const speaksEnglish = ({ locale }: Hearing['turn']): boolean => /^en\b/i.test(locale)

const begun = async (parts: CallParts, hearing: Hearing, listen: Listen): Promise<Outcome> => {
  const { words } = parts
  const first = notice(parts, hearing)
  if (!speaksEnglish(hearing.turn)) {
    const { replies, memory } = await listen(asPerson(hearing))
    return saying([first, replyOf(words.start('otherLanguage')), ...replies], { memory })
  }
  if (hearing.turn.line?.relay !== true) return saying([first, replyOf(words.start('ask'))], hearing)
  const { replies, memory } = offeringPerson(parts, hearing)
  return saying([first, ...replies], { memory })
}

/** The first words of a call; `undefined` once they are said. */
export const started = async (
  parts: CallParts,
  hearing: Hearing,
  listen: Listen,
): Promise<Outcome | undefined> => {
  const { event, line } = hearing.turn
  if (event !== 'start') return undefined
  const known = {
    ...(line?.number === undefined ? {} : { number: line.number }),
    ...(line?.relay === true ? { relay: true } : {}),
  }
  return begun(parts, withCall(hearing, known), listen)
}
