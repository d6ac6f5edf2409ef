import { gzipSync } from 'node:zlib'

export interface Weighed {
  path: string
  /** Gzipped, in bytes. */
  bytes: number
}

const textOf = async (url: string): Promise<string> => {
  const response = await fetch(url, { headers: { accept: 'text/html,*/*' } })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.text()
}

const linkedIn = (text: string): readonly string[] => [
  ...[...text.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path ?? ''),
  ...[...text.matchAll(/(?:from|import)\s*['"](\.\/[^'"]+|\/[^'"]+)['"]/g)].map(([, path]) => path ?? ''),
]

/** The page and all it loads from its own server, as a browser would: styles, scripts and what they import. */
export const pageWeight = async (base: string, page: string): Promise<readonly Weighed[]> => {
  const seen = new Map<string, number>()
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return
    seen.set(path, 0)
    const text = await textOf(new URL(path, base).href)
    seen.set(path, gzipSync(text).length)
    for (const next of linkedIn(text)) await visit(new URL(next, new URL(path, base)).pathname)
  }
  await visit(page)
  return [...seen].map(([path, bytes]) => ({ path, bytes }))
}
