/** A house's number, or several that are one: "12", "12A", "12-14", "12/14". */
const NUMBER = /^\d+\s?[a-z]?(?:\s?[-–/]\s?\d+\s?[a-z]?)?\s+(?=\D)/i

/**
 * The streets that an address is found under: what stands behind a house's number ("Flat 2, 14 Mill Lane, Otherford": Mill
 * Lane); where there is no number, what stands behind the house's name ("Rose Cottage, Mill Lane, Otherford"). The last part
 * of an address is its town and no street, unless it is all there is.
 */
export const streetsOf = (address: string): readonly string[] => {
  const parts = address
    .split(',')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '')
  const numbered = parts.filter((part) => NUMBER.test(part)).map((part) => part.replace(NUMBER, ''))
  const streets = numbered.length > 0 ? numbered : parts.slice(1, 2)
  return [...new Set(streets)].filter((street) => /\p{L}{2}/u.test(street))
}
