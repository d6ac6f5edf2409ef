import type { Pack } from './schema'

/** First halves of the postcodes of the council's own places, such as EX1: its residents' are mostly among them. */
export const districtsOf = ({ contacts }: Pick<Pack, 'contacts'>): readonly string[] => [
  ...new Set(contacts.places.flatMap(({ postcode }) => postcode?.split(' ')[0] ?? [])),
]
