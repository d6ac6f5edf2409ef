import { MOST_CHARACTERS } from '../../../dialogs/listening/general'
import type { Pack } from '../../../knowledge/schema'
import { newId } from '../../chance'
import { BotError } from '../../errors'
import { toHtml } from '../../turn/markdown'
import type { Answer } from '../answer'
import { securityHeaders } from './headers'
import { helpOf } from './help'
import { type ShownConversation, shownConversation } from './messages'
import { html, isOurs, type Page, type PageRequest, seeOther } from './page'
import type { PageParts } from './parts'
import { problemPage } from './problem'
import { shownStanding } from './standing'
import { asHtml } from './templates'
import type { Ticket } from './ticket'

/** How many of the newest messages a page shows; the copy of the conversation has all of them. */
const SHOWN = 200

/** What is wrong with a question, and what they had written. */
interface Mistake {
  problem: string
  draft: string
  status: number
}

const said = (count: number): string => count.toLocaleString('en-GB')

/** What the assistant will say first, shown before there is a conversation: looking at the page starts none. */
const greeting = async ({ converse, clock }: PageParts, { council }: Pack): Promise<ShownConversation> => {
  const at = clock.now()
  const turn = { council: council.id, conversation: '', channel: 'webchat', locale: 'en-GB', at } as const
  const { replies } = await converse({ ...turn, event: 'start' }, undefined)
  return {
    messages: replies.map(({ text }) => ({ from: 'assistant', greeting: true, body: asHtml(toHtml(text)) })),
    options: replies.at(-1)?.options ?? [],
    lastSeq: 0,
  }
}

const conversationOf = async (parts: PageParts, ticket: Ticket, pack: Pack): Promise<ShownConversation> => {
  const found = await parts.assistant.find(ticket.conversation)
  if (found === undefined || found.lastSeq === 0) return greeting(parts, pack)
  const from = Math.max(0, found.lastSeq - SHOWN)
  const delivered = await parts.assistant.messagesAfter(found.id, from, SHOWN)
  return shownConversation(delivered, pack.council.timeZone)
}

/** Who may show this council's chat in a frame. */
const framers = ({ config }: PageParts, council: string): readonly string[] =>
  config.ALLOWED_ORIGINS.filter((entry) => ['*', council].includes(entry.council)).map(({ origin }) => origin)

const show = async (
  parts: PageParts,
  request: PageRequest,
  pack: Pack,
  given: Ticket | undefined,
  mistake?: Mistake,
): Promise<Answer> => {
  const { words, tickets, assets, chance } = parts
  const { council } = pack
  const ticket = given ?? tickets.fresh()
  const shown = await conversationOf(parts, ticket, pack)
  const body = parts.render('chat', {
    council,
    help: helpOf(pack),
    title: words.line('chat', 'title', { council: council.name }),
    ...shown,
    standing: shown.lastSeq > 0 ? await shownStanding(parts, ticket.conversation) : undefined,
    watches: request.query.has('watch'),
    // No two are alike, so that a link to the same page asks for it again.
    stamp: parts.clock.now().getTime(),
    conversation: ticket.conversation,
    watermark: shown.lastSeq,
    open: shown.lastSeq > 0,
    limit: MOST_CHARACTERS,
    limitSaid: said(MOST_CHARACTERS),
    clientId: newId(chance),
    live: JSON.stringify(words.sections.live),
    modules: assets.modules,
    problem: mistake?.problem,
    draft: mistake?.draft ?? '',
  })
  const cookie = given === undefined ? tickets.give(ticket, request) : {}
  const framed = framers(parts, council.id)
  // Browsers that know `frame-ancestors` ignore this one; old ones would keep allowed websites out.
  const frames = framed.length === 0 ? {} : { 'X-Frame-Options': undefined }
  const headers = { ...securityHeaders(framed), ...frames, ...cookie }
  return html(body, mistake?.status ?? 200, headers)
}

const mistakeIn = ({ words }: PageParts, text: string, ticket: Ticket | undefined): Mistake | undefined => {
  const wrong = (problem: string): Mistake => ({ problem, draft: text, status: 400 })
  if (text === '') return wrong(words.line('errors', 'empty'))
  if (text.length > MOST_CHARACTERS) {
    const lengths = { limit: said(MOST_CHARACTERS), length: said(text.length) }
    return wrong(words.line('errors', 'tooLong', lengths))
  }
  return ticket === undefined ? wrong(words.line('errors', 'noCookie')) : undefined
}

const mistakeOf = ({ words }: PageParts, thrown: unknown, draft: string): Mistake => {
  if (!(thrown instanceof BotError)) throw thrown
  if (thrown.code === 'too_many') return { problem: words.line('errors', 'tooMany'), draft, status: 429 }
  if (thrown.code === 'conversation_full')
    return { problem: words.line('errors', 'full'), draft, status: thrown.status }
  if (thrown.code === 'turn_not_kept' || thrown.code === 'turn_not_answered')
    return { problem: words.line('errors', 'notSaved'), draft, status: thrown.status }
  throw thrown
}

const takeTurn = async (
  { assistant, limits }: PageParts,
  { council, address, form: { clientId } }: PageRequest,
  { conversation, resident }: Ticket,
  text: string,
): Promise<number> => {
  if ((await assistant.find(conversation)) === undefined) await limits.conversation(address)
  await limits.message(conversation)
  await assistant.open({ council, channel: 'webchat', resident, id: conversation })
  const { seq } = await assistant.say({ conversation, text, ...(clientId === undefined ? {} : { clientId }) })
  return seq
}

/** A ticket whose conversation can still be talked in; one that has ended makes room for a new one. */
const usable = async (parts: PageParts, request: PageRequest): Promise<Ticket | undefined> => {
  const ticket = parts.tickets.read(request.council, request.cookies)
  if (ticket === undefined) return undefined
  const conversation = await parts.assistant.find(ticket.conversation)
  return conversation?.ended === true ? undefined : ticket
}

const answer = async (
  parts: PageParts,
  request: PageRequest,
  pack: Pack,
  ticket: Ticket | undefined,
): Promise<Answer> => {
  const { id } = pack.council
  const text = (request.form.choose ?? request.form.text ?? '').trim()
  const mistake = mistakeIn(parts, text, ticket)
  if (mistake !== undefined || ticket === undefined) return show(parts, request, pack, ticket, mistake)
  try {
    const seq = await takeTurn(parts, request, ticket, text)
    // Every turn starts the ticket's hours again.
    const watch = request.form.watch === undefined ? '' : `?watch=${seq}`
    return seeOther(`/${id}${watch}#message-${seq}`, parts.tickets.give(ticket, request))
  } catch (thrown) {
    return show(parts, request, pack, ticket, mistakeOf(parts, thrown, text))
  }
}

/** The chat page: GET shows the conversation, POST takes one turn and sends the browser back to it. */
export const chatPage =
  (parts: PageParts): Page =>
  async (request) => {
    const pack = parts.packs.get(request.council)
    if (pack === undefined) return problemPage(parts, 404)
    if (request.method !== 'POST') return show(parts, request, pack, await usable(parts, request))
    if (!isOurs(request)) return problemPage(parts, 403, pack)
    return answer(parts, request, pack, await usable(parts, request))
  }
