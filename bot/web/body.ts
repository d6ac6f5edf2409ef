import type { IncomingMessage } from 'node:http'
import { BotError } from '../errors'

/** A message may have 2,000 characters; this leaves room for what clients put round it, and for no more. */
const MOST_BYTES = 64 * 1024

/** Deeper JSON than this is nobody's message, and walking it could exhaust the stack. */
const MOST_LEVELS = 32

const gather = (req: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      // What still comes is thrown away by Node; closing at once would keep the answer from arriving.
      if (bytes > MOST_BYTES) reject(new BotError('body_too_large'))
      else chunks.push(chunk)
    })
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', (cause) => reject(new BotError('request_faulty', { cause })))
    req.on('aborted', () => reject(new BotError('request_faulty')))
  })

const isWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1)))

/** JSON that isn't too deep. Throws `body_not_json` or `request_faulty`. */
export const fromJson = (text: string): unknown => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // No cause: the parser's message quotes what was sent.
    throw new BotError('body_not_json')
  }
  if (!isWithin(value, MOST_LEVELS)) throw new BotError('request_faulty')
  return value
}

/** Reads a body of at most 64 KB as it was sent. Throws `body_too_large`. */
export const readText = async (req: IncomingMessage): Promise<string> => {
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) throw new BotError('body_too_large')
  return (await gather(req)).toString('utf8')
}

/** Reads a body of at most 64 KB: JSON, or a form's fields. Throws `body_too_large`, `body_type` or `body_not_json`. */
export const readBody = async (req: IncomingMessage): Promise<unknown> => {
  const text = await readText(req)
  if (text === '') return undefined
  const type = (req.headers['content-type'] ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? ''
  if (/^(application|text)\/([\w.-]+\+)?json$/.test(type)) return fromJson(text)
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text))
  throw new BotError('body_type')
}
