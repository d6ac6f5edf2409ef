/** What says that the next words are not what is wanted: "it's not about bins", "I don't mean planning". */
const NOT_ABOUT = [
  /\b(?:this|it|that) (?:isn'?t|is not|has nothing|hasn'?t got anything|ain'?t)\s+(?:about|to do with|anything to do with|regarding)\b/i,
  /\b(?:it'?s|it is|this is|that'?s|i'?m|i am|we'?re|they'?re)?\s*(?:not|isn'?t|nothing|ain'?t)\s+(?:really |actually |just |even )?(?:about|to do with|calling about|ringing about|phoning about|asking about|talking about|on about|regarding)\b/i,
  /\b(?:i|we) (?:don'?t|do not|didn'?t|did not) (?:mean|say|ask about|ask for)\b/i,
  /^(?:no,? )?not (?:the |my |a )?(?=[^,.;]{1,30},)/i,
]

/** Where a denial ends: at a mark, or where what is wanted begins. */
const ENDS =
  /[,.;:!?–—\n]|\s-\s|\bbut\b|\b(?:it'?s|its|i want|i need|i mean|i meant|i said|i asked|instead|rather)\b/i

const withoutOne = (text: string, denial: RegExp): string => {
  const found = denial.exec(text)
  if (found === null) return text
  const after = text.slice(found.index + found[0].length)
  const end = ENDS.exec(after)
  const rest = end === null ? '' : after.slice(end.index)
  return `${text.slice(0, found.index)} ${rest}`.replace(/^[\s,.;:!?–—-]+/, '').replace(/\s+/g, ' ')
}

/** The text without what the resident says it is not about: "it's not about bins, it's the council tax". */
export const withoutDenied = (text: string): string =>
  NOT_ABOUT.reduce(withoutOne, text.replace(/[’‘]/g, "'")).trim()

const BREAKS =
  /(?<=[.!?;\n])\s+|\n+|,\s+|\s+(?:and also|and|also|but|plus|as well as|another thing(?: is)?|oh and|one more thing|by the way|secondly|then)\s+/i

const JOINED = /^(?:and also|and|also|but|plus|oh and|then)\s+/i

/** The parts of a message that may each want something: cut at sentence marks, commas and joining words. */
export const clausesOf = (text: string): string[] =>
  text
    .split(BREAKS)
    .map((part) => part.trim().replace(JOINED, ''))
    .filter((part) => part !== '')
