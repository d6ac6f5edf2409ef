import { securityHeaders } from './headers'
import type { Page } from './page'
import type { PageParts } from './parts'
import { problemPage } from './problem'

const A_YEAR = 'public, max-age=31536000, immutable'

/** Style sheet, scripts and icon: their address changes with what they hold, so browsers may keep them for good. */
export const assetFile =
  (parts: PageParts): Page =>
  async ({ path, header }) => {
    const name = path.split('/').at(-1) ?? ''
    const asset = parts.assets.file(name)
    if (asset === undefined) return problemPage(parts, 404)
    // A page that was open during an update asks for the old address: it gets today's file, and keeps it no longer.
    const isCurrent = path === `${parts.assets.folder}/${name}`
    const headers = {
      'Content-Type': asset.type,
      'Cache-Control': isCurrent ? A_YEAR : 'no-cache',
      Vary: 'Accept-Encoding',
      ...securityHeaders(),
    }
    return /\bgzip\b/.test(header('accept-encoding'))
      ? { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: asset.gzipped }
      : { status: 200, headers, body: asset.plain }
  }
