import { BotError } from '../../errors'
import { type OfCouncil, valueFor } from '../../perCouncil'
import type { Request } from '../../web/answer'
import { bearerOf, isSame } from '../../web/bearer'
import type { VoiceParts } from './parts'

/** The council of an address, and the token that opens it. */
export interface Admitted {
  council: string
  token: string
}

/** Throws `page_unknown`, as if the address weren't there, for a council that is not served or has no token. */
export const tokenFor = (
  { params: { council = '' } }: Request,
  { councils }: Pick<VoiceParts, 'councils'>,
  tokens: readonly OfCouncil[],
): Admitted => {
  const token = valueFor(tokens, council)
  if (token === undefined || !councils.has(council)) throw new BotError('page_unknown')
  return { council, token }
}

/** Whoever may put calls through to the council of the address. Throws `token_missing` and `voice_token_bad` besides. */
export const admitted = (...of: Parameters<typeof tokenFor>): Admitted => {
  const admission = tokenFor(...of)
  if (!isSame(bearerOf(of[0]), admission.token)) throw new BotError('voice_token_bad')
  return admission
}
