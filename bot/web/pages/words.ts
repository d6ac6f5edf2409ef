import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import { BotError } from '../../errors'

const Section = z.record(z.string(), z.union([z.string().min(1), z.array(z.string().min(1))]))
const File = z.record(z.string(), Section)

/** Every line of the pages, by section; lists where a page has a list. */
export interface PageWords {
  line(section: string, id: string, values?: Readonly<Record<string, string>>): string
  sections: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** Fills `{name}`; a name nobody gave stays as it is, so that a test can see it. */
export const fill = (line: string, values: Readonly<Record<string, string>>): string =>
  line.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** Reads the lines; throws `words_faulty` when the file is not what it should be, or lacks a line that is asked for. */
export const readPageWords = (file = join(projectRoot, 'bot', 'web', 'words.en.yaml')): PageWords => {
  const read = File.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (!read.success)
    throw new BotError('words_faulty', {
      detail: read.error.issues
        .map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`)
        .join('; '),
    })
  const sections = read.data
  return {
    sections,
    line: (section, id, values = {}) => {
      const line = sections[section]?.[id]
      if (typeof line !== 'string')
        throw new BotError('words_faulty', { detail: `${file}: ${section}.${id}: this line is missing` })
      return fill(line, values)
    },
  }
}
