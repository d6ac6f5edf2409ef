/**
 * How well the assistant understands, beside what a Node developer would install instead, in one run:
 * `npm run evaluate -- FILE.jsonl … [--benchmarks [FOLDER]]`. Without files: the project's own held-aside set.
 * A file of answers to prompts (with `expects`) is read by the readers of details instead.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { evaluateBenchmarks } from './benchmarks'
import { evaluateEmergencies } from './emergencies'
import { evaluateProduct } from './product'
import { evaluateSlots, holdsSlots } from './slots'

const HELD_ASIDE = join(projectRoot, 'test', 'enquiries')

const heldAside = (): string[] =>
  readdirSync(HELD_ASIDE)
    .filter((name) => name.startsWith('held-aside') && name.endsWith('.jsonl'))
    .map((name) => join(HELD_ASIDE, name))

const main = async (said: readonly string[]): Promise<void> => {
  const files = said.filter((each) => each.endsWith('.jsonl'))
  const folder = said.find((each) => !each.endsWith('.jsonl') && !each.startsWith('--'))
  const slots = files.filter(holdsSlots)
  const enquiries = files.filter((file) => !slots.includes(file))
  for (const file of slots) evaluateSlots(file)
  if (enquiries.length > 0) await evaluateProduct(enquiries)
  else if (files.length === 0 && !said.includes('--benchmarks')) await evaluateProduct(heldAside())
  if (said.length === 0) evaluateEmergencies()
  if (said.includes('--benchmarks'))
    await evaluateBenchmarks(folder ?? join(projectRoot, '..', 'shared', 'benchmarks'))
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
