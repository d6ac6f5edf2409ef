import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import type { AnswerKind } from '../../answers/kind'
import { read, unread } from '../../answers/kind'
import { createKeywords, wordsOf } from '../../understanding/keywords'

const Languages = z.record(
  z.string(),
  z.strictObject({ name: z.string().min(1), also: z.array(z.string()).default([]) }),
)

const readLanguages = () => {
  const file = join(projectRoot, 'dialogs', 'services', 'interpreter', 'languages.en.yaml')
  const all = Languages.parse(parseYaml(readFileSync(file, 'utf8')))
  const named = Object.entries(all).map(([id, { name, also }]) => [id, [name, ...also]] as const)
  return { all, find: createKeywords(Object.fromEntries(named)) }
}

let made: ReturnType<typeof readLanguages> | undefined
const languages = (): ReturnType<typeof readLanguages> => {
  made ??= readLanguages()
  return made
}

/** No language has a longer name than this. */
const MOST = 60

/** "English" is what they can't do with, and often named beside the one they need. */
const findIn = (said: string): string | undefined => {
  const found = languages().find(wordsOf(said))
  const [first, ...others] = [...new Set(found.map(({ key }) => key))]
  return others.length === 0 ? first : undefined
}

/** A language, by its name in English or in itself; one that isn't listed is kept as it was said. */
export const language: AnswerKind<string> = {
  stored: z.string().min(1).max(MOST),
  problems: ['notLanguage', 'textTooLong'],
  expects: 'open',
  choices: [],
  inWords: (value) => languages().all[value]?.name ?? value,
  read: (said) => {
    const kept = said.trim()
    const found = findIn(kept)
    if (found !== undefined) return read(found)
    if (!/\p{L}/u.test(kept)) return unread('notLanguage')
    return kept.length > MOST ? unread('textTooLong') : read(kept)
  },
  find: findIn,
}
