import type { Answer } from '../web/answer'
import { plain, type Value } from './value'
import { toXml } from './xml'

export type Format = 'json' | 'xml'

/** What comes back: the name that XML has for it, and the thing itself. */
export interface Reply {
  root: string
  value: Value
  status?: number
  headers?: Answer['headers']
}

const ENDING = /\.(json|xml)$/

/** The part of an address before its ending. */
export const withoutEnding = (part: string): string => part.replace(ENDING, '')

/** As the address ends, else as the caller would have it; XML is what everybody must have (GeoReport v2, Format Support). */
export const formatOf = (path: string, accept: string | undefined): Format => {
  const [, ending] = ENDING.exec(path) ?? []
  if (ending !== undefined) return ending === 'json' ? 'json' : 'xml'
  return /\bapplication\/json\b/.test(accept ?? '') ? 'json' : 'xml'
}

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const

export const written = (format: Format, { root, value, status = 200, headers = {} }: Reply): Answer => ({
  status,
  headers: { 'Content-Type': TYPES[format], 'Cache-Control': 'no-store', ...headers },
  body: format === 'json' ? JSON.stringify(plain(value)) : toXml(root, value),
})
