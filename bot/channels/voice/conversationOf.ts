import { createHash } from 'node:crypto'

/** 132 bits: no two calls meet. */
const LENGTH = 22

/** The conversation of a call: worked out from whose line was rung and the supplier's id, so that no table is needed. */
export const conversationOf = (council: string, callId: string): string =>
  `voice-${createHash('sha256').update(`${council}\n${callId}`).digest('base64url').slice(0, LENGTH)}`
