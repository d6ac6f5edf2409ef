/** Which planning application is meant: what the register has for a reference or a postcode, and what is near a slip. */

import type { Application } from '../../knowledge/planning/application'
import type { KnownRegister } from '../../knowledge/planning/port'
import { fitsFormat } from '../../knowledge/planningFormat'
import { type ApplicationOrPlace, isPlace } from '../answers/applicationOrPlace'
import type { Choice } from '../answers/kind'
import { NONE_OF_THESE } from '../answers/oneFoundOrNone'
import type { World } from '../service'

/** More at one postcode than this are nothing to choose from; they are in the order of their age, so the newest stay. */
const MOST_LISTED = 6

export interface Looked {
  found: readonly Application[]
  /** Of a reference that was not found: likely ones. */
  near: readonly Application[]
  /** Why there is nothing: a line of the problems. */
  nothing?: 'notFound' | 'notOurs' | 'noneThere'
}

const NOTHING: Looked = { found: [], near: [] }

export const registerKnown = (_: unknown, { ports }: World): Promise<KnownRegister | undefined> =>
  ports.planning.known()

const byReference = async (reference: string, { ports, here }: World): Promise<Looked> => {
  const found = await ports.planning.byReference(reference)
  if (found !== undefined) return { found: [found], near: [] }
  const near = await ports.planning.near(reference)
  if (near.length > 0) return { found: [], near }
  const { planningReferences: formats } = here.pack.council
  const isOurs = formats.length === 0 || formats.some(({ format }) => fitsFormat(reference, format))
  return { ...NOTHING, nothing: isOurs ? 'notFound' : 'notOurs' }
}

/** Looks up what was told. */
export const lookUp = async (
  { application }: { readonly application: ApplicationOrPlace },
  world: World,
): Promise<Looked> => {
  if (!isPlace(application)) return byReference(application, world)
  const found = await world.ports.planning.atPostcode(application)
  return found.length === 0
    ? { ...NOTHING, nothing: 'noneThere' }
    : { found: found.slice(0, MOST_LISTED), near: [] }
}

/** A description may be a page; on a button it is a line. */
const MOST_CHARACTERS = 70

const short = (description: string): string =>
  description.length <= MOST_CHARACTERS
    ? description
    : `${description.slice(0, MOST_CHARACTERS).replace(/\s+\S*$/, '')} …`

/** The house and street alone are how neighbours speak of it. */
const shortAddress = ({ address }: Application): string =>
  address.split(', ').slice(0, -1).join(', ') || address

const labelOf = (one: Application): string => `${short(one.description)}, ${shortAddress(one)}`

/**
 * The reference is only shown where nothing else tells two apart, and none is known by it: words that are nearly alike are
 * forgiven, and two references that are nearly alike are two.
 */
const toChoice = (one: Application, _: number, all: readonly Application[]): Choice => ({
  id: one.reference,
  label: all.some((other) => other !== one && labelOf(other) === labelOf(one))
    ? `${labelOf(one)} (${one.reference})`
    : labelOf(one),
  also: [one.description, shortAddress(one)],
})

export const foundChoices = ({ looked }: { readonly looked: Looked }): readonly Choice[] =>
  looked.found.map(toChoice)

export const nearChoices = ({ looked }: { readonly looked: Looked }): readonly Choice[] =>
  looked.near.map(toChoice)

export const whyNothing = ({ looked }: { readonly looked: Looked }) => looked.nothing

/** The one that was chosen; `undefined` when none was. */
export const chosenOf = ({
  looked,
  which,
  meant,
}: {
  readonly looked: Looked
  readonly which?: string
  readonly meant?: string
}): Application | undefined =>
  meant === NONE_OF_THESE
    ? undefined
    : [...looked.found, ...looked.near].find(({ reference }) => reference === (which ?? meant))
