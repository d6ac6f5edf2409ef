import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { isSame, withoutManners } from '../answers/lists'
import { wordsOf } from '../understanding/keywords'

const phrases = z.array(z.string().min(1)).min(1)
const Changes = z.strictObject({ chase: phrases, withdraw: phrases, reply: phrases })

export type ChangeWanted = keyof z.infer<typeof Changes>
const WANTED = ['chase', 'withdraw', 'reply'] as const satisfies readonly ChangeWanted[]

/** Reads `changes.en.yaml`; throws naming what is wrong with it. What is done to a case is all of a message, or nothing. */
export const createChangeReader = (
  file = join(projectRoot, 'dialogs', 'tracking', 'changes.en.yaml'),
): ((said: string) => ChangeWanted | undefined) => {
  const lists = Changes.parse(parseYaml(readFileSync(file, 'utf8')))
  const plain = (said: string) => withoutManners(wordsOf(said))
  const ready = WANTED.map((wanted) => ({ wanted, phrases: lists[wanted].map(plain) }))
  return (said) => {
    const words = plain(said)
    return ready.find(({ phrases: known }) => known.some((phrase) => isSame(words, phrase)))?.wanted
  }
}
