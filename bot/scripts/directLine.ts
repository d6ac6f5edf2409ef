import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Conversationalist, Heard } from './play'

const Started = z.object({ conversationId: z.string(), token: z.string() })

const Activity = z.object({
  type: z.string(),
  id: z.string().optional(),
  from: z.object({ id: z.string(), role: z.string().optional() }).optional(),
  text: z.string().optional(),
  speak: z.string().optional(),
  suggestedActions: z
    .object({ actions: z.array(z.object({ title: z.string(), value: z.string() })) })
    .optional(),
})
type Activity = z.infer<typeof Activity>

const Activities = z.object({ activities: z.array(Activity), watermark: z.string().optional() })
const Posted = z.object({ id: z.string() })

/** How long an answer may take, and how long it is quiet when all of it has come. In milliseconds. */
export interface Patience {
  answer: number
  quiet: number
  poll: number
}

const PATIENCE: Patience = { answer: 10_000, quiet: 300, poll: 60 }

const OURS = 'script'

const heardIn = (activities: readonly Activity[]): Heard => ({
  replies: activities.map(({ text = '', speak = text }) => ({ text, speech: speak })),
  options: activities.flatMap(({ suggestedActions }) =>
    (suggestedActions?.actions ?? []).map(({ title, value }) => ({ label: title, says: value })),
  ),
})

const isTheirs = ({ type, from }: Activity): boolean =>
  type === 'message' && from?.role !== 'user' && from?.id !== OURS

/** Asks one address of the assistant; throws when it refuses or answers something else than expected. */
const ask = async <T>(shape: z.ZodType<T>, url: string, token?: string, body?: unknown): Promise<T> => {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return shape.parse(await answer.json())
}

/** One conversation that has been started, and what has not yet been heard of it. */
const open = async (base: string, patience: Patience) => {
  const { conversationId, token } = await ask(Started, `${base}/conversations`, undefined, {})
  const activities = `${base}/conversations/${conversationId}/activities`
  let watermark = ''

  const newMessages = async (): Promise<readonly Activity[]> => {
    const got = await ask(Activities, `${activities}?watermark=${watermark}`, token)
    watermark = got.watermark ?? watermark
    return got.activities.filter(isTheirs)
  }

  return {
    post: (text: string) =>
      ask(Posted, activities, token, { type: 'message', from: { id: OURS }, text, locale: 'en-GB' }),
    /** Until something has come and it has been quiet for a while after it. */
    listen: async (within: number): Promise<readonly Activity[]> => {
      const heard: Activity[] = []
      let quiet = 0
      for (let waited = 0; waited < within; waited += patience.poll) {
        const more = await newMessages()
        heard.push(...more)
        quiet = more.length > 0 ? 0 : quiet + patience.poll
        if (heard.length > 0 && quiet >= patience.quiet) break
        await wait(patience.poll)
      }
      return heard
    },
  }
}

/**
 * An assistant that runs elsewhere, over Direct Line 3.0. `address` is where it runs, such as http://localhost:3978.
 * Throws when it can't be reached, refuses, or doesn't answer in time.
 */
export const overDirectLine = (
  address: string,
  council: string,
  patience: Patience = PATIENCE,
): Conversationalist => {
  const base = `${address.replace(/\/+$/, '')}/${council}/v3/directline`
  let line: Awaited<ReturnType<typeof open>> | undefined
  return {
    begin: async () => {
      line = await open(base, patience)
      return heardIn(await line.listen(patience.quiet * 4))
    },
    say: async (text) => {
      await line?.post(text)
      const heard = (await line?.listen(patience.answer)) ?? []
      if (heard.length === 0)
        throw new Error(`no answer within ${patience.answer / 1000} seconds to: ${text.slice(0, 80)}`)
      return heardIn(heard)
    },
  }
}
