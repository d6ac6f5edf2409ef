import { z } from 'zod'
import type { DeskStatus } from '../handoff/outside/outsideDesks'

/** More than fits is not for a chat. */
const words = z.string().trim().min(1).max(4_000)
const name = z.string().trim().min(1).max(100).optional().catch(undefined)
const From = z.looseObject({ name }).optional().catch(undefined)

const Message = z.looseObject({ type: z.literal('message'), from: From, text: words })
const Typing = z.looseObject({ type: z.literal('typing') })
const Status = z.looseObject({
  type: z.literal('event'),
  name: z.literal('handoff.status'),
  from: From,
  value: z.looseObject({
    state: z.enum(['accepted', 'failed', 'completed']).optional(),
    message: words.optional(),
    place: z.int().min(1).max(10_000).optional(),
    waitMinutes: z.number().min(0).max(10_000).optional(),
  }),
})
const Other = z.looseObject({ type: z.string() })

/** What a desk, or the hub of a channel, tells us. */
export type Heard =
  | { what: 'message'; text: string; name?: string }
  | { what: 'typing' }
  | { what: 'status'; status: DeskStatus }
  /** Nothing that we understand, which is no fault. */
  | { what: 'other' }

const given = <T extends object>(all: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>

/** Reads a status of a hand-off; `undefined` for any other activity, and for a faulty one. */
export const readStatus = (activity: unknown): DeskStatus | undefined => {
  const { data } = Status.safeParse(activity)
  if (data === undefined) return undefined
  const { state, message, place, waitMinutes } = data.value
  return given<DeskStatus>({ state, message, place, waitMinutes, name: data.from?.name })
}

/** Reads an activity; `undefined` for one that is faulty. */
export const readActivity = (activity: unknown): Heard | undefined => {
  const status = readStatus(activity)
  if (status !== undefined) return { what: 'status', status }
  const message = Message.safeParse(activity).data
  if (message !== undefined)
    return {
      what: 'message',
      text: message.text,
      ...(message.from?.name === undefined ? {} : { name: message.from.name }),
    }
  if (Typing.safeParse(activity).success) return { what: 'typing' }
  const other = Other.safeParse(activity).data
  const isOurs = other?.type === 'message' || (other?.type === 'event' && other.name === 'handoff.status')
  return other === undefined || isOurs ? undefined : { what: 'other' }
}
