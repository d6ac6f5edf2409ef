/**
 * The right to take part in one conversation. The page's cookie gives it; in a frame on another website, where browsers
 * hold cookies back, it is kept for this tab in the session storage.
 */
import type { Page } from './live.js'

export interface Session {
  conversation: string
  /** A Direct Line token for this conversation. */
  token: string
  /** When the token stops working, in milliseconds since 1970. */
  expires: number
}

const key = (page: Page): string => `session:${page.council}`

const isSession = (value: unknown): value is Session => {
  if (typeof value !== 'object' || value === null) return false
  const { conversation, token, expires } = value as Partial<Session>
  return typeof conversation === 'string' && typeof token === 'string' && typeof expires === 'number'
}

/** Session storage may be switched off altogether: then nothing is remembered, and nothing breaks. */
export const remember = (name: string, value: unknown): void => {
  try {
    if (value === undefined) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {}
}

export const recall = (name: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** Takes everything about the conversation out of this tab. */
export const forget = (page: Page): void => {
  remember(key(page), undefined)
  remember(`outbox:${page.council}`, undefined)
}

const asSession = (body: unknown): Session => {
  const { conversationId, token, expires_in } = body as Partial<Record<string, unknown>>
  if (typeof conversationId !== 'string' || typeof token !== 'string') throw new Error('not a session')
  const seconds = typeof expires_in === 'number' ? expires_in : 1800
  return { conversation: conversationId, token, expires: Date.now() + seconds * 1000 }
}

const ask = async (address: string, headers: Record<string, string> = {}): Promise<Session> => {
  const answer = await fetch(address, { method: 'POST', headers, credentials: 'same-origin' })
  if (!answer.ok) throw new Error(`session: ${answer.status}`)
  return asSession(await answer.json())
}

const directLine = (page: Page): string => `/${page.council}/v3/directline`

/** A new token for the same conversation; the old one must still be valid. */
export const refresh = (page: Page, session: Session): Promise<Session> =>
  ask(`${directLine(page)}/tokens/refresh`, { Authorization: `Bearer ${session.token}` })

const remembered = async (page: Page): Promise<Session | undefined> => {
  const kept = recall(key(page))
  if (!isSession(kept) || kept.expires < Date.now()) return undefined
  return refresh(page, kept).catch(() => undefined)
}

/** Tells the server that its cookie must work in a frame. */
export const framed = (page: Page): Record<string, string> => (page.embedded ? { 'X-Framed': 'yes' } : {})

/** What the cookie gives, when cookies reach the server; otherwise what this tab remembers; otherwise a new conversation. */
export const openSession = async (page: Page): Promise<Session> => {
  const fromCookie = await ask(`/${page.council}/session`, framed(page))
  const session =
    fromCookie.conversation === page.conversation ? fromCookie : ((await remembered(page)) ?? fromCookie)
  keepSession(page, session)
  return session
}

/** True when this tab remembers a conversation that the server could not know of. */
export const hasRemembered = (page: Page): boolean => {
  const kept = recall(key(page))
  return isSession(kept) && kept.conversation !== page.conversation && kept.expires > Date.now()
}

export const keepSession = (page: Page, session: Session): void => remember(key(page), session)
