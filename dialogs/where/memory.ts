import { z } from 'zod'

/** What is offered to be confirmed: a home, or only the postcode that was heard or keyed. */
const Offered = z.object({
  postcode: z.string(),
  /** With its address: a home. */
  uprn: z.string().optional(),
  address: z.string().optional(),
})
export type Offered = z.infer<typeof Offered>

/** Where a caller's home is, as far as it was made out and not yet confirmed. JSON. */
export const WhereMemory = z.object({
  offered: z.array(Offered).default([]),
  streets: z.array(z.string()).default([]),
  /** The street, whose house is asked for. */
  street: z.string().optional(),
  /** The house in it, whose flat is asked for. */
  house: z.string().optional(),
})
export type WhereMemory = z.infer<typeof WhereMemory>

export const nowhere: WhereMemory = { offered: [], streets: [] }
