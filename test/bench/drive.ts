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

const agent = new Agent({ keepAlive: true, maxSockets: 10 })

const call = (
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

const conversation = async (base: string, council: string, turns: number): Promise<void> => {
  const root = `${base}/${council}/v3/directline/conversations`
  const { conversationId, token } = (await call('POST', root)) as { conversationId: string; token: string }
  let watermark = ''
  for (let turn = 0; turn < turns; turn += 1) {
    const text = QUESTIONS[turn % QUESTIONS.length]
    await call('POST', `${root}/${conversationId}/activities`, token, {
      type: 'message',
      from: { id: 'r' },
      text,
    })
    const got = await call('GET', `${root}/${conversationId}/activities?watermark=${watermark}`, token)
    watermark = String(got.watermark)
  }
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
