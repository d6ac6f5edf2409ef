/** What is keyed on a telephone, or said in digits, where there would be letters too: looked up, as only what there is can be meant. */
import { keyOf, stemOf } from '../../knowledge/planning/reference'
import { keyFromDigits } from '../../knowledge/planningFormat'
import { applicationOrPlace } from '../answers/applicationOrPlace'
import { postcode } from '../answers/postcode'
import { postcode as postcodeSaid, type Said, same } from '../said'
import type { Answers, Question, World } from '../service'
import { longestDigits } from '../understanding/particulars/digitRun'
import type { Going, Making, ServiceTurn } from './turns'
import { memoryOf, topicOf } from './turns'

/** One of what the digits may be: an answer to the question, and how it is told. */
interface Meant {
  answer: string
  label: Said
}

/** More aren't listened to. */
const MOST_OFFERED = 5
/** With fewer digits than these everything would be near. */
const FEWEST_DIGITS = 5

const keysIn = (said: string): string => {
  const keys = said.replace(/[\s#]/g, '')
  return /^\d+$/.test(keys) ? keys : ''
}

const postcodesOf = async (keys: string, { ports }: World): Promise<readonly Meant[]> =>
  keys.length < FEWEST_DIGITS
    ? []
    : (await ports.collections.postcodesKeyed(keys)).map((code) => ({
        answer: code,
        label: postcodeSaid(code),
      }))

/** The applications whose reference has just these digits. */
const applicationsOf = async (digits: string, { ports, here }: World): Promise<readonly Meant[]> => {
  const formats = here.pack.council.planningReferences
  const keys = new Set(formats.flatMap(({ format }) => keyFromDigits(digits, format) ?? []))
  const found = await Promise.all(
    [...keys].map(async (key) => {
      const [exact, near] = await Promise.all([ports.planning.byReference(key), ports.planning.near(key)])
      const ofKind = near.filter(({ reference }) => stemOf(keyOf(reference)) === key)
      return exact === undefined ? ofKind : [exact, ...ofKind]
    }),
  )
  return found.flat().map(({ reference, address }) => ({ answer: reference, label: same(address) }))
}

const meantIn = async (
  { kind }: Question,
  said: string,
  heard: readonly string[],
  world: World,
): Promise<readonly Meant[]> => {
  const codes = await postcodesOf(keysIn(said), world)
  if (kind === postcode) return codes
  const told = [...new Set(heard.map(longestDigits))].filter(({ length }) => length >= FEWEST_DIGITS)
  const applications = await Promise.all(told.map((digits) => applicationsOf(digits, world)))
  return [...applications.flat(), ...codes]
}

/** Each once, and no more than can be kept in mind. */
const few = (all: readonly Meant[]): readonly Meant[] =>
  [...new Map(all.map((one) => [one.answer, one])).values()].slice(0, MOST_OFFERED)

/** What is said picks one: the same as if it had been said in the first place. */
const asking = (making: Making, going: Going, few: readonly Meant[]): ServiceTurn => ({
  answer: {
    said: making.saying.where('whichKeyed'),
    sources: [],
    options: few.map(({ answer, label }) => ({ label: label.speech, says: answer })),
    topic: topicOf(going.now),
  },
  expects: 'choice',
  memory: memoryOf(going),
  known: {},
})

/** `undefined`: no digits, or none that anything here has. */
export const keyedBy = async (
  making: Making,
  going: Going,
  said: string,
  heard: readonly string[] = [said],
): Promise<{ given: Answers } | ServiceTurn | undefined> => {
  const { open, given } = going.walked
  const isKeyed = open?.kind === postcode || open?.kind === applicationOrPlace
  if (making.world.here.channel !== 'voice' || open === undefined || !isKeyed) return undefined
  const [only, ...others] = few(await meantIn(open, said, heard, making.world))
  if (only === undefined) return undefined
  return others.length === 0
    ? { given: { ...given, [open.id]: only.answer } }
    : asking(making, going, [only, ...others])
}
