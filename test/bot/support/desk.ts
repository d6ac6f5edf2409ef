/** A council's own desk over real HTTP, written from the protocol alone: signatures are checked and made apart from ours. */
import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const DESK_SECRET = `whsec_${Buffer.from('a secret of more than enough characters').toString('base64')}`

/** An activity as the desk gets it. */
export interface DeskActivity {
  type: string
  name?: string
  text?: string
  from: { id: string; role: string }
  conversation: { id: string }
  value?: Record<string, unknown> & { state?: string }
  attachments?: { name: string; contentType: string; content: { activities: { text: string }[] } }[]
  channelData: { council: string; handoff: string; sequence: number; replyTo?: string }
}

const signatureOf = (id: string, timestamp: string, body: string, secret: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')}`

/** In a line: what it is, and what of it matters. */
export const inShort = ({ type, name, text, from, value }: DeskActivity): string =>
  type === 'message' ? `${from.role}: ${text}` : `(${name} ${value?.state ?? ''})`

/** Says something of a hand-off, signed now unless `headers` say otherwise. */
export const tellUs = async (
  address: string,
  activity: unknown,
  given: { id?: string; at?: Date; secret?: string; headers?: Record<string, string> } = {},
): Promise<number> => {
  const body = typeof activity === 'string' ? activity : JSON.stringify(activity)
  const id = given.id ?? randomUUID()
  const timestamp = String(Math.floor((given.at ?? new Date()).getTime() / 1000))
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf(id, timestamp, body, given.secret ?? DESK_SECRET),
      ...given.headers,
    },
    body,
  })
  await answer.text()
  return answer.status
}

export const status = (state: string | undefined, more: object = {}, name?: string) => ({
  type: 'event',
  name: 'handoff.status',
  ...(name === undefined ? {} : { from: { name } }),
  value: { ...(state === undefined ? {} : { state }), ...more },
})
export const message = (text: string, name?: string) => ({
  type: 'message',
  text,
  ...(name === undefined ? {} : { from: { name } }),
})

/**
 * What a desk hears, each once, in the order it came. `answers`: the statuses of the next answers, then 200; 0 hangs up after
 * it was taken.
 */
export const startDesk = async () => {
  const heard: DeskActivity[] = []
  const ids = new Set<string>()
  const answers: number[] = []
  const faults: string[] = []
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += String(chunk)
    const [id, timestamp] = [String(req.headers['webhook-id']), String(req.headers['webhook-timestamp'])]
    if (req.headers['webhook-signature'] !== signatureOf(id, timestamp, body, DESK_SECRET)) faults.push(body)
    const answer = answers.shift() ?? 200
    if (answer < 300 && !ids.has(id)) {
      ids.add(id)
      heard.push(JSON.parse(body) as DeskActivity)
    }
    if (answer === 0) return void req.socket.destroy()
    // In a process with restify, whose writeHead is everybody's, it gives nothing back.
    res.statusCode = answer
    res.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/handoffs`,
    heard,
    answers,
    /** Bodies whose signature is not what it must be. */
    faults,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
