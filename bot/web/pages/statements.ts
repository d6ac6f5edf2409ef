import { valueFor } from '../../perCouncil'
import { securityHeaders } from './headers'
import { helpOf } from './help'
import { html, type Page } from './page'
import type { PageParts } from './parts'
import { problemPage } from './problem'
import { COOKIE, TICKET_HOURS } from './ticket'

/** When the accessibility statement was last compared with the pages and their tests. */
const PREPARED = '22 November 2026'

/** Whichever is set, residents can ring. */
const BY_TELEPHONE = [
  'VOICE_TOKEN',
  'JAMBONZ_WEBHOOK_SECRET',
  'TWILIO_AUTH_TOKEN',
  'AUDIOCODES_TOKEN',
  'LEX_TOKEN',
] as const

const statement =
  (parts: PageParts, template: 'accessibility' | 'privacy'): Page =>
  async ({ council }) => {
    const pack = parts.packs.get(council)
    if (pack === undefined) return problemPage(parts, 404)
    const body = parts.render(template, {
      council: pack.council,
      help: helpOf(pack),
      title: parts.words.line(template, 'title'),
      prepared: PREPARED,
      cookie: COOKIE,
      hours: String(TICKET_HOURS),
      notifies: valueFor(parts.config.NOTIFY_API_KEYS, council) !== undefined,
      takesCalls: BY_TELEPHONE.some((name) => valueFor(parts.config[name], council) !== undefined),
      toldOf: valueFor(parts.config.WEBHOOK_URLS, council) !== undefined,
    })
    return html(body, 200, { ...securityHeaders(), 'Cache-Control': 'public, max-age=300' })
  }

/** How accessible the pages are, and what to do about what is not. */
export const accessibilityPage = (parts: PageParts): Page => statement(parts, 'accessibility')

/** What is kept of a conversation, where, for how long, and who may read it. */
export const privacyPage = (parts: PageParts): Page => statement(parts, 'privacy')
