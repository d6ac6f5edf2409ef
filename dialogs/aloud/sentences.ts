/** The sentences of plain spoken words, each with its mark; what has no mark at its end is one too. */
export const sentencesOf = (speech: string): readonly string[] =>
  speech
    .trim()
    .replace(/\s+/gu, ' ')
    .split(/(?<=[.?!…]["”’)]*) /u)
    .filter((sentence) => sentence !== '')
