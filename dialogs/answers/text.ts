import { z } from 'zod'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

/**
 * A description in the resident's own words, at most `most` characters. Never taken from a message in passing.
 * `asks`: what is wanted may be put as a question.
 */
export const text = ({ most, asks = false }: { most: number; asks?: boolean }): AnswerKind<string> => ({
  ...(asks ? { mayBeQuestion: true } : {}),
  stored: z.string().min(1).max(most),
  problems: ['nothingSaid', 'textTooLong'],
  expects: 'open',
  choices: [],
  read: (said) => {
    const kept = said.trim()
    if (!/[\p{L}\p{N}]/u.test(kept)) return unread('nothingSaid')
    return kept.length > most ? unread('textTooLong') : read(kept)
  },
  find: () => undefined,
})
