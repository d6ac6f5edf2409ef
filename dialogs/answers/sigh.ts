/** "Oh" before a word is a sigh; before a number it is a nought: "oh seven at example dot com". */
const SIGH =
  /^(?:\s*(?:oh|o|ah|um+|er+m?)[\s,]+)+(?=\p{L}+[\p{L}\p{P}\d])(?!(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)\b)/iu

/** What is said after a sigh: "oh sam@example.com" is no address of "0sam". */
export const withoutSigh = (said: string): string => said.replace(SIGH, '')
