import { gzipSync } from 'node:zlib'
import type { Page } from './page'
import type { PageParts } from './parts'

/** The script that other pages of a council include; it knows the councils' names and colours, and fetches nothing more. */
export const embedScript = ({ packs, words, assets }: PageParts): Page => {
  const councils = [...packs.values()].map(({ council: { id, name, shortName, colour } }) => [
    id,
    {
      open: words.line('embed', 'open', { council: shortName }),
      label: words.line('embed', 'label', { council: name }),
      colour,
    },
  ])
  const config = { councils: Object.fromEntries(councils), close: words.line('embed', 'close') }
  const script = `((CONFIG) => {\n${assets.embed}\n})(${JSON.stringify(config)})\n`
  const gzipped = gzipSync(script, { level: 9 })
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=300',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
    // It is meant for other websites' pages.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  return async ({ header }) =>
    /\bgzip\b/.test(header('accept-encoding'))
      ? { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: gzipped }
      : { status: 200, headers, body: script }
}
