import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { createKeywords, wordsOf } from '../understanding/keywords'

const words = z.array(z.string().min(1)).min(1)
const Numbers = z.strictObject({ ours: words, others: words })

/** Which number is spoken of: one of ours, some other, or it isn't said. */
export type NumberMeant = 'ours' | 'others' | undefined

/** Reads `numbers.en.yaml`; throws naming what is wrong with it. */
export const createNumberReader = (
  file = join(projectRoot, 'dialogs', 'tracking', 'numbers.en.yaml'),
): ((said: string) => NumberMeant) => {
  const find = createKeywords(Numbers.parse(parseYaml(readFileSync(file, 'utf8'))))
  return (said) => {
    const found = find(wordsOf(said)).map(({ key }) => key)
    return (['others', 'ours'] as const).find((key) => found.includes(key))
  }
}
