import { valueFor } from '../../perCouncil'
import { securityHeaders } from './headers'
import { helpOf } from './help'
import { html, type Page } from './page'
import type { PageParts } from './parts'
import { problemPage } from './problem'

/** The browser may listen here, once whoever looks at the page allows it. */
const headers = {
  ...securityHeaders(),
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(self), payment=()',
}

/** A telephone for developers, where `VOICE_TRY` is on: it knows no secret, but asks for the token that gateways have. */
export const phonePage =
  (parts: PageParts): Page =>
  async ({ council }) => {
    const pack = parts.packs.get(council)
    const isThere = parts.config.VOICE_TRY && valueFor(parts.config.VOICE_TOKEN, council) !== undefined
    if (pack === undefined || !isThere) return problemPage(parts, 404, pack)
    const body = parts.render('phone', {
      council: pack.council,
      help: helpOf(pack),
      title: parts.words.line('phone', 'title'),
      modules: parts.assets.phoneModules,
      live: JSON.stringify(parts.words.sections.ringing),
    })
    return html(body, 200, headers)
  }
