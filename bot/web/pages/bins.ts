import type { CollectionService } from '../../../knowledge/collections/schedule'
import type { Pack } from '../../../knowledge/schema'

/** A bin as residents see it. */
export interface ShownBin {
  /** "Green recycling bin", and its colours where the name leaves them out. */
  name: string
  /** What its picture is filled with, and its lid where that differs; empty: only an outline. */
  fills: readonly string[]
}

/** Colours that a picture can be filled with; near those of real bins. A colour that isn't here is said, not shown. */
const FILLS: Readonly<Record<string, string>> = {
  aqua: '#2aa7b8',
  black: '#1d1d1d',
  blue: '#1f5fa8',
  brown: '#6f4428',
  burgundy: '#7b1f35',
  green: '#2f7d3b',
  grey: '#6f777b',
  orange: '#d9730d',
  pink: '#d6579b',
  purple: '#6b3fa0',
  red: '#b8312f',
  white: '#ffffff',
  yellow: '#e8c21b',
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

const listed = (colour: string | undefined): readonly string[] => (colour === undefined ? [] : [colour])

/** What a service is collected in: the council's container, or what the import says of it. */
export const shownBin = ({ containers }: Pick<Pack, 'containers'>, service: CollectionService): ShownBin => {
  const container = containers.find(({ id }) => id === service.container)
  const name = container?.name ?? service.name
  const colours = container?.colours ?? listed(service.bodyColour)
  const lids = container?.lid ?? listed(service.lidColour)
  const unsaid = [...colours, ...lids].filter((colour) => !name.toLowerCase().includes(colour))
  const fills = [colours[0], lids[0]].flatMap((colour) => FILLS[colour ?? ''] ?? [])
  return { name: capital([name, ...unsaid].join(', ')), fills: colours.length === 0 ? [] : fills }
}
