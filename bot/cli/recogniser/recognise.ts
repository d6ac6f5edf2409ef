/** What a caller may have said, as a speech front end tells it: hypotheses with confidences, by PocketSphinx. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inSpokenWords } from '../../../dialogs/aloud/spoken'
import type { Hypothesis } from '../../../dialogs/turn'
import { asDictionary, DICTIONARY, pronunciationsOf } from './dictionary'
import { grammarOf, wordsOf } from './grammar'
import { hypothesesOf } from './hypotheses'
import { decode, LANGUAGE } from './pocketSphinx'
import { forTheModel, isSilent } from './wav'

/** `silent`: nothing was said. Hypotheses are best first; none: something was said, and nothing could be made of it. */
export type Recognised = { silent: true } | { silent: false; hypotheses: readonly Hypothesis[] }

/** The grammar of hints whose words can all be pronounced, with its files. */
const writeGrammar = async (folder: string, hints: readonly string[]) => {
  const spoken = hints.map(inSpokenWords)
  const said = await pronunciationsOf(new Set(spoken.flatMap(wordsOf)))
  const usable = spoken.filter((hint) => wordsOf(hint).every((word) => said.has(word)))
  const grammar = grammarOf(usable)
  if (grammar === undefined) return undefined
  const files = { grammar: join(folder, 'answer.jsgf'), dictionary: join(folder, 'answer.dict') }
  await writeFile(files.grammar, grammar.jsgf)
  await writeFile(files.dictionary, asDictionary(await pronunciationsOf(grammar.words)))
  return { grammar, files }
}

const hear = async (folder: string, hints: readonly string[]): Promise<readonly Hypothesis[]> => {
  const anything = decode(folder, 'said', { dictionary: DICTIONARY, language: LANGUAGE }, 'free')
  const written = await writeGrammar(folder, hints)
  const [free, closed] = await Promise.all([
    anything,
    written && decode(folder, 'said', written.files, 'closed'),
  ])
  return hypothesesOf(free, written && closed && { grammar: written.grammar, pass: closed })
}

/**
 * Recognises a file of sound, of any format that sox reads. `hints`: what may be said, to be leant towards. The same sound
 * with the same hints gives the same. Throws where a program is missing or the file is none.
 */
export const recognise = async (file: string, hints: readonly string[]): Promise<Recognised> => {
  const folder = await mkdtemp(join(tmpdir(), 'recogniser-'))
  try {
    const said = join(folder, 'said.wav')
    await forTheModel(file, said)
    if (await isSilent(said)) return { silent: true }
    return { silent: false, hypotheses: await hear(folder, hints) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
