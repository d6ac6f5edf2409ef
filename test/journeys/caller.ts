/** What a caller says to what they hear. Where only the telephone asks, they know; everything else is a resident's. */
import type { Heard } from '../../bot/scripts/play'
import { postcode } from '../../dialogs/answers/postcode'
import { readMemory } from '../../dialogs/memory'
import { ServiceMemory } from '../../dialogs/services/running'
import type { Mind } from './mind'
import { said } from './resident'
import type { Seen } from './see'

export interface Ear {
  mind: Mind
  seen: Seen
  heard: Heard
  memory: unknown
  topic: string
}

/** "Sorry, I didn't catch that. Is that right?" asks for what they said before. */
const ASKED_AGAIN = 'about it'

const textOf = ({ replies }: Heard): string => replies.map(({ text }) => text).join('\n')

const isYesNo = ({ options }: Heard): boolean =>
  options.length === 2 && options[0]?.label === 'Yes' && options[1]?.label === 'No'

/** The one of the options that has these words, or the last, which is none of them. */
const pickOf = ({ options }: Heard, ...meant: readonly string[]): string =>
  (options.find(({ label }) => meant.some((each) => label.includes(each))) ?? options.at(-1))?.says ?? 'no'

const yesIf = (is: boolean): string => (is ? 'Yes' : 'No')

const isAskedAgain = (heard: Heard): boolean => /^(Sorry, I didn|I still|I’m having)/.test(textOf(heard))

/** "I think it's about this …": a topic, or the service itself. */
const aboutIt = ({ mind, heard, topic }: Ear): string => {
  const { name, offer } = mind.settled.intended.running.words
  const names = [topic, name.text, offer.text]
  if (!isYesNo(heard)) return pickOf(heard, ...names)
  const isNamed = names.some((each) => textOf(heard).includes(each))
  const isIt = isNamed || (isAskedAgain(heard) && mind.done.has(ASKED_AGAIN))
  if (isIt) mind.done.add(ASKED_AGAIN)
  else mind.done.delete(ASKED_AGAIN)
  return yesIf(isIt)
}

/** Where they live: the house and the street, and then whether it is that. */
const atHome = ({ mind, heard, memory }: Ear): string => {
  const { address, postcode: code } = mind.settled.intended.home
  const [first = '', second = ''] = address.split(', ')
  const line = /^\d/.test(first) ? first : `${first}, ${second}`
  const [house = line, ...street] = line.split(' ')
  if (isYesNo(heard))
    return yesIf(isAskedAgain(heard) || [line, code].some((each) => textOf(heard).includes(each)))
  if (heard.options.length > 0) return pickOf(heard, line, code, street.join(' '))
  const { where } = ServiceMemory.parse(readMemory(memory).service)
  return where?.street === undefined ? line : house
}

/** Asked by house and street, where an address is looked for. */
const isWhere = ({ mind, seen }: Ear): boolean =>
  seen.at === 'asked' &&
  seen.question.kind === postcode &&
  mind.settled.intended.running.service.needsAddresses

/** What they say next; `undefined` when they have what they came for. */
export const saidInCall = (ear: Ear): string | undefined => {
  const { mind, seen, heard, topic } = ear
  // Whoever was served needs to hear no more.
  if (seen.at === 'ended') return undefined
  const { call, offered } = readMemory(ear.memory)
  if (call?.danger !== undefined) return 'No'
  if (call?.offersPerson === true || call?.more !== undefined) return 'no'
  if (call?.named !== undefined) return aboutIt(ear)
  if (offered !== undefined && seen.at === 'idle') return aboutIt(ear)
  return isWhere(ear) ? atHome(ear) : said(mind, seen, heard, topic)
}
