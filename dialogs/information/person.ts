import type { Said } from '../said'
import { emailAddress, joined, paragraphs, phoneNumber, webAddress } from '../said'
import type { Say } from '../words'
import type { Answerer, Here, Target } from './about'
import { phoneTarget, placeTarget } from './about'
import { nowSaid } from './hoursNow'
import type { SayHours } from './hoursWords'
import { enquiriesEmail, enquiriesLine } from './reach'
import { citationsOf } from './sources'

export const personLines = {
  call: ['council', 'phone'],
  visit: ['state'],
  email: ['email'],
  website: ['council', 'website'],
  hoursUnknown: [],
} as const

export interface SayPerson {
  say: Say<typeof personLines>
  sayHours: SayHours
}

const stateOf = ({ sayHours }: SayPerson, here: Here, target: Target): readonly Said[] => {
  const state = nowSaid(sayHours, here, target)
  return state === undefined ? [] : [state]
}

const callSaid = (saying: SayPerson, here: Here): readonly Said[] => {
  const line = enquiriesLine(here.pack)
  if (line === undefined) return []
  const call = saying.say('call', { council: here.pack.council.name, phone: phoneNumber(line.number) })
  const state = stateOf(saying, here, phoneTarget(line))
  return [joined([call, ...(state.length > 0 ? state : [saying.say('hoursUnknown')])])]
}

const elseSaid = ({ say }: SayPerson, { pack }: Here): readonly Said[] => {
  const email = enquiriesEmail(pack)
  const [website] = pack.contacts.websites
  return [
    ...(email === undefined ? [] : [say('email', { email: emailAddress(email.address) })]),
    ...(website === undefined
      ? []
      : [say('website', { council: pack.council.name, website: webAddress(website.url) })]),
  ]
}

const visitSaid = (saying: SayPerson, here: Here): readonly Said[] => {
  const place = here.pack.contacts.places.find(({ servesEnquiries }) => servesEnquiries)
  if (place === undefined || place.hours === 'notPublished') return []
  return stateOf(saying, here, placeTarget(place)).map((state) => saying.say('visit', { state }))
}

/** How to reach a person now: the number and whether anybody is there, the counter, and what works when it is closed. */
export const personSaid = (saying: SayPerson, here: Here): Said => {
  const call = callSaid(saying, here)
  return paragraphs([...call, ...visitSaid(saying, here), joined(elseSaid(saying, here))])
}

/** "I want to talk to somebody": how to reach a person; whether one can be had here is said once it is known. */
export const createPerson =
  (saying: SayPerson): Answerer =>
  (ask, here) => {
    if (ask.intent !== 'advisor.handoff') return undefined
    const line = enquiriesLine(here.pack)
    const place = here.pack.contacts.places[0]
    const sources = [line?.source, place?.source].filter((source) => source !== undefined)
    return {
      said: personSaid(saying, here),
      sources: citationsOf(here.pack, sources),
      topic: { intent: ask.intent, targets: line === undefined ? [] : [line.id] },
      does: 'person',
    }
  }
