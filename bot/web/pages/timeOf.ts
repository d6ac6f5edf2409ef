/** Making a formatter costs a hundred times what it does: one for each time zone is kept. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The time of day on the clocks of a place, such as `14:05`. */
export const timeOf = (timeZone: string, at: Date): string => {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  formats.set(timeZone, format)
  return format.format(at)
}
