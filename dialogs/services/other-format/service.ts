import { address } from '../../answers/address'
import { email } from '../../answers/email'
import { name } from '../../answers/name'
import { oneOf } from '../../answers/oneOf'
import { postcode } from '../../answers/postcode'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'

const FORMATS = ['largePrint', 'braille', 'audio', 'easyRead', 'colour', 'email', 'other'] as const
type Format = (typeof FORMATS)[number]

/** What the council's documents call those formats that some of them offer. */
const OFFERED: Readonly<Partial<Record<Format, string>>> = {
  largePrint: 'large-print',
  braille: 'braille',
  audio: 'audio',
}

const byPost = ({ format }: { format: Format }): boolean => format !== 'email'

export const otherFormat = Service.named('other-format')
  .about('advisor.handoff')
  .ask('format', oneOf(...FORMATS))
  .askIf('which', text({ most: 120 }), ({ format }) => format === 'other')
  .ask('matter', text({ most: 300 }))
  .ask('always', yesNo)
  .ask('name', name)
  .askIf('address', address, byPost)
  .askIf('postcode', postcode, byPost)
  .askIf('email', email, ({ format }) => format === 'email')
  .ends(
    { what: [], whatOther: [], offered: ['offered'], notListed: [], always: [], rights: [] },
    ({ format, always }, { pack }) => {
      const offered = pack.contacts.accessible.find(({ id }) => id === OFFERED[format])
      return {
        opens: {
          what: format === 'other' ? 'whatOther' : 'what',
          where: 'address',
          postcode: 'postcode',
          name: 'name',
          email: 'email',
        },
        say: [
          offered === undefined ? 'notListed' : { line: 'offered', with: { offered: offered.offered } },
          ...(always ? (['always'] as const) : []),
          'rights',
        ],
      }
    },
  )
