/** Fields that files of every kind of set have. UPRNs are text: numbers would lose the noughts they begin with. */
import { z } from 'zod'
import { isPostcode } from '../../dialogs/understanding/particulars/postcode'

export const text = z.string()

/** Words that are read out to people. */
export const prose = text.refine(
  (written) => !written.includes('\uFFFD'),
  'save the file as UTF-8: a letter can’t be read',
)

export const uprn = z
  .string()
  .regex(/^\d{1,12}$/, 'write a UPRN, 1 to 12 digits; a spreadsheet may have changed it (1.0E+11)')

const dayWritten = /^(\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4})$/

/** ISO, or as British spreadsheets leave it: `25/12/2026`. Databases add a midnight that says nothing. */
export const day = z
  .string()
  .transform((written) => written.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, ''))
  .transform((written) =>
    dayWritten.test(written) && written.includes('/') ? written.split('/').reverse().join('-') : written,
  )
  .pipe(z.iso.date('write a day there is, as 2026-12-25 or 25/12/2026'))

export const flag = z.enum(['0', '1'], 'write 0 for no or 1 for yes').transform((written) => written === '1')

export const postcode = z
  .string()
  .transform((written) => {
    const marks = written.toUpperCase().replace(/\s+/g, '')
    return `${marks.slice(0, -3)} ${marks.slice(-3)}`
  })
  .refine(isPostcode, 'write a postcode, as EX1 2AB')

export const oneOf = <const Name extends string>(names: readonly [Name, ...Name[]]) =>
  z.enum(names, `write one of ${names.join(', ')}`)
