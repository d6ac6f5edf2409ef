import type { Here } from '../information/about'
import type { Hearing, Outcome } from '../listening/hearing'
import type { Memory } from '../memory'
import type { HandoffWish } from '../ports'
import type { Told } from '../services/told'
import type { Intent } from '../understanding/intents'
import { serviceOf } from '../understanding/intents'
import type { HandoffParts } from './parts'
import { safeTold } from './safe'

/** So much of a message says what it is about, in characters. */
export const MOST_ABOUT = 200

/** What an answer may be about without saying what somebody's matter is. */
const NO_MATTER = ['advisor', 'smalltalk', 'hours', 'safety', 'not_council']

const isMatter = (intent: Intent): boolean => !NO_MATTER.includes(serviceOf(intent))

/** A matter: what the advisor hears of it, and by what it is routed. */
type Matter = Pick<HandoffWish, 'about' | 'intent' | 'service' | 'particulars'>

/** "I want to talk to somebody about my housing benefit": what the wish itself says of it. */
const saidOf = ({ phrases }: HandoffParts, { said, desk, alternatives }: Hearing): Matter | undefined => {
  const subjects = desk.recogniser.subjectsIn(said)
  if (subjects.size === 0 && !phrases.tellsMore(said)) return undefined
  const { guesses } = desk.recogniser.recognise(alternatives)
  const about = guesses.find(({ intent }) => isMatter(intent) && subjects.has(serviceOf(intent)))
  return {
    about: phrases.matterIn(said).slice(0, MOST_ABOUT),
    particulars: [],
    ...(about === undefined ? {} : { intent: about.intent }),
  }
}

const serviceMatter = ({ service, called, about, particulars }: Told): Matter => ({
  about: called.text,
  intent: about,
  service,
  particulars,
})

const topicMatter = ({ topicName }: HandoffParts, intent: Intent): Matter => ({
  about: topicName(intent),
  intent,
  particulars: [],
})

/** The service in hand, else what the wish says, else what was spoken of before. */
const matterOf = (parts: HandoffParts, told: Told | undefined, hearing: Hearing): Matter => {
  if (told !== undefined) return serviceMatter(told)
  const own = saidOf(parts, hearing)
  if (own !== undefined) return own
  const before = hearing.memory.topic?.intent
  return before !== undefined && isMatter(before) ? topicMatter(parts, before) : { particulars: [] }
}

/** Conversations by text message go on for months: danger is over by then, one way or the other. */
const DAY_MS = 24 * 3_600_000

/** Whether danger was spoken of within a day. */
export const isInDanger = ({ distress, dangerAt }: Memory, { at }: Here): boolean =>
  distress && dangerAt !== undefined && at.getTime() - Date.parse(dangerAt) < DAY_MS

/** Why they go before others, where danger was spoken of or a service noticed that they may be at risk. */
const urgentOf = (
  { words: { reasons } }: HandoffParts,
  told: Told | undefined,
  memory: Memory,
  here: Here,
): Pick<HandoffWish, 'urgent'> => {
  // Whoever asks for a person instead of saying whether they are in danger may be.
  const isUnanswered = memory.warned === 'open' && here.channel === 'voice'
  if (isUnanswered || isInDanger(memory, here))
    return { urgent: { priority: 'safety', because: reasons('safety').text } }
  return memory.atRisk === true || told?.marks.includes('vulnerable')
    ? { urgent: { priority: 'vulnerable', because: reasons('vulnerable').text } }
    : {}
}

/** All that an advisor gets with a conversation. `outcome` is what the wish was answered with: it may have begun a service. */
export const wishOf = async (
  parts: HandoffParts,
  { memory }: Outcome,
  hearing: Hearing,
): Promise<HandoffWish> => {
  const told = await parts.services.told(memory.service ?? memory.aside, hearing)
  const { tracking, distress } = memory
  const references = [tracking?.about, tracking?.reference].filter((one) => one !== undefined)
  const matter = matterOf(parts, told, hearing)
  return {
    ...matter,
    particulars: [
      ...matter.particulars.filter(({ id }) => id !== 'safe'),
      ...safeTold(parts, memory.safeToRing),
    ],
    references: [...new Set(references)],
    ...urgentOf(parts, told, memory, hearing.here),
    distress,
  }
}
