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
const Claims = z.object({ council: z.string(), conv: z.string(), user: z.string() })

/** Issues and reads tokens. Reading throws `token_bad`, or `token_expired` for one that was good. */
export interface Tokens {
  issue(pass: Pass): { token: string; expiresIn: number }
  read(token: string): Pass
  /** For the address of a stream, where a token may end up in a log: good for a minute, and for nothing else. */
  issueForStream(pass: Pass): string
  readForStream(token: string): Pass
}

type Purpose = 'conversation' | 'stream'

/** Tokens signed with a secret of at least 32 bytes. */
export const createTokens = (secret: string, clock: Clock): Tokens => {
  const key = createSecretKey(Buffer.from(secret))
  const now = () => Math.floor(clock.now().getTime() / 1000)
  const issue = ({ council, conversation, resident }: Pass, aud: Purpose, seconds: number): string =>
    jwt.sign({ council, conv: conversation, user: resident, aud, iat: now(), exp: now() + seconds }, key, {
      algorithm: 'HS256',
    })
  const read = (token: string, audience: Purpose): Pass => {
    try {
      const claims = jwt.verify(token, key, { algorithms: ['HS256'], audience, clockTimestamp: now() })
      const { council, conv, user } = Claims.parse(claims)
      return { council, conversation: conv, resident: user }
    } catch (cause) {
      throw new BotError(cause instanceof jwt.TokenExpiredError ? 'token_expired' : 'token_bad', { cause })
    }
  }
  return {
    issue: (pass) => ({ token: issue(pass, 'conversation', TOKEN_SECONDS), expiresIn: TOKEN_SECONDS }),
    read: (token) => read(token, 'conversation'),
    issueForStream: (pass) => issue(pass, 'stream', STREAM_SECONDS),
    readForStream: (token) => read(token, 'stream'),
  }
}
