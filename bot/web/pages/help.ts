import type { Pack } from '../../../knowledge/schema'

/** How a person is reached, for the foot of every page and for the accessibility statement; only what the pack gives. */
export interface Help {
  phone?: string
  /** The same for a `tel:` link, without spaces. */
  dial?: string
  /** True when the pack gives the line's hours, so that the assistant can say them. */
  hours?: boolean
  minicom?: string
  email?: string
  website?: string
  /** What the council offers so that everyone can use its services, a sentence each. */
  accessible: readonly string[]
}

const FORMATS = new Set([
  'braille',
  'large-print',
  'audio',
  'other-languages',
  'interpreter',
  'sign-language',
])

export const helpOf = ({ contacts }: Pack): Help => {
  const numbered = (purpose: string) =>
    contacts.phones.find((phone) => phone.purpose === purpose && phone.number !== undefined)
  const enquiries = numbered('enquiries')
  const minicom = numbered('minicom')?.number
  const email = contacts.emails.find(({ purpose }) => purpose === 'enquiries')?.address
  const website = contacts.websites[0]?.url
  return {
    ...(enquiries?.number === undefined
      ? {}
      : {
          phone: enquiries.number,
          dial: enquiries.number.replaceAll(' ', ''),
          hours: enquiries.hours !== 'notPublished',
        }),
    ...(minicom === undefined ? {} : { minicom }),
    ...(email === undefined ? {} : { email }),
    ...(website === undefined ? {} : { website }),
    accessible: contacts.accessible.filter(({ id }) => FORMATS.has(id)).map(({ offered }) => offered),
  }
}
