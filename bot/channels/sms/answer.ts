import { z } from 'zod'
import { plainText } from '../../notify/plain'
import type { Message } from '../../storage/store'
import { MOST_IN_PART, splitText } from './split'
import type { SayText } from './words'

/** An answer to a text is at most so many texts: further ones cost the council money and nobody reads them. */
const MOST_PARTS = 3
/** Room for "(1 of 3) ". */
const NUMBERING = 12

const Activity = z.looseObject({
  text: z.string().catch(''),
  suggestedActions: z
    .looseObject({ actions: z.array(z.looseObject({ title: z.string(), value: z.string() })) })
    .optional()
    .catch(undefined),
  channelData: z.looseObject({ expects: z.string().optional() }).optional().catch(undefined),
})

interface Option {
  label: string
  says: string
}

/** What may be picked by its number; yes and no are said as they are. */
const optionsIn = ({ activity }: Message): readonly Option[] => {
  const { suggestedActions, channelData } = Activity.parse(activity)
  if (channelData?.expects === 'yesNo') return []
  return (suggestedActions?.actions ?? []).map(({ title, value }) => ({ label: title, says: value }))
}

/** What somebody means who was offered a list and texts a number of it. */
export const meantBy = (said: string, before: readonly Message[]): string => {
  const [, number] = /^\s*(\d{1,2})[.)]?\s*$/.exec(said) ?? []
  const options = before.flatMap(optionsIn)
  return (number === undefined ? undefined : options[Number(number) - 1]?.says) ?? said
}

/** The texts that answer: replies as plain text, what may be picked with its numbers, cut to fit in `most`. */
export const textsFor = (
  replies: readonly Message[],
  say: SayText,
  before: readonly string[],
  most = MOST_PARTS,
): readonly string[] => {
  const options = replies.flatMap(optionsIn)
  const picks = options.map(({ label }, i) => say('option', { n: String(i + 1), label }).text)
  const whole = [
    ...before,
    ...replies.map(({ activity }) => Activity.parse(activity).text),
    ...(picks.length === 0 ? [] : [[say('pick').text, ...picks].join('\n')]),
  ]
  const parts = splitText(plainText(whole.join('\n\n')), MOST_IN_PART - NUMBERING)
  if (parts.length < 2) return parts
  const shown = parts.length <= most ? parts : [...parts.slice(0, most - 1), say('more').text]
  return shown.map((text, i) => say('part', { n: String(i + 1), all: String(shown.length), text }).text)
}
