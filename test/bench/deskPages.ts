/** The pages of residents and advisors, as far as they ask something of a server: sockets, posts, and lists fetched again. */
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { createTokens } from '../../bot/channels/directLine/tokens'
import { systemClock } from '../../bot/clock'
import type { BenchAdvisor, BenchTalk } from './deskWorld'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

interface Asked {
  method: 'GET' | 'POST'
  headers: Readonly<Record<string, string>>
  body?: string
}

const ask = (url: string, { method, headers, body = '' }: Asked): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      response.resume()
      response.on('end', () =>
        (response.statusCode ?? 500) < 300
          ? resolve()
          : reject(new Error(`${method} ${url}: ${response.statusCode}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** Whatever is said in a bench has its number in it. */
export const textOf = (number: number): string => `Message number n${number}n of this bench`
const numbersIn = (data: unknown): readonly number[] => [
  ...new Set([...String(data).matchAll(/ n(\d+)n /g)].map(([, number]) => Number(number))),
]

/** Somebody with a page before them. */
export interface Page {
  say(number: number): Promise<void>
  close(): void
}

type Shown = (number: number, at: number) => void

/** Resolves once it is open. */
const opened = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    socket.on('open', () => resolve(socket))
    socket.on('error', reject)
  })

const showing = (socket: WebSocket, shown: Shown): void => {
  socket.on('message', (data) => {
    const at = performance.now()
    for (const number of numbersIn(data)) shown(number, at)
  })
}

/** A resident's chat page. */
export const openChat = async (
  base: string,
  council: string,
  secret: string,
  { conversation }: BenchTalk,
  shown: Shown,
): Promise<Page> => {
  const tokens = createTokens(secret, systemClock)
  const pass = { council, conversation, resident: 'r' }
  const at = `${base}/${council}/v3/directline/conversations/${conversation}`
  const socket = await opened(
    `${at.replace('http', 'ws')}/stream?watermark=4&t=${tokens.issueForStream(pass)}`,
  )
  showing(socket, shown)
  const headers = {
    authorization: `Bearer ${tokens.issue(pass).token}`,
    'content-type': 'application/json',
  }
  return {
    say: (number) =>
      ask(`${at}/activities`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ type: 'message', from: { id: 'r' }, text: textOf(number) }),
      }),
    close: () => socket.terminate(),
  }
}

const Hint = z.object({ what: z.string(), of: z.string().optional() })

/** As in `bot/console/assets/pieces.ts`: many changes at once are one, and one fetch at a time. In milliseconds. */
const TOGETHER = 150
const SPREAD = 250

const createPiece = (url: string, cookie: string) => {
  let [planned, running] = [false, false]
  return async (): Promise<void> => {
    if (planned) return
    planned = true
    await wait(TOGETHER + Math.random() * SPREAD)
    while (running) await wait(TOGETHER)
    planned = false
    running = true
    await ask(url, { method: 'GET', headers: { cookie, accept: 'text/html, */*' } }).catch(() => undefined)
    running = false
  }
}

/** An advisor's page of the first of their conversations. */
export const openDeskPage = async (
  base: string,
  { cookie, talks: [open] }: BenchAdvisor,
  shown: Shown,
): Promise<Page> => {
  const page = `${base}/advisor/conversations/${open.handoff}`
  const [own, around] = [
    createPiece(`${base}/advisor?part=own&beside=${open.handoff}`, cookie),
    createPiece(`${page}?part=around`, cookie),
  ]
  const live = `${base.replace('http', 'ws')}/advisor/live?handoff=${open.handoff}&after=5`
  const socket = await opened(live, { cookie, origin: base })
  showing(socket, shown)
  socket.on('message', (data) => {
    const hint = Hint.safeParse(JSON.parse(String(data))).data
    if (hint?.what === 'changed') void (hint.of === 'own' ? own : around)()
    if (hint?.what === 'ping') socket.send(JSON.stringify({ here: true }))
  })
  const headers = {
    cookie,
    origin: base,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  }
  return {
    say: (number) =>
      ask(`${page}/reply`, {
        method: 'POST',
        headers,
        body: String(new URLSearchParams({ text: textOf(number), clientId: `bench-${number}` })),
      }),
    close: () => socket.terminate(),
  }
}

/** A socket of the yardstick. */
export const openEcho = async (base: string, shown: Shown): Promise<Page> => {
  const socket = await opened(base.replace('http', 'ws'))
  showing(socket, shown)
  return {
    say: async (number) => socket.send(textOf(number)),
    close: () => socket.terminate(),
  }
}
