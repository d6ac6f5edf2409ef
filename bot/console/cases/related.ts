import type { Advisor } from '../../advisors/advisor'
import { placeTerms, residentTerms } from '../../cases/caseTerms'
import type { OpenedCase } from './finding'
import { readFound } from './finding'
import type { CaseParts } from './parts'
import { scopeOf } from './scope'
import { type Names, rowOf } from './shown'

/** More of one resident or property nobody reads beside a case; a search finds them. */
const MOST = 5

/** Other cases that share one of these, as far as the advisor may see them: what is open first. */
const sharing = async (
  parts: CaseParts,
  advisor: Advisor,
  { one }: OpenedCase,
  terms: readonly string[],
  names: Names,
) => {
  if (terms.length === 0) return []
  const search = {
    within: scopeOf(advisor, parts.packs).filter(({ council }) => council === one.council),
    terms: [terms.map((term) => ({ term, isWhole: true }))],
    offset: 0,
    limit: MOST + 1,
  }
  const found = await readFound(parts, await parts.caseWork.findCases(search))
  return found
    .filter((other) => other.one.reference !== one.reference)
    .slice(0, MOST)
    .map((other) => rowOf(parts, other, names))
}

/** Other cases about the same thing or property, and of somebody reached in the same way. */
export const relatedTo = async (parts: CaseParts, advisor: Advisor, opened: OpenedCase, names: Names) => {
  const samePlace = await sharing(parts, advisor, opened, placeTerms(opened.one), names)
  const ofResident = await sharing(parts, advisor, opened, residentTerms(opened.one), names)
  const seen = new Set(samePlace.map(({ reference }) => reference))
  return { samePlace, ofResident: ofResident.filter(({ reference }) => !seen.has(reference)) }
}
