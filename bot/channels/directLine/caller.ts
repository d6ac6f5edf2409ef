import { BotError } from '../../errors'
import type { Request } from '../../web/answer'
import type { WebParts } from './parts'
import type { Pass } from './tokens'

const bearer = ({ headers }: Request): string | undefined => {
  const { authorization } = headers
  if (authorization === undefined) return undefined
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1]
  if (token === undefined) throw new BotError('token_missing')
  return token
}

/** The council that the address names; throws `council_unknown`. */
export const councilIn = ({ params }: Request, { councils }: WebParts): string => {
  const council = params.council ?? ''
  if (!councils.has(council)) throw new BotError('council_unknown')
  return council
}

/** Who calls, if they have a token; a token of another council throws `token_bad`. */
export const callerIfAny = (request: Request, parts: WebParts): Pass | undefined => {
  const council = councilIn(request, parts)
  const token = bearer(request)
  if (token === undefined) return undefined
  const pass = parts.tokens.read(token)
  if (pass.council !== council) throw new BotError('token_bad')
  return pass
}

/** Who calls; throws `token_missing` when they have no token. */
export const caller = (request: Request, parts: WebParts): Pass => {
  const pass = callerIfAny(request, parts)
  if (pass === undefined) throw new BotError('token_missing')
  return pass
}

/** Who calls about the conversation in the address; a token of another conversation throws `token_bad`. */
export const callerAbout = (request: Request, parts: WebParts): Pass => {
  const pass = caller(request, parts)
  if (pass.conversation !== request.params.conversation) throw new BotError('token_bad')
  return pass
}
