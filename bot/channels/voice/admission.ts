import { BotError } from '../../errors'
import { type OfCouncil, valueFor } from '../../perCouncil'
import type { Request } from '../../web/answer'
import { bearerOf, isSame } from '../../web/bearer'
import type { VoiceParts } from './parts'

/** The council of an address, and the token that opened it. */
export interface Admitted {
  council: string
  token: string
}

/**
 * Who may put calls through to the council of the address. Throws `page_unknown` for a council that is not served or has no
 * token, `token_missing` and `voice_token_bad`.
 */
export const admitted = (
  request: Request,
  { councils }: Pick<VoiceParts, 'councils'>,
  tokens: readonly OfCouncil[],
): Admitted => {
  const { council = '' } = request.params
  const token = valueFor(tokens, council)
  if (token === undefined || !councils.has(council)) throw new BotError('page_unknown')
  if (!isSame(bearerOf(request), token)) throw new BotError('voice_token_bad')
  return { council, token }
}
