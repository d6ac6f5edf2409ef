import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { wordsOf } from '../understanding/keywords'

const phrases = z.array(z.string().min(1)).min(1)
const File = z.strictObject({ relay: phrases, goAhead: phrases })

/** What is said on the telephone only. */
export interface CallPhrases {
  /** Whether an assistant of Relay UK says who they are. */
  tellsRelay(said: string): boolean
  /** Without the words by which such an assistant ends a turn. */
  withoutGoAhead(said: string): string
}

/** Reads `phrases.en.yaml`; throws naming what is wrong with it. */
export const readCallPhrases = (): CallPhrases => {
  const file = join(projectRoot, 'dialogs', 'calls', 'phrases.en.yaml')
  const { relay, goAhead } = File.parse(parseYaml(readFileSync(file, 'utf8')))
  const phrases = relay.map((phrase) => ` ${wordsOf(phrase).join(' ')} `)
  const atTheEnd = new RegExp(`(?:^|[\\s,.]+)(?:${goAhead.join('|')})[\\s.!]*$`, 'i')
  return {
    tellsRelay: (said) => {
      const words = ` ${wordsOf(said).join(' ')} `
      return phrases.some((phrase) => words.includes(phrase))
    },
    withoutGoAhead: (said) => said.replace(atTheEnd, ''),
  }
}
