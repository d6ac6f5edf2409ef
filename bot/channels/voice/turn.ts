/** One turn of a telephone call, whoever supplies the telephone: what a gateway tells, and what it is told to do. */
import { z } from 'zod'

const Alternative = z.strictObject({
  text: z.string().max(2_000),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('How sure the recogniser is. Left out: it doesn’t say, which is not low.'),
  words: z
    .array(z.strictObject({ w: z.string().max(100), p: z.number().min(0).max(1).optional() }))
    .max(500)
    .optional(),
})

export const VOICE_TURN_TYPES = [
  'start',
  'speech',
  'dtmf',
  'noInput',
  'noMatch',
  'hangup',
  'transferResult',
  'error',
] as const

/** What a turn of a type can't do without. */
export const NEEDED: Partial<
  Record<(typeof VOICE_TURN_TYPES)[number], 'alternatives' | 'dtmf' | 'transfer'>
> = { speech: 'alternatives', dtmf: 'dtmf', transferResult: 'transfer' }

/** Keys of a telephone, in the order they were pressed. */
const Keys = z.string().regex(/^[\d*#]{1,40}$/, 'write keys such as 12#')

/** What happened on the line since the turn before. The same call and turn sent again gets the same answer. */
export const VoiceTurnIn = z
  .strictObject({
    v: z.literal(1),
    callId: z
      .string()
      .regex(/^[\w.:@+=/-]{1,200}$/, 'write letters, digits and . : @ + = / _ -')
      .describe('The supplier’s own id of the call: the same in all of its turns, and never used twice.'),
    turn: z.int().min(0).max(9_999).describe('0 for the start, then one more for each turn.'),
    locale: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language such as en-GB')
      .default('en-GB')
      .describe('BCP 47: the language of the line that was rung.'),
    type: z
      .enum(VOICE_TURN_TYPES)
      .describe(
        'noInput: nothing was said or pressed in time. noMatch: the recogniser made nothing of what was said. transferResult: what became of a transfer. error: something went wrong on the line, which goes on.',
      ),
    alternatives: z
      .array(Alternative)
      .min(1)
      .max(10)
      .optional()
      .describe('What may have been heard, best first; with speech.'),
    dtmf: Keys.optional().describe('Keys that were pressed, in their order; with dtmf.'),
    bargeIn: z.boolean().optional().describe('They spoke or pressed a key while we were speaking.'),
    caller: z
      .strictObject({
        number: z
          .string()
          .max(200)
          .optional()
          .describe('Digits, or an address such as tel:+441234567890 or sip:….'),
        withheld: z.boolean().optional(),
        relay: z.boolean().optional().describe('Relay UK: an assistant speaks for somebody who types.'),
      })
      .optional()
      .describe('Who rings; with the start at least.'),
    callee: z.string().max(200).optional().describe('The number that was rung.'),
    transfer: z.enum(['answered', 'busy', 'noAnswer', 'failed']).optional().describe('With transferResult.'),
    recogniser: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional()
      .describe(
        'Whose recogniser it was, by whose thresholds confidence is judged, such as google. Left out: the usual ones.',
      ),
  })
  .superRefine((given, { addIssue }) => {
    const needed = NEEDED[given.type]
    if (needed !== undefined && given[needed] === undefined)
      addIssue({ code: 'custom', path: [needed], message: `is needed for ${given.type}` })
  })
export type VoiceTurnIn = z.infer<typeof VoiceTurnIn>
/** The same before defaults are filled in. */
export type VoiceTurnGiven = z.input<typeof VoiceTurnIn>

/** What the answer is expected to be, as the dialogs have it. */
const Expect = z.enum(['open', 'yesNo', 'choice', 'digits', 'address', 'date'])

const Say = z.strictObject({
  text: z.string().describe('Plain words, for whoever shows a transcript or has no SSML.'),
  ssml: z.string().describe('A whole SSML 1.0 document: speak, s and break only.'),
  bargeIn: z.enum(['any', 'dtmf', 'none']).describe('What stops it: speech or keys, keys alone, or nothing.'),
})

const Listen = z.strictObject({
  modes: z.array(z.enum(['speech', 'dtmf'])).min(1),
  expect: Expect,
  hints: z
    .array(z.string())
    .optional()
    .describe('Words and phrases to lean towards, likeliest first; they change with the question.'),
  digits: z
    .strictObject({ min: z.int().min(1), max: z.int().min(1), finish: z.literal('#').optional() })
    .optional()
    .describe('How many keys answer it; finish ends fewer than max.'),
  noInputMs: z.int().min(1).describe('This long a silence is noInput; milliseconds.'),
  endSilenceMs: z.int().min(1).describe('This long a silence after speech ends it; milliseconds.'),
})

const Then = z.union([
  z.strictObject({
    do: z.literal('transfer'),
    target: z
      .string()
      .describe('Where to: tel:+441234567890 or sip:…. Its result is told in a transferResult.'),
    reason: z.string().describe('Why, in a word or a few.'),
    contextRef: z.string().describe('What an advisor’s screen opens the call with: short, and no secret.'),
    headers: z.record(z.string(), z.string()).describe('To be sent along with a SIP transfer.'),
  }),
  z.strictObject({ do: z.literal('hangup') }),
])

/** What to say, and then exactly one of `listen` and `then`. */
export const VoiceTurnOut = z.strictObject({
  v: z.literal(1),
  callId: z.string(),
  turn: z.int(),
  say: z.array(Say),
  listen: Listen.optional(),
  then: Then.optional(),
})
export type VoiceTurnOut = z.infer<typeof VoiceTurnOut>

/** The calls of every council, for each front end. */
export interface Calls {
  /**
   * One turn. The same call and turn again gets the same answer, and is no second turn. A turn of a call whose start was
   * lost begins it. Throws coded errors, never for what a caller says.
   *
   * `key` is the supplier's own id of the turn, where it has ids and no numbers: then the same call and key are the same
   * turn, and `turn` tells only whether it is the start.
   */
  turn(council: string, given: VoiceTurnIn, key?: string): Promise<VoiceTurnOut>
}
