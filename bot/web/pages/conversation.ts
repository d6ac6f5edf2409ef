/** What can be done with a conversation besides talking in it: go live, copy it, start anew, leave. */
import { BotError } from '../../errors'
import { plainText } from './messages'
import { isOurs, json, type Page, type PageRequest, seeOther } from './page'
import type { PageParts } from './parts'
import { problemPage } from './problem'
import { shownStanding } from './standing'
import type { Ticket } from './ticket'

/** Somewhere nobody minds being seen; the GOV.UK pattern "exit this page" goes there too. */
const NEUTRAL = 'https://www.bbc.co.uk/weather'

/** As many messages as are read from the log at once. */
const AT_ONCE = 100

/** The ticket to go live with: the cookie's, or a fresh one where there is none or its conversation has ended. */
const liveTicket = async (
  { tickets, assistant, limits }: PageParts,
  { council, cookies, address }: PageRequest,
): Promise<Ticket> => {
  const kept = tickets.read(council, cookies)
  const found = kept === undefined ? undefined : await assistant.find(kept.conversation)
  if (kept !== undefined && found?.ended === false) return kept
  await limits.conversation(address)
  return kept === undefined || found?.ended === true ? tickets.fresh() : kept
}

/** Gives the live page a Direct Line token for the conversation of its cookie. */
export const sessionPage =
  (parts: PageParts): Page =>
  async (request) => {
    const { council } = request
    if (!parts.packs.has(council)) throw new BotError('council_unknown')
    if (!isOurs(request)) throw new BotError('origin_refused')
    const ticket = await liveTicket(parts, request)
    const { token, expiresIn } = parts.tokens.issue({ council, ...ticket })
    const body = { conversationId: ticket.conversation, token, expires_in: expiresIn }
    return json(body, 200, parts.tickets.give(ticket, request))
  }

const bearer = ({ header }: PageRequest): string => /^Bearer (\S+)$/.exec(header('authorization'))?.[1] ?? ''

/** A token's conversation: a token that isn't good throws. */
const byToken = ({ tokens }: PageParts, request: PageRequest): Ticket | undefined => {
  const token = bearer(request)
  const pass = token === '' ? undefined : tokens.read(token)
  return pass?.council === request.council ? pass : undefined
}

/** The cookie's conversation, or a token's. */
const ticketOf = (parts: PageParts, request: PageRequest): Ticket | undefined =>
  parts.tickets.read(request.council, request.cookies) ?? byToken(parts, request)

/** Where the page's own conversation stands with the advisors; where cookies are held back it isn't the cookie's. */
export const standingPage =
  (parts: PageParts): Page =>
  async (request) => {
    if (!parts.packs.has(request.council)) throw new BotError('council_unknown')
    const ticket = byToken(parts, request) ?? ticketOf(parts, request)
    return json((ticket && (await shownStanding(parts, ticket.conversation))) ?? {})
  }

const everything = async ({ assistant }: PageParts, conversation: string): Promise<readonly unknown[]> => {
  const found = await assistant.find(conversation)
  const starts = Array.from({ length: Math.ceil((found?.lastSeq ?? 0) / AT_ONCE) }, (_, i) => i * AT_ONCE)
  const pages = await Promise.all(starts.map((from) => assistant.messagesAfter(conversation, from, AT_ONCE)))
  return pages.flat()
}

/** The conversation as a text file: who said what, and when. */
export const transcriptPage =
  (parts: PageParts): Page =>
  async (request) => {
    const pack = parts.packs.get(request.council)
    if (pack === undefined) return problemPage(parts, 404)
    const { words, clock } = parts
    const { id, name, shortName, timeZone } = pack.council
    const ticket = ticketOf(parts, request)
    const all = ticket === undefined ? [] : await everything(parts, ticket.conversation)
    const at = (when: Date | string) =>
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
        new Date(when),
      )
    const who = {
      resident: () => words.line('chat', 'you'),
      assistant: () => words.line('chat', 'assistant', { council: shortName }),
      advisor: (name: string) => words.line('live', 'advisor', { name }),
    }
    const lines = all
      .flatMap((message) => plainText(message) ?? [])
      .map(({ from, name = '', text, at: when }) => {
        const heading = words.line('transcript', 'line', { time: at(when), who: who[from](name) })
        return `${heading}\n${text}\n`
      })
    const body = [
      words.line('transcript', 'title', { council: name }),
      words.line('transcript', 'date', { date: at(clock.now()) }),
      words.line('transcript', 'automated'),
      '',
      ...(lines.length > 0 ? lines : [words.line('transcript', 'nothing')]),
    ].join('\n')
    const file = words.line('transcript', 'file', { council: id })
    const headers = {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    }
    // A byte order mark, so that old editors on shared computers show £ and apostrophes rightly.
    return { status: 200, headers, body: `\uFEFF${body.replaceAll('\n', '\r\n')}` }
  }

/** Starts a new conversation: the old one stays in the council's log, this browser lets go of it. */
export const newPage =
  (parts: PageParts): Page =>
  async (request) => {
    const { council } = request
    const pack = parts.packs.get(council)
    if (pack === undefined) return problemPage(parts, 404)
    if (!isOurs(request)) return problemPage(parts, 403, pack)
    return seeOther(`/${council}`, parts.tickets.give(parts.tickets.fresh(), request))
  }

/** Leaves at once for a page that tells nothing, and forgets the conversation on this device. */
export const leavePage =
  (parts: PageParts): Page =>
  async (request) => {
    const { council } = request
    if (!parts.packs.has(council)) return problemPage(parts, 404)
    return seeOther(NEUTRAL, isOurs(request) ? parts.tickets.takeBack(request) : {})
  }
