/**
 * A stand-in for GOV.UK Notify that follows its published API (docs.notifications.service.gov.uk/rest-api.html): tokens are
 * checked, templates are filled, errors have its shape. `fails` says what happens to the next requests instead.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verify } from 'jsonwebtoken'
import { z } from 'zod'

export const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506'
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0'
export const KEY = `test_key-${SERVICE}-${SECRET}`
export const SMS = 'f33517ff-2a88-4f6e-b855-c550268ce08a'
export const EMAIL = '9d751e0e-f929-4891-82a1-a3e1c3c18ee3'

const TEMPLATES = {
  [SMS]: { type: 'sms', subject: undefined, body: '((message))' },
  [EMAIL]: { type: 'email', subject: '((subject))', body: '((message))\n\n((detail))\n\n((more))' },
} as const

const common = {
  template_id: z.uuid(),
  personalisation: z.record(z.string(), z.string()).optional(),
  reference: z.string().max(1000).optional(),
}
const BODIES = {
  sms: z.strictObject({ ...common, phone_number: z.string(), sms_sender_id: z.uuid().optional() }),
  email: z.strictObject({
    ...common,
    email_address: z.email(),
    email_reply_to_id: z.uuid().optional(),
    sanitise_content_for: z.array(z.string()).optional(),
  }),
}

/** What Notify has taken. */
export interface Taken {
  id: string
  reference: string | null
  type: 'sms' | 'email'
  to: string
  subject: string | undefined
  body: string
  sanitised: readonly string[]
}

/** A status to answer with; or the connection is lost, before the message was taken or after; or no answer comes. */
export type Failing = number | 'lostBefore' | 'lostAfter' | 'noAnswer'

const ERRORS: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  403: 'AuthError',
  429: 'RateLimitError',
  500: 'Exception',
}

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly error = ERRORS[status] ?? 'Exception',
    message = 'said for people, not for programs',
  ) {
    super(message)
  }
}

const authorise = ({ headers }: IncomingMessage): void => {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
  try {
    verify(token, SECRET, { algorithms: ['HS256'], issuer: SERVICE, maxAge: 30, clockTolerance: 30 })
  } catch {
    throw new Refused(403)
  }
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\(\((\w+)\)\)/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Refused(400, 'BadRequestError', `Missing personalisation: ${name}`)
    return value
  })

const taken = (type: Taken['type'], text: string): Taken => {
  const read = BODIES[type].safeParse(JSON.parse(text))
  if (!read.success) throw new Refused(400, 'ValidationError')
  const { template_id, personalisation = {}, reference = null, ...more } = read.data
  const template = Object.entries(TEMPLATES).find(([id]) => id === template_id)?.[1]
  if (template?.type !== type) throw new Refused(400, 'BadRequestError', 'Template not found')
  const to = 'phone_number' in more ? more.phone_number : more.email_address
  if (type === 'sms' && !/^(0|\+|44)\d{9,14}$/.test(to)) throw new Refused(400, 'ValidationError')
  const body = filled(template.body, personalisation)
  if (type === 'sms' && body.length > 918) throw new Refused(400, 'ValidationError')
  const subject = template.subject && filled(template.subject, personalisation)
  const sanitised = 'sanitise_content_for' in more ? (more.sanitise_content_for ?? []) : []
  return { id: randomUUID(), reference, type, to, subject, body, sanitised }
}

const refuse = (failing: Failing | undefined): void => {
  if (typeof failing === 'number') throw new Refused(failing)
}

const send = (res: ServerResponse, status: number, body: unknown): void => {
  // In a process with restify, whose writeHead is everybody's, it gives nothing back.
  res.statusCode = status
  res.setHeader('content-type', 'application/json')
  res.end(JSON.stringify(body))
}

const textOf = async (req: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of req) text += String(chunk)
  return text
}

const listed = (all: readonly Taken[], url: URL) => ({
  notifications: all
    .filter(({ reference }) => reference === url.searchParams.get('reference'))
    .map(({ id, reference, type, body, subject }) => ({
      id,
      reference,
      type,
      body,
      subject,
      status: 'sending',
    })),
  links: { current: url.href },
})

export const startNotify = async () => {
  const messages: Taken[] = []
  const requests: string[] = []
  const fails: Failing[] = []
  const post = (type: string | undefined, text: string): Taken => {
    if (type !== 'sms' && type !== 'email') throw new Refused(404, 'NotFound')
    const message = taken(type, text)
    messages.push(message)
    return message
  }
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? '', `http://${req.headers.host}`)
    requests.push(`${req.method} ${url.pathname}`)
    const text = await textOf(req)
    const failing = fails.shift()
    if (failing === 'lostBefore') return void req.socket.destroy()
    authorise(req)
    refuse(failing)
    if (req.method === 'GET') return send(res, 200, listed(messages, url))
    const { id, reference, body, subject } = post(
      /^\/v2\/notifications\/(\w+)$/.exec(url.pathname)?.[1],
      text,
    )
    if (failing === 'lostAfter') return void req.socket.destroy()
    if (failing === 'noAnswer') return
    send(res, 201, { id, reference, content: { body, subject }, uri: `${url.origin}/v2/notifications/${id}` })
  }
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      const { status, error: name, message } = error instanceof Refused ? error : new Refused(500)
      send(res, status, { status_code: status, errors: [{ error: name, message }] })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    /** `POST /v2/notifications/sms`, in order. */
    requests,
    fails,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
