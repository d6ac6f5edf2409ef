import { z } from 'zod'

/** What a page is told over its socket. */
export type Frame =
  /** What is new in the open conversation, and from where to go on: after this number and this instant (ISO 8601). */
  | { what: 'items'; items: readonly SentItem[]; seq: number; at: string; marks: SentMarks }
  /** Something is to be fetched again. */
  | { what: 'changed'; of: Changed }
  /** Somebody writes: the resident, or the advisor who has it. */
  | { what: 'typing'; who: 'resident' | 'advisor' }
  /** Is the page there? Asked from here, as browsers hold back the clocks of pages in the background. */
  | { what: 'ping' }
  /** The sign-in has ended: nothing more comes. */
  | { what: 'ended' }

/** What is offered to whoever looks and what they have, the lists of the councils, or what stands around a conversation. */
export type Changed = 'own' | 'desk' | 'around'

/** One thing to put at the end; what the page has already, by its id, is left out there. */
export interface SentItem {
  id: string
  html: string
  /** Who or what it is from, as `ShownItem` has it. */
  from: string
  /** For a screen reader; left out where nobody needs to be told. */
  says?: string
}

/** The numbers of the last message that reached the resident, and that they have seen. */
export interface SentMarks {
  delivered: number
  read: number
}

/** What a page tells: that it lives, that its advisor writes, how far the conversation has been shown. */
export const Told = z.union([
  z.strictObject({ here: z.literal(true) }),
  z.strictObject({ typing: z.literal(true) }),
  z.strictObject({ read: z.int().positive() }),
])
export type Told = z.infer<typeof Told>

/** What a page wants: the conversation that is open on it, the number of the last message it shows, and as of when. */
export const Wanted = z.object({
  handoff: z.string().max(100).optional(),
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  at: z.iso.datetime().optional(),
})
