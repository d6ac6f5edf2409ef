import { z } from 'zod'
import { BotError } from '../../errors'

const Locale = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)

/** What may come with the start of a conversation. A user id is taken up only when it begins with `dl_`, as in Azure. */
export const TokenParameters = z
  .object({
    user: z
      .object({ id: z.string().max(100).optional() })
      .nullish()
      .transform((user) => (/^dl_[\w.-]{1,64}$/.test(user?.id ?? '') ? user?.id : undefined)),
    locale: Locale.optional().catch(undefined),
  })
  .prefault({})

/** What is read of an activity that a client posts; who it is from is in the token. */
export const PostedActivity = z.object({
  type: z.string().min(1).max(60).prefault('message'),
  text: z.string().nullish(),
  /** Of an event. */
  name: z.string().max(100).nullish().catch(undefined),
  locale: Locale.optional().catch(undefined),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish(),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .max(20)
    .nullish()
    .catch(undefined),
  channelData: z.looseObject({ clientActivityID: z.string().max(200).optional() }).nullish(),
})
export type PostedActivity = z.infer<typeof PostedActivity>

/** Reads outside data; throws `request_faulty` that names the first field that is wrong. */
export const read = <T extends z.ZodType>(schema: T, given: unknown): z.output<T> => {
  const { data, error } = schema.safeParse(given)
  if (error !== undefined)
    throw new BotError('request_faulty', { detail: error.issues[0]?.path.join('.') ?? '' })
  return data
}
