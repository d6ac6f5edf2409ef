import { z } from 'zod'
import { postcode as spokenPostcode } from '../said'
import { findPostcodes, isPartOfPostcode, isPostcode } from '../understanding/particulars/postcode'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'
import { withoutSigh } from './sigh'

/** A UK postcode, in capitals with its space: `EX1 2AB`. Typed with its usual slips, or said letter by letter. */
export const postcode: AnswerKind<string> = {
  stored: z.string().refine(isPostcode),
  problems: ['notPostcode', 'partOfPostcode'],
  expects: 'address',
  // Each letter by the key that bears it: `dialogs/where` looks up which postcode that is.
  digits: { min: 5, max: 7 },
  choices: [],
  inWords: spokenPostcode,
  read: (said, { districts }) => {
    const options = { expected: true, own: districts }
    const found = findPostcodes(withoutSigh(said), options)[0] ?? findPostcodes(said, options)[0]
    if (found !== undefined) return read(found.value)
    return unread(isPartOfPostcode(said) ? 'partOfPostcode' : 'notPostcode')
  },
  find: (said, { districts }) => {
    const found = findPostcodes(withoutSigh(said), { own: districts })[0]
    return (found ?? findPostcodes(said, { own: districts })[0])?.value
  },
}
