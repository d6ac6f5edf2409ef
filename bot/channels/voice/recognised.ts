/** What speech recognisers answer, as gateways pass it on: each in the shape of its maker. */
import { z } from 'zod'
import type { Heard } from './reading'

/** https://cloud.google.com/speech-to-text/docs/reference/rest/v1/SpeechRecognitionAlternative; Deepgram's is alike. */
const Alternatives = z.looseObject({
  alternatives: z
    .array(z.looseObject({ transcript: z.string(), confidence: z.number().optional().catch(undefined) }))
    .min(1),
})

/** A detailed answer of Azure's, as https://learn.microsoft.com/azure/ai-services/speech-service/rest-speech-to-text-short has it. */
const NBest = z.looseObject({
  NBest: z
    .array(z.looseObject({ Display: z.string(), Confidence: z.number().optional().catch(undefined) }))
    .min(1),
})

const Raw = z.union([
  NBest.transform(({ NBest: best }) => ({
    recogniser: 'azure',
    heard: best.map(({ Display, Confidence }) => ({ text: Display, confidence: Confidence })),
  })),
  z.looseObject({ channel: Alternatives }).transform(({ channel }) => ({
    recogniser: 'deepgram',
    heard: channel.alternatives.map(({ transcript, confidence }) => ({ text: transcript, confidence })),
  })),
  Alternatives.transform(({ alternatives }) => ({
    recogniser: 'google',
    // Google writes 0 where it does not say how sure it is, as it does for all but the first.
    heard: alternatives.map(({ transcript, confidence }) => ({
      text: transcript,
      confidence: confidence || undefined,
    })),
  })),
])

/** From version 3.22 on VoiceAI Connect says whose recogniser it was. */
const Provided = z.looseObject({ provider: z.looseObject({ type: z.string() }) })

const NAME = /^[a-z0-9-]{1,40}$/

const nameIn = (raw: unknown): string | undefined => {
  const named = Provided.safeParse(raw).data?.provider.type.toLowerCase() ?? ''
  return NAME.test(named) ? named : undefined
}

/** What was heard, best first, and by whom, as far as it can be read. */
export interface Recognised {
  recogniser?: string
  heard: readonly Heard[]
}

/** Reads the answer of a recogniser; nothing is made of one that is in nobody's shape. */
export const recognisedIn = (raw: unknown): Recognised => {
  const { recogniser = undefined, heard = [] } = Raw.safeParse(raw).data ?? {}
  const name = nameIn(raw) ?? recogniser
  return { heard, ...(name === undefined ? {} : { recogniser: name }) }
}
