/** The cookie that ties a browser to one conversation: signed, so that a page can't choose either of its ids. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Chance, newId } from '../../chance'
import type { Clock } from '../../clock'
import type { PageRequest } from './page'

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
  /** The `Set-Cookie` headers that give it to the browser. */
  give(ticket: Ticket, request: Asked): SetCookie
  /** The headers that take it back. */
  takeBack(request: Asked): SetCookie
}

type Asked = Pick<PageRequest, 'council' | 'origin' | 'header'>
type SetCookie = Readonly<Record<'Set-Cookie', readonly string[]>>

export const COOKIE = 'conversation'

/** A conversation can be taken up again for a working day; after that a shared computer must not show it. */
export const TICKET_HOURS = 12

/**
 * In another website's page browsers hold `SameSite=Lax` back; a partitioned cookie is sent there, and to that website's
 * frames only. Forms of a frame are told by `Sec-Fetch-Dest`, requests of its script by a header of their own.
 */
const isFramed = (sent: PageRequest['header']): boolean =>
  sent('sec-fetch-dest') === 'iframe' || sent('x-framed') !== ''

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
  const header = (value: string, { council, origin, header: sent }: Asked, more = ''): SetCookie => {
    const cookie = `${COOKIE}=${value}; Path=/${council}; HttpOnly${more}`
    const secure = origin.startsWith('https:') ? '; Secure' : ''
    const own = `${cookie}; SameSite=Lax${secure}`
    return { 'Set-Cookie': isFramed(sent) ? [own, `${cookie}; SameSite=None; Secure; Partitioned`] : [own] }
  }
  return {
    fresh: () => ({ conversation: newId(chance), resident: `r_${newId(chance)}` }),
    read: (council, cookies) => {
      const [conversation = '', resident = '', at = '', mark = ''] = parts(cookies[COOKIE] ?? '')
      if (!isSealed(council, `${conversation}.${resident}.${at}`, mark)) return undefined
      return Number(at) + TICKET_HOURS * 3600 < seconds() ? undefined : { conversation, resident }
    },
    give: ({ conversation, resident }, request) => {
      const body = `${conversation}.${resident}.${seconds()}`
      return header(`${body}.${seal(request.council, body)}`, request)
    },
    takeBack: (request) => header('', request, '; Max-Age=0'),
  }
}
