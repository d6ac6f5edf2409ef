import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createEmergencies } from '../../dialogs/understanding/emergencies'
import { projectRoot } from '../../knowledge/root'

const Line = z.object({ text: z.string(), kind: z.string().optional(), channel: z.string().optional() })
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
  const missed = emergencies.filter((line) => !fires(line))
  console.log('\nEmergencies, held aside')
  console.log(`  ordinary messages taken for one: ${share(ordinary.filter(fires).length, ordinary.length)}`)
  console.log(`  missed: ${share(missed.length, emergencies.length)}`)
  for (const channel of ['typed', 'spoken']) {
    const all = emergencies.filter((line) => line.channel === channel)
    console.log(`    ${channel}: ${share(all.filter((line) => !fires(line)).length, all.length)}`)
  }
}
