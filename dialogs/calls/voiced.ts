import { inSpokenWords } from '../aloud/spoken'
import { twice } from '../aloud/twice'
import type { Hearing, Outcome } from '../listening/hearing'
import type { Said } from '../said'
import { paragraphs } from '../said'
import { keysAsked } from '../tracking/keys'
import type { Option, Reply } from '../turn'
import { inBreaths } from './breaths'
import type { CallMemory } from './memory'
import { picksNow, picksSaid, tellingFor } from './options'
import { type CallParts, callIn, withCall } from './parts'
import { questionIn, shortened } from './sentences'

const isSame = (one: readonly Option[], other: readonly Option[]): boolean =>
  one.length === other.length && one.every(({ says }, i) => says === other[i]?.says)

const asksElse = ({ words }: CallParts, { speech }: Reply): boolean =>
  speech === words.options('anythingElse').speech

/** Everything is answered, and nothing is asked but what else there is. */
const isOver = (parts: CallParts, { memory }: Outcome, last: Reply, hearing: Hearing): boolean =>
  last.do === undefined &&
  (last.expects ?? 'open') === 'open' &&
  memory.service === undefined &&
  hearing.turn.event === undefined &&
  hearing.standing === undefined &&
  (asksElse(parts, last) || !/\?\W*$/.test(last.speech)) &&
  !last.speech.endsWith(parts.words.start('ask').speech) &&
  (memory.call?.failed ?? 0) === 0

/** The question to put again; what was said before it, such as that nothing was heard, is not said again with it. */
const questionLeft = (
  { words }: CallParts,
  outcome: Outcome,
  { speech, expects = 'open' }: Reply,
): string => {
  const { asked } = callIn(outcome)
  if (asked !== '' && speech.endsWith(asked)) return asked
  const isFree = expects === 'open' && outcome.memory.service === undefined
  return questionIn(speech) ?? (isFree ? words.again('what').speech : speech)
}

/** What the call remembers of what is asked now. */
const askedIn = (outcome: Outcome, last: Reply, hearing: Hearing, parts: CallParts): CallMemory => {
  const before = callIn(outcome)
  const { options = [], expects = 'open' } = last
  const sends = options[0] !== undefined && parts.services.saysSend(options[0].says)
  return {
    ...before,
    asked: questionLeft(parts, outcome, last),
    picks: options.map(({ label, says }) => ({ label, says })),
    from: isSame(options, before.picks) ? before.from : 0,
    expects,
    digits: last.listen?.digits,
    sends,
    perhapsYes: sends && before.perhapsYes === true,
    asksElse: before.failed > 0 ? before.asksElse : isOver(parts, outcome, last, hearing),
    more: outcome.memory.call?.more,
    offersPerson: outcome.memory.call?.offersPerson === true && callIn(hearing).offersPerson !== true,
  }
}

const isKeyed = ({ digits, failed }: CallMemory): boolean => digits !== undefined && failed > 0

/** Some questions tell themselves how they are keyed. */
const KEYS_TOLD = /\bkeys?\b/

/** How keys answer it, to those who did not get through by speaking. */
const keysSaid = ({ words }: CallParts, last: Reply, call: CallMemory): readonly Said[] => {
  const isSecond = call.failed > 1
  return [
    ...(call.expects === 'yesNo' && isSecond ? [words.options('yesKeys')] : []),
    ...(isKeyed(call) && !KEYS_TOLD.test(last.speech) ? [words.options('digits')] : []),
    ...(isSecond ? [words.again('personKey')] : []),
  ]
}

/** What is asked about a case is answered by keys; where something else may be picked, by one key as well. */
const keyable = (reply: Reply, { memory }: Outcome): Reply => {
  const digits = reply.listen === undefined ? keysAsked(memory) : undefined
  if (digits === undefined) return reply
  const isPicked = (reply.options ?? []).length > 0
  return { ...reply, listen: { digits: isPicked ? { ...digits, min: 1 } : digits } }
}

/** What is said after a question, to those who can't see what may be picked. */
const afterwards = (parts: CallParts, last: Reply, call: CallMemory): readonly Said[] => {
  const { words } = parts
  if (call.sends === true) return call.perhapsYes === true ? [] : [words.options('send')]
  const now = picksNow(call, words)
  const told = picksSaid(now, tellingFor(last, now, call.failed), words)
  const isOver = call.asksElse === true && call.failed === 0 && !asksElse(parts, last)
  return [
    ...(told.speech === '' ? [] : [told]),
    ...keysSaid(parts, last, call),
    ...(isOver ? [words.options('anythingElse')] : []),
  ]
}

/** What takes looking up, or thinking, is waited for. */
const isSlow = (expects: CallMemory['expects']): boolean => expects === 'digits' || expects === 'address'

const listening = (last: Reply, call: CallMemory): Reply => ({
  ...last,
  listen: {
    ...last.listen,
    ...(isSlow(call.expects) ? { patient: true } : {}),
    ...(call.relay === true ? { slow: true } : {}),
  },
})

/** Nobody talks over a warning or a reference by a cough; and whom an assistant speaks for hears everything whole. */
const guarded = (reply: Reply, isWhole: boolean): Reply =>
  isWhole || reply.do === 'emergency' ? { ...reply, interrupt: 'nothing' } : reply

/** "Thanks, bye": answered with no question, it is the end. */
const isGoodbye = ({ said, desk, turn }: Hearing, { memory }: Outcome, { speech }: Reply): boolean => {
  const isTalk = memory.topic?.intent === 'smalltalk.thanks_bye' && memory.service === undefined
  const says = desk.commands.commandIn(said) === 'bye' || (isTalk && !/\?\W*$/.test(speech))
  return turn.event === undefined && says
}

const LEAST_DIGITS = 7
/** A number that they have just told us themselves. */
const tellsNumber = ({ said, turn: { keys = '' } }: Hearing): boolean =>
  `${said}${keys}`.replace(/\D/g, '').length >= LEAST_DIGITS

/** In words, and ours to write down twice; what callers told us is only read back to them. */
const forTheEar = (reply: Reply, isTold: boolean): Reply => {
  const speech = inSpokenWords(reply.speech)
  return { ...reply, speech: isTold ? speech : twice(speech) }
}

/** What a turn says, made to be heard; and what the call remembers of it. */
export const voiced = (parts: CallParts, hearing: Hearing, given: Outcome): Outcome => {
  const outcome = inBreaths(parts, hearing, given)
  const spoken = outcome.replies.at(-1)
  if (spoken === undefined) return outcome
  const last = keyable({ ...spoken, speech: shortened(parts, hearing, outcome, spoken) }, outcome)
  const call = askedIn(outcome, last, hearing, parts)
  const ends: Reply =
    isGoodbye(hearing, outcome, last) && last.do === undefined ? { ...last, do: 'hangUp' } : last
  const isLast = ends.do === 'hangUp' || ends.do === 'transfer'
  const more = isLast ? [] : afterwards(parts, last, call)
  const whole = listening({ ...ends, speech: paragraphs([last, ...more]).speech }, call)
  const isTold = outcome.memory.service !== undefined || tellsNumber(hearing)
  const isWhole = outcome.opened !== undefined || call.relay === true
  const replies = [...outcome.replies.slice(0, -1), whole]
    .map((reply) => guarded(reply, isWhole))
    .map((reply) => forTheEar(reply, isTold))
  return withCall({ ...outcome, replies }, call)
}
