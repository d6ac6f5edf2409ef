import { z } from 'zod'
import { postcode as spokenPostcode } from '../said'
import { wordsOf } from '../understanding/keywords'
import { findPostcodes, isPartOfPostcode, isPostcode } from '../understanding/particulars/postcode'
import type { AnswerContext, AnswerKind, Read } from './kind'
import { read, unread } from './kind'
import { lists, openingOf } from './lists'
import { planningFinderFor } from './planningReference'
import { withoutSigh } from './sigh'

/** Which planning application, as far as was told: its reference, as it is written, or the postcode that it is at. */
export type ApplicationOrPlace = string

/** Whether it is a postcode: no council writes its references like one. */
export const isPlace = (told: ApplicationOrPlace): boolean => isPostcode(told)

const doesNotKnow = (said: string): boolean => {
  const words = wordsOf(said)
  const { no, unsure } = lists()
  return openingOf(words, unsure) !== undefined || openingOf(words, no) !== undefined
}

const whyNot = (said: string): ReturnType<typeof unread<ApplicationOrPlace>> => {
  if (isPartOfPostcode(said)) return unread('partOfPostcode')
  return unread(doesNotKnow(said) ? 'noApplicationReference' : 'neitherApplicationNorPlace')
}

const readEither = (said: string, context: AnswerContext): Read<ApplicationOrPlace> => {
  const found = planningFinderFor(context.planningReferences)(withoutSigh(said), { expected: true })
  // A slip may make it look like another council's: whoever looks it up tells which it is.
  const reference = found.find(({ value }) => value.ours) ?? found.find(({ value }) => !value.portal)
  if (reference !== undefined) return read(reference.value.reference)
  const [place] = findPostcodes(said, { expected: true, own: context.districts })
  if (place !== undefined) return read(place.value)
  return found.length > 0 ? unread('planningPortalReference') : whyNot(said)
}

/** A planning application by its reference (any council’s, as it is written), or by the postcode it is at. */
export const applicationOrPlace: AnswerKind<ApplicationOrPlace> = {
  stored: z.string().refine((told) => isPlace(told) || /^[A-Z0-9]+(?:[/-][A-Z0-9]+)+$/.test(told)),
  problems: [
    'neitherApplicationNorPlace',
    'noApplicationReference',
    'planningPortalReference',
    'partOfPostcode',
  ],
  expects: 'open',
  // The digits of a reference, or a postcode: `dialogs/services/keyed` looks up which that is.
  digits: { min: 5, max: 9 },
  choices: [],
  inWords: (told) => (isPlace(told) ? spokenPostcode(told) : told),
  read: readEither,
  find: (said, { planningReferences, districts }) => {
    const ours = planningFinderFor(planningReferences)(said).find(({ value }) => value.ours)
    return ours?.value.reference ?? findPostcodes(said, { own: districts })[0]?.value
  },
}
