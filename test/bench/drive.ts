import { Agent, request } from 'node:http'

/** What residents ask, over and over: every kind of answer, with typos and follow-ups. */
export const QUESTIONS = [
  'when are you open',
  'is the office open on thursday morning',
  'and on friday?',
  'how long will you take to answer my complaint',
  'I emailed on Friday afternoon, when will I hear?',
  'my brown bin was missed',
  'who looks after potholes',
  'do i need planing permision for a shed',
  'how do I claim housing benefit',
  'what is your phone number',
  'can I have this in large print',
  'asdf qwerty',
]

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request; its JSON. Rejects for any status from 300 on. */
export const call = (
  method: string,
  url: string,
  token?: string,
  body?: unknown,
): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () =>
          (response.statusCode ?? 500) < 300
            ? resolve(JSON.parse(text))
            : reject(new Error(`${method} ${url}: ${response.statusCode} ${text.slice(0, 200)}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body === undefined ? '' : JSON.stringify(body))
  })

/** A conversation over Direct Line. */
export interface Talk {
  path: string
  token: string
}

export const talkAt = async (base: string, council: string): Promise<Talk> => {
  const path = `/${council}/v3/directline/conversations`
  const { conversationId, token } = (await call('POST', `${base}${path}`)) as Record<string, string>
  return { path: `${path}/${conversationId}/activities`, token: token ?? '' }
}

export const say = (base: string, { path, token }: Talk, text: string | undefined) =>
  call('POST', `${base}${path}`, token, { type: 'message', from: { id: 'r' }, text })

const conversation = async (base: string, council: string, turns: number): Promise<void> => {
  const talk = await talkAt(base, council)
  let watermark = ''
  for (let turn = 0; turn < turns; turn += 1) {
    await say(base, talk, QUESTIONS[turn % QUESTIONS.length])
    const got = await call('GET', `${base}${talk.path}?watermark=${watermark}`, talk.token)
    watermark = String(got.watermark)
  }
}

/** So many seconds pass between two messages of one conversation. */
const THOUGHT_S = 3
const BEAT_MS = 5

/**
 * Posts so many messages a second, whether or not those before are answered; of a conversation each by way of the next
 * server. Gives the milliseconds from when each was due until it was answered and kept, sorted.
 */
export const pace = async (
  bases: readonly string[],
  council: string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<readonly number[]> => {
  const baseOf = (i: number): string => bases[i % bases.length] ?? ''
  const talks: Talk[] = []
  while (talks.length < perSecond * THOUGHT_S) talks.push(await talkAt(baseOf(talks.length), council))
  const waits: number[] = []
  const posts: Promise<void>[] = []
  const began = performance.now()
  const post = async (i: number, due: number): Promise<void> => {
    const [talk, turn] = [talks[i % talks.length], Math.floor(i / talks.length)]
    if (talk !== undefined) await say(baseOf(i + turn), talk, QUESTIONS[turn % QUESTIONS.length])
    waits.push(performance.now() - due)
  }
  while (posts.length < perSecond * seconds) {
    const due = began + (posts.length * 1_000) / perSecond
    if (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, BEAT_MS))
    else posts.push(post(posts.length, due))
  }
  await Promise.all(posts)
  return waits.sort((a, b) => a - b)
}

/** Holds `conversations` conversations of `turns` turns, several at once: each turn is posted and its answer fetched. */
export const hold = async (
  base: string,
  council: string,
  conversations: number,
  turns: number,
): Promise<void> => {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < conversations) {
      next += 1
      await conversation(base, council, turns)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
