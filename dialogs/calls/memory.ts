import { z } from 'zod'
import { INTENTS } from '../understanding/intents'

/** What may be picked by key: the first by 1, and so on. */
const Picks = z.array(z.object({ label: z.string(), says: z.string() }))

/** What a call remembers beside its conversation. JSON. */
export const CallMemory = z.object({
  /** The question put last, in short, as it is spoken. */
  asked: z.string().default(''),
  /** What may be picked now, and from which one on it was told: four at a time. */
  picks: Picks.default([]),
  from: z.int().min(0).default(0),
  /** What is expected of the answer. */
  expects: z.enum(['open', 'yesNo', 'choice', 'digits', 'address', 'date']).default('open'),
  /** How many keys answer the question. */
  digits: z.object({ min: z.int(), max: z.int() }).optional(),
  /** What was read back waits for a yes that sends it. */
  sends: z.boolean().optional(),
  /** A yes was heard to that, and not surely enough. */
  perhapsYes: z.boolean().optional(),
  /** How often in a row nothing came of what was heard, or nothing was heard. */
  failed: z.int().min(0).default(0),
  /** "Is anyone in danger?" is open: what was said before, in every way it may have been heard. */
  danger: z
    .object({
      heard: z.array(z.object({ text: z.string(), confidence: z.number().optional() })).min(1),
    })
    .optional(),
  /** "Is it about …?" is open, a service that was asked for in some of what may have been heard: these words. */
  named: z.string().optional(),
  /** What the call was last taken to be about without asking, and what else it may have been. */
  took: z.object({ said: z.string(), others: z.array(z.enum(INTENTS)) }).optional(),
  /** The rest of a long answer: "shall I go on?" is open. */
  more: z.string().optional(),
  /** What that answer offers, told at its end. */
  offers: Picks.optional(),
  /** What they said it is not about. */
  denied: z.array(z.enum(INTENTS)).optional(),
  /** "Would you like to speak to a person?" is open. */
  offersPerson: z.boolean().optional(),
  /** "Is there anything else?" is open. */
  asksElse: z.boolean().optional(),
  /** They were helped on to a person once already, because nothing came of what was heard. */
  passedOn: z.boolean().optional(),
  /** An assistant of Relay UK speaks for somebody who types. */
  relay: z.boolean().optional(),
  /** Where they ring from. */
  number: z.string().optional(),
})
export type CallMemory = z.infer<typeof CallMemory>

/** The memory of a call that has just begun. */
export const noCallYet: CallMemory = { asked: '', picks: [], from: 0, expects: 'open', failed: 0 }
