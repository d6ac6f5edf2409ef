import { z } from 'zod'
import { Faults } from './refusals'

/** What was sent with a request, by name; what was left empty is not there. */
export type Arguments = Readonly<Record<string, string>>

const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** A plus sign in an address arrives as a space where it wasn't encoded. */
const withPlus = (text: string): string => text.replace(/ (\d\d:\d\d)$/, '+$1')

/** An instant as GeoReport v2 has it: the W3C's profile of ISO 8601, always with its offset. */
export const instant = z
  .string()
  .transform(withPlus)
  .refine((text) => W3C.test(text) && !Number.isNaN(Date.parse(text)), {
    error: 'write a date and time with its offset, such as 2026-04-08T10:00:00Z',
  })
  .transform((text) => new Date(text))

/** An instant up to which something is looked for: we write seconds, so all of that second is meant. */
export const lastInstant = instant.transform((at) => new Date(Math.floor(at.getTime() / 1000) * 1000 + 999))

/** Several, with commas between them. */
export const several = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .transform((all) => all.filter((each) => each !== ''))

/** The arguments as a schema has them; throws `argument_faulty` with every fault at once. What it doesn't know is let be. */
export const read = <Read>(schema: z.ZodType<Read>, given: Arguments): Read => {
  const outcome = schema.safeParse(given)
  if (outcome.success) return outcome.data
  throw new Faults(
    'argument_faulty',
    outcome.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  )
}
