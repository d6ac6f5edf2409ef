import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createEmergencies } from '../../dialogs/understanding/emergencies'
import { projectRoot } from '../../knowledge/root'

const Line = z.object({
  text: z.string(),
  round: z.int(),
  kind: z.string().optional(),
  channel: z.string().optional(),
  /** Of an ordinary line: plain, near-danger or misheard. */
  sort: z.string().optional(),
})
type Line = z.infer<typeof Line>

const linesOf = (name: string): readonly Line[] =>
  readFileSync(join(projectRoot, 'test', 'enquiries', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))

const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`

/**
 * What the detector makes of messages its patterns were never mended for: a set is held aside when it is written, half
 * of it, before anybody has looked at the patterns. No texts are printed, so that it stays so.
 */
export const evaluateEmergencies = (): void => {
  const detect = createEmergencies()
  const fires = ({ text }: Line): boolean => detect([{ text }]) !== undefined
  const ordinary = linesOf('ordinary-held-aside.jsonl')
  const emergencies = linesOf('emergencies-held-aside.jsonl')
  const wrong = (lines: readonly Line[]): string => share(lines.filter(fires).length, lines.length)
  const missed = (lines: readonly Line[]): string =>
    share(lines.filter((line) => !fires(line)).length, lines.length)
  console.log('\nEmergencies, held aside')
  console.log(`  ordinary messages taken for one: ${wrong(ordinary)}`)
  for (const sort of ['plain', 'near-danger', 'misheard']) {
    console.log(`    ${sort}: ${wrong(ordinary.filter((line) => line.sort === sort))}`)
  }
  console.log(`  missed: ${missed(emergencies)}`)
  for (const channel of ['typed', 'spoken']) {
    console.log(`    ${channel}: ${missed(emergencies.filter((line) => line.channel === channel))}`)
  }
  for (const round of new Set(emergencies.map((line) => line.round))) {
    console.log(`    round ${round}: ${missed(emergencies.filter((line) => line.round === round))}`)
  }
}
