import { sayReference } from '../caseReference'
import type { CaseChange } from '../ports'
import type { Said } from '../said'
import { type ChangeWanted, createChangeReader } from '../tracking/changes'
import type { TrackingSaying } from '../tracking/lines'
import { proofAsked } from '../tracking/said'
import type { Hearing, Listener, Outcome } from './hearing'
import { lastSaid, replyOf } from './replies'

type Tracking = NonNullable<Hearing['memory']['tracking']>

/** What one turn about a case that was spoken of is made with. */
interface Making {
  saying: TrackingSaying
  hearing: Hearing
  tracking: Tracking
  reference: string
}

const outcome = (
  { hearing, tracking }: Making,
  said: Said,
  more: Partial<Tracking>,
  isAsked = false,
): Outcome => {
  const replies = [{ ...replyOf(said), ...(isAsked ? { expects: 'yesNo' as const } : {}) }]
  return {
    replies,
    memory: {
      ...hearing.memory,
      misses: 0,
      offered: undefined,
      topic: { intent: 'case.track' },
      tracking: { ...tracking, wants: undefined, ...more },
      last: lastSaid(replies),
    },
  }
}

const NOTES = { chase: 'chaseNote', withdraw: 'withdrawNote' } as const
const DONE = { chase: 'chased', reply: 'answered' } as const

const doneSaid = ({ saying: { say }, reference }: Making, change: CaseChange): Said =>
  change.do === 'withdraw' ? say('takenBack', { reference: sayReference(reference) }) : say(DONE[change.do])

const changed = async (making: Making, change: CaseChange): Promise<Outcome> => {
  const { saying, hearing, reference } = making
  const { say } = saying
  const result = await hearing.ports.cases.changeCase(reference, change)
  if (result === 'done') return outcome(making, doneSaid(making, change), {})
  if (result === 'already')
    return outcome(making, change.do === 'chase' ? say('chasedBefore') : doneSaid(making, change), {})
  return outcome(making, say('cantChange', { howToContact: saying.howToContact(hearing.here) }), {})
}

/** Asks for what only the resident knows, before anything is changed; nothing where it is proved, or can't be. */
const provingFirst = async (making: Making, wants: 'withdraw' | 'reply'): Promise<Outcome | undefined> => {
  const { saying, hearing, tracking, reference } = making
  if (tracking.proved === true) return undefined
  const found = await hearing.ports.cases.findCase(reference)
  const ask = found && proofAsked(saying, found)
  if (ask === undefined) {
    const { say, howToContact } = saying
    return outcome(making, say('cantChange', { howToContact: howToContact(hearing.here) }), {})
  }
  return outcome(making, saying.say('proveFirst', { ask }), { reference, wants })
}

const wantedNow = async (making: Making, wanted: ChangeWanted): Promise<Outcome> => {
  if (wanted === 'chase') return changed(making, { do: 'chase', note: making.saying.say(NOTES.chase).text })
  const proving = await provingFirst(making, wanted)
  if (proving !== undefined) return proving
  return asked(making, wanted)
}

/** What is asked once it is proved whose case it is. */
const asked = (making: Making, wants: 'withdraw' | 'reply'): Outcome => {
  const { say } = making.saying
  if (wants === 'reply') return outcome(making, say('tellAnswer'), { wants: 'answer' })
  const sure = say('sureWithdraw', { reference: sayReference(making.reference) })
  return outcome(making, sure, { wants: 'sure' }, true)
}

/** An answer to a question of the council, at most: a page of writing. */
const MOST_CHARACTERS = 1000

const answering = async (making: Making): Promise<Outcome | undefined> => {
  const { hearing, tracking, saying } = making
  const { said, desk } = hearing
  if (tracking.wants === 'sure') {
    const answer = desk.commands.yesOrNoIn(said)
    if (answer === 'yes') return changed(making, { do: 'withdraw', note: saying.say(NOTES.withdraw).text })
    return answer === 'no' ? outcome(making, saying.say('keptCase'), {}) : undefined
  }
  if (tracking.wants !== 'answer' || desk.commands.commandIn(said) !== undefined) return undefined
  return changed(making, { do: 'reply', note: said.slice(0, MOST_CHARACTERS) })
}

/** What was wanted before it was proved whose case it is; asked now that it is. */
export const afterProof = (saying: TrackingSaying, hearing: Hearing, outcomeOfProof: Outcome): Outcome => {
  const { tracking } = outcomeOfProof.memory
  const { wants, about: reference } = tracking ?? {}
  if (tracking?.proved !== true || reference === undefined || (wants !== 'withdraw' && wants !== 'reply'))
    return outcomeOfProof
  const next = asked(
    { saying, hearing: { ...hearing, memory: outcomeOfProof.memory }, tracking, reference },
    wants,
  )
  const replies = [...outcomeOfProof.replies, ...next.replies]
  return { replies, memory: { ...next.memory, last: lastSaid(replies) } }
}

/** "Chase it", "take it back", an answer to what was asked: what residents do with a case that was spoken of. */
export const createCaseChange = (saying: TrackingSaying): Listener => {
  const wantedIn = createChangeReader()
  return async (hearing) => {
    const { memory, said } = hearing
    const { tracking } = memory
    const reference = tracking?.about
    if (tracking === undefined || reference === undefined || memory.service !== undefined) return undefined
    const making = { saying, hearing, tracking, reference }
    const answered = await answering(making)
    if (answered !== undefined) return answered
    const wanted = wantedIn(said)
    return wanted && wantedNow(making, wanted)
  }
}
