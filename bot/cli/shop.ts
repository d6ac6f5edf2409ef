/**
 * Mystery shopping: plays conversation scripts and prints what differed, line by line.
 * `npm run shop -- FILES --council ID [--url ADDRESS]`: against a running assistant, or without `--url` in this process.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConversation } from '../../dialogs/loadConversation'
import { loadKnowledge } from '../../knowledge/load'
import { systemClock } from '../clock'
import { openRegisters } from '../registers'
import { casesOf } from '../scripts/casesOf'
import type { Casting } from '../scripts/cast'
import { castingsOf } from '../scripts/cast'
import { overDirectLine } from '../scripts/directLine'
import { inProcess } from '../scripts/inProcess'
import { memoryAdvisors } from '../scripts/memoryAdvisors'
import type { Conversationalist } from '../scripts/play'
import { differenceLines, play } from '../scripts/play'
import { readScript, ScriptError } from '../scripts/read'
import { needsItsClock } from '../scripts/script'

const USAGE = `Usage: npm run shop -- FILES --council ID [--url ADDRESS]
  FILES      scripts, or folders of them
  --council  which council; scripts for other councils are left out
  --url      where an assistant runs, such as http://localhost:3978; left out, one is run here`

/** What the command was told. */
export interface Shopping {
  files: readonly string[]
  council: string
  url?: string | undefined
}

const scriptsIn = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.script'))
        .map((name) => join(path, name))
        .sort()
    : [path]

type Partner = (casting: Casting) => Conversationalist

const playOne = async (casting: Casting, partner: Partner, print: (line: string) => void) => {
  const { script, pack } = casting
  const differences = await play(script, pack.council.timeZone, partner(casting))
  for (const line of differences.flatMap(differenceLines)) print(line)
  return differences.length
}

const partnerFor = async ({ council, url }: Shopping): Promise<Partner> => {
  if (url !== undefined) return () => overDirectLine(url, council)
  const { converse, knowledge } = loadConversation()
  const registers = await openRegisters({
    dataDir: ':memory:',
    packs: knowledge.councils,
    now: systemClock.now(),
    // Scripts are of a council that can text and email.
    tells: () => ['text', 'email'],
  })
  return (casting) => {
    const { script, pack } = casting
    const advisors = script.advisors && memoryAdvisors(pack, script.advisors)
    return inProcess(converse, council, 'terminal', casesOf(casting), registers.of, advisors)
  }
}

/** Plays every script that is for the council; the number of lines that differed. Throws for scripts with faults. */
export const shop = async (shopping: Shopping, print: (line: string) => void): Promise<number> => {
  const knowledge = loadKnowledge()
  const cast = shopping.files
    .flatMap(scriptsIn)
    .flatMap((file) => castingsOf(readScript(file), knowledge))
    .filter(({ pack }) => pack.council.id === shopping.council)
  const timed = shopping.url === undefined ? [] : cast.filter(({ script }) => needsItsClock(script))
  const partner = await partnerFor(shopping)
  const played = cast.filter((casting) => !timed.includes(casting))
  let differences = 0
  for (const casting of played) differences += await playOne(casting, partner, print)
  for (const { script } of timed)
    print(`${script.file}: left out, it needs a clock, cases or advisors of its own`)
  print(`${played.length} scripts played, ${differences} lines differed`)
  return played.length === 0 ? 1 : differences
}

const readShopping = (): Shopping | undefined => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { council: { type: 'string' }, url: { type: 'string' } },
  })
  const { council, url } = values
  return council === undefined || positionals.length === 0 ? undefined : { files: positionals, council, url }
}

const main = async (): Promise<void> => {
  const shopping = readShopping()
  if (shopping === undefined) console.error(USAGE)
  process.exitCode =
    shopping !== undefined && (await shop(shopping, (line) => console.log(line))) === 0 ? 0 : 1
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof ScriptError || error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
