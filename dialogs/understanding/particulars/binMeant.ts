import type { Container } from '../../../knowledge/schema'
import type { ContainerKind, Stream } from './binWords'

/** How a bin was described. */
export interface Described {
  /** Of its body, or of its lid where `lid` is left out: people call a bin by either. */
  colour?: string
  lid?: string
  /** Lists of streams; of each the council's first is meant. */
  streams: readonly (readonly (readonly Stream[])[])[]
  kind?: ContainerKind
}

type Containers = readonly Container[]

const isUnknown = ({ colours, lid }: Container): boolean => colours.length === 0 && lid.length === 0

/** "Bin" is said of anything that is emptied; the other words only of what they name. Bag and sack are one. */
const isOfKind = (one: Container, kind: ContainerKind | undefined): boolean =>
  kind === undefined ||
  one.kind === kind ||
  (['bag', 'sack'].includes(one.kind) && ['bag', 'sack'].includes(kind))

/**
 * Those of a colour: of the kind that was said where one is, and with them those that may be of it, as nobody says what
 * colour they are. None when none is known to be.
 */
const ofColour = (
  all: Containers,
  kind: ContainerKind | undefined,
  has: (one: Container) => boolean,
): Containers => {
  const known = all.filter(has)
  const ofKind = known.filter((one) => isOfKind(one, kind))
  const sure = ofKind.length > 0 || kind !== 'bin' ? ofKind : known
  return sure.length === 0
    ? []
    : all.filter((one) => sure.includes(one) || (isUnknown(one) && isOfKind(one, kind)))
}

const byColour = (all: Containers, { colour, lid, kind }: Described): Containers | undefined => {
  const of = (has: (one: Container) => boolean) => ofColour(all, kind, has)
  if (lid !== undefined) {
    const isLid = (one: Container) => one.lid.includes(lid)
    const lids = of(all.some(isLid) ? isLid : ({ colours }) => colours.includes(lid))
    if (colour === undefined) return lids
    const bodies = of(({ colours }) => colours.includes(colour))
    return lids.filter((one) => bodies.includes(one))
  }
  return colour === undefined
    ? undefined
    : of(({ colours, lid: own }) => colours.includes(colour) || own.includes(colour))
}

const ofFirst = (all: Containers, means: readonly (readonly Stream[])[]): Containers =>
  means
    .map((streams) => all.filter(({ stream }) => streams.includes(stream)))
    .find((found) => found.length > 0) ?? []

/** "Paper recycling" is narrower than "recycling": what all of the words allow, or any of them. */
const byStream = (all: Containers, { streams }: Described): Containers | undefined => {
  if (streams.length === 0) return undefined
  const each = streams.map((means) => ofFirst(all, means))
  const both = all.filter((one) => each.every((found) => found.includes(one)))
  return both.length > 0 ? both : all.filter((one) => each.some((found) => found.includes(one)))
}

/** Colour and contents that no one container has: either may be a slip, so both are meant. */
const either = (all: Containers, colour: Containers, stream: Containers): Containers => {
  const both = colour.filter((one) => stream.includes(one))
  return both.length > 0 ? both : all.filter((one) => colour.includes(one) || stream.includes(one))
}

/**
 * The containers that a description may mean, in the council's order: one when it is clear, several when the resident
 * must be asked, none when the council has none that is known to be such.
 */
export const containersMeant = (all: Containers, described: Described): Containers => {
  const [colour, stream] = [byColour(all, described), byStream(all, described)]
  const found =
    colour !== undefined && stream !== undefined ? either(all, colour, stream) : (colour ?? stream ?? [])
  const ofKind = found.filter((one) => isOfKind(one, described.kind))
  return ofKind.length > 0 && (colour === undefined || ofKind.some((one) => !isUnknown(one))) ? ofKind : found
}
