import { z } from 'zod'
import { Standard } from '../knowledge/schema'
import { CallMemory } from './calls/memory'
import { ServiceMemory } from './services/running'
import { INTENTS } from './understanding/intents'

const Intent = z.enum(INTENTS)

const Topic = z.object({
  intent: Intent,
  targets: z.array(z.string()).optional(),
  via: Standard.shape.about.optional(),
  stage: Standard.shape.stage.optional(),
  days: z.array(z.string()).optional(),
  article: z.string().optional(),
  service: z.string().optional(),
})

/**
 * What the conversation remembers between turns: facts, never a position, so that a deploy between two turns loses
 * nobody. What an older version stored and this one can't read is forgotten, not guessed at.
 */
const Memory = z.object({
  /** What the last answer was about. */
  topic: Topic.optional(),
  /** "Is it about one of these?" is open: what was said, and the intents offered, in order. */
  offered: z.object({ said: z.string(), intents: z.array(Intent).min(1) }).optional(),
  /** A service whose questions are being answered. */
  service: ServiceMemory.optional(),
  /** Another service, put aside for the one that is going on: it is offered when that ends. */
  aside: ServiceMemory.optional(),
  /** A service that has just ended without a case, for an answer put otherwise in the next message. */
  ended: ServiceMemory.optional(),
  /** How many equality questions were answered: they are asked once. None of the answers. */
  equality: z.object({ at: z.int().min(0) }).optional(),
  /** What services were told that others need not ask again: the postcode, the name. */
  known: z.record(z.string(), z.unknown()).optional(),
  /** The last message that said by itself what it was about, for one that doesn't: "how long will that take?" */
  before: z.string().optional(),
  /** The case whose details may be asked for, and how often in this conversation nothing was found or proved. */
  tracking: z
    .object({
      reference: z.string().optional(),
      unknown: z.int().min(0).default(0),
      wrong: z.int().min(0).default(0),
      /** The case spoken of last, and whether it was proved in this conversation whose it is. */
      about: z.string().optional(),
      proved: z.boolean().optional(),
      /** What is to be done with it once more is known: to withdraw it, when it is proved; when they are sure; to answer. */
      wants: z.enum(['withdraw', 'sure', 'reply', 'answer']).optional(),
    })
    .optional(),
  /** When the last turn was: who comes back after a while is told what is still open. ISO 8601. */
  lastAt: z.iso.datetime().optional(),
  /** What is between them and the advisors. */
  handoff: z
    .object({
      /** What they want a person for. */
      about: z.string().optional(),
      /** How often in a row something was passed on to the queue, and when last; ISO 8601. */
      added: z.int().min(0).default(0),
      addedAt: z.iso.datetime().optional(),
      /** A call that was put through has come back: it isn't tried again and again. */
      notThrough: z.boolean().optional(),
      /** How the talk was: asked why; or said something else instead, and isn't asked again. */
      rated: z.enum(['good', 'average', 'poor', 'dropped']).optional(),
    })
    .optional(),
  /** A case of this conversation was marked: somebody may be at risk, or needs more care than others. */
  atRisk: z.boolean().optional(),
  /** What a telephone call remembers beside it. */
  call: CallMemory.optional(),
  /** What they said to "is it safe to ring you on this number?" */
  safeToRing: z.boolean().optional(),
  /** How often in a row nothing was understood. */
  misses: z.int().min(0).default(0),
  /** What was said last, for "say that again". */
  last: z.array(z.object({ text: z.string(), speech: z.string() })).default([]),
  /** Somebody was in danger or despair: no cheerfulness, no satisfaction question. */
  distress: z.boolean().default(false),
  /** They were warned, or asked whether anybody is in danger; `denied`: nobody was, they said. */
  warned: z.enum(['open', 'denied']).optional(),
  /** When danger was last spoken of; ISO 8601. */
  dangerAt: z.iso.datetime().optional(),
})
export type Memory = z.infer<typeof Memory>

/** The memory of a conversation that has not begun. */
export const nothingYet: Memory = { misses: 0, last: [], distress: false }

/** Reads what was stored; anything unreadable is a fresh start. */
export const readMemory = (stored: unknown): Memory => {
  const read = Memory.safeParse(stored)
  return read.success ? read.data : nothingYet
}
