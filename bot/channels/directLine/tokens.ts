import { createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { z } from 'zod'
import type { Clock } from '../../clock'
import { BotError } from '../../errors'

/** What a token lets its bearer into: one conversation, as one resident, with one council. */
export interface Pass {
  council: string
  conversation: string
  resident: string
}

/** Clients renew every quarter of an hour; an hour lets a laptop sleep in between. */
const TOKEN_SECONDS = 3_600
/** "You have 60 seconds to connect to the WebSocket URL" (Direct Line 3.0). */
const STREAM_SECONDS = 60

/** `user` is the name that clients read the user id from. */
const Claims = z.object({ council: z.string(), conv: z.string(), user: z.string(), exp: z.int() })

/** Issues and reads tokens. Reading throws `token_bad`, or `token_expired` for one that was good. */
export interface Tokens {
  issue(pass: Pass): { token: string; expiresIn: number }
  read(token: string): Pass
  /** For the address of a stream, where a token may end up in a log: good for a minute, and for nothing else. */
  issueForStream(pass: Pass): string
  readForStream(token: string): Pass
}

type Purpose = 'conversation' | 'stream'

/** Every post and every look brings the same token: a good one stays good until its time, and isn't worked out again. */
interface Verified extends Pass {
  expires: number
}
const REMEMBERED = 1_000

const passIn = ({ council, conversation, resident }: Pass): Pass => ({ council, conversation, resident })

/** Tokens signed with a secret of at least 32 bytes. */
export const createTokens = (secret: string, clock: Clock): Tokens => {
  const key = createSecretKey(Buffer.from(secret))
  const now = () => Math.floor(clock.now().getTime() / 1000)
  const issue = ({ council, conversation, resident }: Pass, aud: Purpose, seconds: number): string =>
    jwt.sign({ council, conv: conversation, user: resident, aud, iat: now(), exp: now() + seconds }, key, {
      algorithm: 'HS256',
    })
  const verify = (token: string, audience: Purpose): Verified => {
    try {
      const claims = jwt.verify(token, key, { algorithms: ['HS256'], audience, clockTimestamp: now() })
      const { council, conv, user, exp } = Claims.parse(claims)
      return { council, conversation: conv, resident: user, expires: exp }
    } catch (cause) {
      throw new BotError(cause instanceof jwt.TokenExpiredError ? 'token_expired' : 'token_bad', { cause })
    }
  }
  const verified = new Map<string, Verified>()
  const readConversation = (token: string): Pass => {
    const before = verified.get(token)
    if (before !== undefined && now() < before.expires) return passIn(before)
    verified.delete(token)
    const read = verify(token, 'conversation')
    if (verified.size >= REMEMBERED) verified.clear()
    verified.set(token, read)
    return passIn(read)
  }
  return {
    issue: (pass) => ({ token: issue(pass, 'conversation', TOKEN_SECONDS), expiresIn: TOKEN_SECONDS }),
    read: readConversation,
    issueForStream: (pass) => issue(pass, 'stream', STREAM_SECONDS),
    readForStream: (token) => passIn(verify(token, 'stream')),
  }
}
