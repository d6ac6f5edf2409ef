import { sayReference } from '../caseReference'
import type { CasePorts, FoundCase, Proof } from '../ports'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Services } from '../services/createServices'
import { dueOfCase, isOpen } from '../tracking/due'
import { othersHeard, proofHeard, proofKeyed, referenceHeard } from '../tracking/heard'
import type { TrackingSaying } from '../tracking/lines'
import { createNumberReader } from '../tracking/numbers'
import { detailsSaid, proofAsked, statusSaid } from '../tracking/said'
import type { Option } from '../turn'
import { afterProof } from './caseChange'
import type { Hearing, Listener, Outcome } from './hearing'
import { lastSaid, replyOf } from './replies'
import { withOpenQuestion } from './service'

/** References that aren't there, and wrong proofs, in one conversation: more are not mistyped but guessed. */
export const MOST_UNKNOWN = 5
export const MOST_WRONG = 3

type Tracking = NonNullable<Hearing['memory']['tracking']>

/** What one turn about a case is made with. */
interface Making {
  saying: TrackingSaying
  services: Services
  hearing: Hearing
}

const trackingOf = ({ memory }: Hearing): Tracking => memory.tracking ?? { unknown: 0, wrong: 0 }

/** Something was said of a case: the next number or postcode is about it. The question of a service stays open. */
const outcome = (
  { hearing, services }: Making,
  said: Said,
  more: Partial<Tracking>,
  options: readonly Option[] = [],
): Promise<Outcome> => {
  const replies = [replyOf(said, { options })]
  const memory: Outcome['memory'] = {
    ...hearing.memory,
    misses: 0,
    offered: undefined,
    topic: { intent: 'case.track' },
    tracking: { ...trackingOf(hearing), ...more },
    last: lastSaid(replies),
  }
  return withOpenQuestion(services, { replies, memory }, hearing)
}

const tooManySaid = (line: 'tooMany' | 'locked', { saying, hearing }: Making): Said =>
  saying.say(line, { howToContact: saying.howToContact(hearing.here) })

const unknownOutcome = (making: Making, reference: string): Promise<Outcome> => {
  const { saying, hearing } = making
  const { here } = hearing
  const said = saying.say('unknown', {
    reference: sayReference(reference),
    council: here.pack.council.name,
    howToContact: saying.howToContact(here),
  })
  return outcome(making, said, { reference: undefined, unknown: trackingOf(hearing).unknown + 1 })
}

/** A case that is late may be chased here. */
const chasing = ({ say }: TrackingSaying, found: FoundCase, { here }: Hearing): readonly Said[] =>
  dueOfCase(found, here)?.overdue === true ? [say('sayChase')] : []

/** What can be done with a case as it stands. */
const changeOptions = ({ say }: TrackingSaying, found: FoundCase, { here }: Hearing): readonly Option[] => {
  if (!isOpen(found.state)) return []
  const isLate = dueOfCase(found, here)?.overdue === true
  const lines = [
    ...(found.state === 'waiting' ? (['replyOption'] as const) : []),
    ...(isLate ? (['chaseOption'] as const) : []),
    'withdrawOption' as const,
  ]
  return lines.map((line) => say(line).text).map((text) => ({ label: text, says: text }))
}

const foundOutcome = (making: Making, found: FoundCase): Promise<Outcome> => {
  const { saying, hearing } = making
  const status = paragraphs([statusSaid(saying, found, hearing.here), ...chasing(saying, found, hearing)])
  const options = changeOptions(saying, found, hearing)
  // While a service waits for an answer, a postcode would be taken for that.
  const asked = hearing.memory.service === undefined ? proofAsked(saying, found) : undefined
  const isSame = trackingOf(hearing).about === found.reference
  const about = {
    about: found.reference,
    proved: isSame && trackingOf(hearing).proved === true,
    wants: undefined,
  }
  if (asked === undefined || about.proved)
    return outcome(making, status, { ...about, reference: undefined }, options)
  return outcome(making, paragraphs([status, asked]), { ...about, reference: found.reference }, options)
}

/** More of what may have been heard aren't tried: that would be guessing. */
const MOST_TRIED = 2

/** What else may have been heard is a reference only if there is such a case: one in ten of any nine digits looks like one. */
const misheard = async ({ hearing }: Making, first: string): Promise<FoundCase | undefined> => {
  const others = hearing.turn.channel === 'voice' ? othersHeard(hearing, first) : []
  for (const reference of others.slice(0, MOST_TRIED)) {
    const found = await hearing.ports.cases.findCase(reference)
    if (found !== undefined) return found
  }
  return undefined
}

const lookUp = async (making: Making, reference: string): Promise<Outcome> => {
  if (trackingOf(making.hearing).unknown >= MOST_UNKNOWN)
    return outcome(making, tooManySaid('tooMany', making), { reference: undefined })
  const found = (await making.hearing.ports.cases.findCase(reference)) ?? (await misheard(making, reference))
  return found === undefined ? unknownOutcome(making, reference) : foundOutcome(making, found)
}

const shownOutcome = async (
  making: Making,
  shown: Awaited<ReturnType<CasePorts['readCase']>>,
): Promise<Outcome> => {
  const { saying, hearing } = making
  const wrong = trackingOf(hearing).wrong + 1
  if (shown === 'locked') return outcome(making, tooManySaid('locked', making), {})
  if (shown !== 'wrong') {
    const about = trackingOf(hearing).reference
    const told = detailsSaid(saying, shown, hearing.here)
    const proved = { reference: undefined, about, proved: about !== undefined }
    return afterProof(saying, hearing, await outcome(making, told, proved))
  }
  return outcome(making, wrong < MOST_WRONG ? saying.say('wrong') : tooManySaid('locked', making), { wrong })
}

const prove = async (making: Making, reference: string, proof: Proof): Promise<Outcome> =>
  trackingOf(making.hearing).wrong >= MOST_WRONG
    ? outcome(making, tooManySaid('locked', making), {})
    : shownOutcome(making, await making.hearing.ports.cases.readCase(reference, proof))

type Heard = NonNullable<ReturnType<typeof referenceHeard>>

/** One digit is wrong, or was misheard. */
const slipOutcome = async (making: Making, reference: string): Promise<Outcome> => {
  const isGuessing = trackingOf(making.hearing).unknown >= MOST_UNKNOWN
  const found = isGuessing ? undefined : await misheard(making, reference)
  if (found !== undefined) return foundOutcome(making, found)
  const said = making.saying.say('slip', { reference: sayReference(reference) })
  return outcome(making, said, { reference: undefined })
}

/** A reference was given: the case is looked up, or what is wrong with the number is said. */
const referenceOutcome = (making: Making, heard: Heard): Promise<Outcome> => {
  const { say } = making.saying
  if (heard === 'length') return outcome(making, say('length'), { reference: undefined })
  if (heard.checked) return lookUp(making, heard.reference)
  return slipOutcome(making, heard.reference)
}

/**
 * "What's happening with 123 456 786?" Where the case stands is told for the reference alone; what was reported, for
 * something that only the resident knows.
 */
export const createTracking = (saying: TrackingSaying, services: Services): Listener => {
  const meantIn = createNumberReader()
  return async (hearing) => {
    const making: Making = { saying, services, hearing }
    const isSpokenOf = hearing.memory.topic?.intent === 'case.track'
    const reference = isSpokenOf ? trackingOf(hearing).reference : undefined
    const heard = referenceHeard(hearing, isSpokenOf && reference === undefined, meantIn)
    if (heard !== undefined) return referenceOutcome(making, heard)
    if (reference === undefined) return undefined
    const proof = proofHeard(hearing) ?? (await proofKeyed(hearing))
    return proof && prove(making, reference, proof)
  }
}
