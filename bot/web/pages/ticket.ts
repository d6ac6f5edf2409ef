/** The cookie that ties a browser to one conversation: signed, so that a page can't choose either of its ids. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Chance, newId } from '../../chance'
import type { Clock } from '../../clock'

/** Which conversation, and who they are to us. A conversation is opened when something is said in it, not before. */
export interface Ticket {
  conversation: string
  resident: string
}

export interface Tickets {
  /** A ticket for a conversation that nobody has yet. */
  fresh(): Ticket
  /** The ticket of this council in a request's cookies; `undefined` when there is none, or none that is good. */
  read(council: string, cookies: Readonly<Record<string, string>>): Ticket | undefined
  /** The `Set-Cookie` header that gives it to the browser. */
  give(council: string, ticket: Ticket, origin: string): Readonly<Record<string, string>>
  /** The header that takes it back. */
  takeBack(council: string, origin: string): Readonly<Record<string, string>>
}

export const COOKIE = 'conversation'

/** A conversation can be taken up again for a working day; after that a shared computer must not show it. */
export const TICKET_HOURS = 12

const parts = (value: string): readonly string[] => value.split('.')

export const createTickets = (secret: string, chance: Chance, clock: Clock): Tickets => {
  const seal = (council: string, body: string): string =>
    createHmac('sha256', secret).update(`page-ticket.${council}.${body}`).digest('base64url')
  const isSealed = (council: string, body: string, mark: string): boolean => {
    const right = Buffer.from(seal(council, body))
    const given = Buffer.from(mark)
    return right.length === given.length && timingSafeEqual(right, given)
  }
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000)
  const header = (council: string, value: string, origin: string, more = '') => ({
    'Set-Cookie': `${COOKIE}=${value}; Path=/${council}; HttpOnly; SameSite=Lax${more}${origin.startsWith('https:') ? '; Secure' : ''}`,
  })
  return {
    fresh: () => ({ conversation: newId(chance), resident: `r_${newId(chance)}` }),
    read: (council, cookies) => {
      const [conversation = '', resident = '', at = '', mark = ''] = parts(cookies[COOKIE] ?? '')
      if (!isSealed(council, `${conversation}.${resident}.${at}`, mark)) return undefined
      return Number(at) + TICKET_HOURS * 3600 < seconds() ? undefined : { conversation, resident }
    },
    give: (council, { conversation, resident }, origin) => {
      const body = `${conversation}.${resident}.${seconds()}`
      return header(council, `${body}.${seal(council, body)}`, origin)
    },
    takeBack: (council, origin) => header(council, '', origin, '; Max-Age=0'),
  }
}
