import type { VoiceTurnOut } from './turn'

const HEAD = /^<speak[^>]*>/
const TAIL = '</speak>'
const SENTENCES = /<s>.*?<\/s>|(?:(?!<s>).)+/gsu

/** Something to say, taken apart: how its document begins, and its sentences. */
const partsOf = (ssml: string): { head: string; sentences: readonly string[] } => {
  const head = HEAD.exec(ssml)?.[0] ?? '<speak>'
  const inner = ssml.replace(HEAD, '').replace(/<\/speak>\s*$/, '')
  return { head, sentences: inner.match(SENTENCES) ?? [] }
}

/**
 * All that is said in one document after another, each of at most so many characters and of whole sentences: for suppliers
 * with one prompt. A sentence that is longer alone is a document alone.
 */
export const joinedSsml = (say: VoiceTurnOut['say'], most = Number.POSITIVE_INFINITY): readonly string[] => {
  const all = say.map(({ ssml }) => partsOf(ssml))
  const head = all[0]?.head ?? '<speak>'
  const room = most - head.length - TAIL.length
  const bodies: string[] = []
  for (const sentence of all.flatMap(({ sentences }) => sentences)) {
    const last = bodies.at(-1)
    if (last === undefined || last.length + sentence.length > room) bodies.push(sentence)
    else bodies[bodies.length - 1] = last + sentence
  }
  return bodies.map((body) => `${head}${body}${TAIL}`)
}
