import type { Stage } from '../stage'

/** Controls, halves of characters and marks that turn the direction of text round: nobody types them on purpose. */
const UNWANTED = /(?![\n\t])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** One form for every letter, and nothing that can't be seen. */
export const tidied = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC').trim()

/** Everything after this stage reads, keeps and answers tidied text. */
export const tidyWhatIsSaid: Stage = async (context, next) => {
  const { activity } = context
  activity.text = tidied(activity.text ?? '')
  await next()
}
