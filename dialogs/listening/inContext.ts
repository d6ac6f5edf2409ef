import type { Details, Via } from '../understanding/details'
import type { Intent, Recognition } from '../understanding/intents'
import { serviceOf } from '../understanding/intents'
import { wordsOf } from '../understanding/keywords'
import type { Hearing, Understood } from './hearing'

/** So much of a message is kept to read the next one by, in characters: what it is about stands at its beginning. */
const KEPT = 300

/** Longer messages say themselves what they are about. */
const MOST_WORDS = 12

/** Said of anything: alone, these labels leave open what is meant. */
const OF_ANYTHING: readonly Intent[] = [
  'standards.response_time',
  'hours.contact_or_location',
  'complaints.process',
  'case.track',
]

/** Said for its own sake, whatever was spoken of before. */
const STANDING_ALONE = ['smalltalk', 'advisor', 'hours', 'safety']

/** Together with what was said before, a message must be this surely about something; less, if the last answer was too. */
const SURE = 0.5
const SURE_OF_THE_SAME = 0.3

/** What is kept of a message for the next one. */
export const keptFor = (said: string): string => said.slice(0, KEPT)

/** What was kept, where nothing of it was cut off. */
export const wholeOf = (kept: string | undefined): string | undefined =>
  kept !== undefined && kept.length < KEPT ? kept : undefined

/** Two messages as one, and what they are about together. */
const together = (before: string, said: string, { desk }: Hearing): Understood => {
  const part = `${before}. ${said}`
  return { part, recognition: desk.recogniser.recognise([{ text: part }]) }
}

/** "Who do I ring?", "can I do it online?" */
const REACHES_ANYTHING: readonly Via[] = ['telephone', 'website', 'enquiry', 'progress']

/** A service, a place, or a way of getting in touch: what is asked of it is told by its name. */
const namesSomething = ({ services, places, phones, via }: Details): boolean =>
  services.length + places.length + phones.length > 0 || via.some((each) => !REACHES_ANYTHING.includes(each))

type Offered = NonNullable<Hearing['memory']['offered']>

/** Of those offered, the likeliest must have this share. */
const CLEARLY = 0.6

const likeliestOf = (intents: readonly Intent[], { guesses }: Recognition): Intent | undefined => {
  const among = guesses.filter(({ intent }) => intents.includes(intent))
  const all = among.reduce((sum, { confidence }) => sum + confidence, 0)
  const [first] = among
  return first !== undefined && first.confidence >= all * CLEARLY ? first.intent : undefined
}

/** Readings offered beside an answer are no question, and nothing has to be an answer to them. */
const mayAnswer = ({ memory, said, desk }: Hearing): boolean =>
  memory.misses > 0 && wordsOf(said).length <= MOST_WORDS && !namesSomething(desk.details.detailsIn(said))

/** A yes, or marks and digits alone, says nothing of which is meant. */
const tellsNothing = ({ said, desk }: Hearing): boolean =>
  !/\p{L}{2}/u.test(said) || desk.commands.yesOrNoIn(said) === 'yes'

/**
 * Which of those offered a short answer points to without naming it: "the bins", "no, it's the other neighbour". `notTold`
 * when it says nothing that tells; `undefined` when it is about something else, or too long for an answer.
 */
export const pointedTo = (hearing: Hearing, { intents, said }: Offered): Intent | 'notTold' | undefined => {
  const { recogniser } = hearing.desk
  if (!mayAnswer(hearing)) return undefined
  if (tellsNothing(hearing)) return 'notTold'
  const named = recogniser.subjectsIn(hearing.said)
  const near = named.size === 0 ? intents : intents.filter((intent) => named.has(serviceOf(intent)))
  const alone = recogniser.recognise(hearing.alternatives)
  const [top] = alone.guesses
  if (alone.action === 'act' && top !== undefined) return near.includes(top.intent) ? top.intent : undefined
  if (near.length === 0) return undefined
  return likeliestOf(near, together(said, hearing.said, hearing).recognition) ?? 'notTold'
}

const topOf = ({ guesses }: Recognition) => guesses[0]

/** "Where are you?", "what is your number?" */
const asksOurs = ({ contact, form }: Details): boolean => contact.includes('place') || form.includes('number')

/** Whether a message says by itself what it is about, whatever was spoken of before. */
const standsAlone = ({ part, recognition }: Understood, { desk }: Hearing): boolean => {
  const isSure = recognition.action === 'act'
  if (desk.recogniser.subjectsIn(part).size > 0) return isSure
  const details = desk.details.detailsIn(part)
  if (namesSomething(details) || (asksOurs(details) && !desk.commands.hasPronoun(part))) return true
  const top = topOf(recognition)
  if (!isSure || top === undefined || OF_ANYTHING.includes(top.intent)) return false
  return STANDING_ALONE.includes(serviceOf(top.intent)) || !desk.commands.hasPronoun(part)
}

/** A subject that is named, and is another than what was spoken of. */
const namesAnother = ({ part }: Understood, { desk }: Hearing, about: Intent): boolean => {
  const named = desk.recogniser.subjectsIn(part)
  return named.size > 0 && !named.has(serviceOf(about))
}

/** What can be spoken of further: a subject, or complaining. How long, where and how far are asked of a subject. */
const isAbout = (intent: Intent): boolean =>
  intent !== 'not_council' && ![...STANDING_ALONE, 'standards', 'case'].includes(serviceOf(intent))

const isShort = ({ part, recognition }: Understood): boolean =>
  recognition.repaired !== '' && wordsOf(part).length <= MOST_WORDS

/** What two messages together are surely about. */
const aboutIn = (recognition: Recognition, { memory }: Hearing): Intent | undefined => {
  const top = topOf(recognition)
  if (top === undefined || !isAbout(top.intent)) return undefined
  const isSame = memory.topic !== undefined && serviceOf(memory.topic.intent) === serviceOf(top.intent)
  return top.confidence >= (isSame ? SURE_OF_THE_SAME : SURE) ? top.intent : undefined
}

const isOneOf = (intent: Intent, about: Intent): boolean => serviceOf(intent) === serviceOf(about)

/** Times of a council's own are asked of its own services; who does the rest, and how long, is theirs to say. */
const hasOwnTimes = (about: Intent): boolean => !['complaints', 'other_council'].includes(serviceOf(about))

/** Of the same service, this likely by itself: what it says goes before what was said before. */
const LIKELY_ALONE = 0.4

/** How it is asked, where that is sure, or what it asks of the same service; else what it is about. */
const intentOf = ({ action, guesses }: Recognition, about: Intent): Intent => {
  const [first] = guesses
  const alone = first?.intent
  if (alone !== undefined && isOneOf(alone, about) && first !== undefined && first.confidence >= LIKELY_ALONE)
    return alone
  const isManner = action === 'act' && alone !== undefined && OF_ANYTHING.includes(alone)
  return isManner && hasOwnTimes(about) ? alone : about
}

/**
 * A short message that doesn't say what it is about, read together with the one before: "how long will that take?" after
 * "my bin was missed". `undefined` when it stands by itself, or there is nothing to lean on.
 */
export const followingOn = (
  understood: Understood,
  hearing: Hearing,
): { intent: Intent; about: Intent; part: string } | undefined => {
  const { before } = hearing.memory
  if (before === undefined || !isShort(understood) || standsAlone(understood, hearing)) return undefined
  const joined = together(before, understood.part, hearing)
  const about = aboutIn(joined.recognition, hearing)
  if (about === undefined || namesAnother(understood, hearing, about)) return undefined
  return { intent: intentOf(understood.recognition, about), about, part: joined.part }
}
