import { z } from 'zod'
import { type OfCouncil, perCouncil } from './perCouncil'

const token = z.string().regex(/^[\x21-\x7e]{16,}$/, 'write at least 16 letters and digits, without spaces')

/** RFC 3966, with the country, and RFC 3261. */
const TARGET = /^(tel:\+[1-9]\d{6,14}|sips?:[\w.!~*'()&=+$;?/%@:[\]-]{1,200})$/

const target = z.string().regex(TARGET, 'write tel:+441234567890, or an address that begins with sip:')

const THRESHOLDS = /^(0(?:\.\d+)?|1(?:\.0+)?)\/(0(?:\.\d+)?|1(?:\.0+)?)$/

const thresholds = z
  .string()
  .regex(THRESHOLDS, 'write two numbers from 0 to 1, such as 0.5/0.8')
  .refine((written) => {
    const [ask = 0, act = 0] = written.split('/').map(Number)
    return ask <= act
  }, 'the first must not be above the second')

/** From which confidence on a caller is asked whether they were heard rightly, and from which it is acted on. */
export interface Thresholds {
  ask: number
  act: number
}

const USUAL = '0.5/0.8'

const readThresholds = (written: string): Thresholds => {
  const [ask = 0, act = 0] = written.split('/').map(Number)
  return { ask, act }
}

/** The thresholds of a recogniser: its own, else those for all. `list` is `VOICE_CONFIDENCE`. */
export const thresholdsFor = (list: readonly OfCouncil[], recogniser = '*'): Thresholds => {
  const named = (name: string) => list.find(({ council }) => council === name)?.value
  return readThresholds(named(recogniser) ?? named('*') ?? USUAL)
}

const secret = z.string().regex(/^[\x21-\x7e]{16,}$/, 'write at least 16 letters and digits, without spaces')

const twilioToken = z
  .string()
  .regex(/^[\da-f]{32}$/i, 'write the auth token as Twilio shows it, 32 letters and digits')

/** The variables of the telephone: none is set, nobody can ring. */
export const voiceVariables = {
  VOICE_TOKEN: perCouncil(token).describe(
    'Bearer tokens, at least 16 characters, for whatever puts calls through to /voice/turns: otherford=… for one council, with commas between several; one alone is for all. Not set: that address is not there.',
  ),
  VOICE_TRANSFER: perCouncil(target).describe(
    'Where callers are put through to a person: otherford=tel:+441234567890 or otherford=sip:advisors@pbx.otherford.gov.uk, for each council as above. Not set: they are called back.',
  ),
  VOICE_CONFIDENCE: perCouncil(thresholds, USUAL).describe(
    'How sure speech recognition must be: from the first number on the caller is asked whether it was heard rightly, from the second on it is acted on. One pair is for all; google=0.6/0.85, after a comma, is for the recogniser that a front end calls google.',
  ),
  AUDIOCODES_TOKEN: perCouncil(token).describe(
    'Bearer tokens, at least 16 characters, for AudioCodes VoiceAI Connect or Live Hub at /voice/audiocodes of a council; for each council as above. Not set: that address is not there.',
  ),
  LEX_TOKEN: perCouncil(token).describe(
    'Bearer tokens, at least 16 characters, for the function that passes on what Amazon Lex and Amazon Connect ask, at /voice/lex of a council; for each council as above. Not set: that address is not there.',
  ),
  JAMBONZ_WEBHOOK_SECRET: perCouncil(secret).describe(
    'Webhook secrets of jambonz accounts, by which calls that come through /voice/jambonz are known to be theirs; for each council as above. Not set: that address is not there.',
  ),
  TWILIO_AUTH_TOKEN: perCouncil(twilioToken).describe(
    'Auth tokens of Twilio accounts, by which calls that come through /voice/twilio are known to be theirs; for each council as above. Not set: that address is not there.',
  ),
  VOICE_TRY: z
    .enum(['on', 'off'])
    .prefault('off')
    .transform((written) => written === 'on')
    .describe(
      'on: developers find a telephone to try, in their browser, at /voice/try of each council that has a VOICE_TOKEN.',
    ),
}
