import type { Email, Pack, Phone } from '../../knowledge/schema'
import type { Said } from '../said'
import { emailAddress, phoneNumber, webAddress } from '../said'
import type { Say } from '../words'

export const reachLines = { callOr: ['phone'], emailOr: ['email'], goTo: ['website'], noWay: [] } as const

/** The line that residents ring with any enquiry, if the pack has its number. */
export const enquiriesLine = ({ contacts }: Pack): (Phone & { number: string }) | undefined => {
  const line = contacts.phones.find(({ purpose, number }) => purpose === 'enquiries' && number !== undefined)
  return line?.number === undefined ? undefined : { ...line, number: line.number }
}

export const enquiriesEmail = ({ contacts }: Pack): Email | undefined =>
  contacts.emails.find(({ purpose }) => purpose === 'enquiries')

/** A phrase that ends "To report it, …": the best way to reach this council that its documents give. */
export const howToContact = (say: Say<typeof reachLines>, pack: Pack): Said => {
  const phone = enquiriesLine(pack)
  if (phone !== undefined) return say('callOr', { phone: phoneNumber(phone.number) })
  const email = enquiriesEmail(pack)
  if (email !== undefined) return say('emailOr', { email: emailAddress(email.address) })
  const [website] = pack.contacts.websites
  return website === undefined ? say('noWay') : say('goTo', { website: webAddress(website.url) })
}
