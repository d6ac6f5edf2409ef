/** Talk to the assistant in a terminal: `npm run chat -- --council ID [--at "2026-11-26 10:00"]`. Reads pipes too. */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { loadConversation } from '../../dialogs/loadConversation'
import { explainer } from '../../dialogs/understanding/explain'
import { loadModel } from '../../dialogs/understanding/load'
import { recogniserOf } from '../../dialogs/understanding/recognise'
import type { Knowledge } from '../../knowledge/load'
import type { Terminal, TerminalParts } from '../channels/terminal'
import { createTerminal, readTerminalWords } from '../channels/terminal'
import { ansi, unstyled } from '../channels/terminalText'
import { systemClock } from '../clock'
import { configHere } from '../config'
import { tellsBy } from '../notify/tells'
import { openRegisters } from '../registers'
import { memoryWorld } from '../scripts/memoryWorld'
import { clockFor } from './clockFor'

const USAGE = `Usage: npm run chat -- --council ID [--at "2026-11-26 10:00"]
  --at  pretend that it is then, by the council’s clock`

/** Lines longer than this are hard to read; newspapers have fewer. */
const WIDEST = 88

/** Made when /why first asks: it needs the whole model a second time. */
const lazyExplainer = (): TerminalParts['explain'] => {
  let made: TerminalParts['explain'] | undefined
  return (text) => {
    if (made === undefined) {
      const { model } = loadModel()
      made = explainer(model, recogniserOf(model))
    }
    return made(text)
  }
}

const refusal = (knowledge: Knowledge, council: string): string =>
  `${USAGE}\nThere is no council "${council}". There are: ${[...knowledge.councils.keys()].join(', ')}`

const talk = async (terminal: Terminal, isTerminal: boolean): Promise<void> => {
  await terminal.begin()
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: isTerminal,
    prompt: '\n> ',
  })
  lines.prompt()
  for await (const typed of lines) {
    if (!isTerminal) console.log(typed)
    if (!(await terminal.hear(typed))) break
    lines.prompt()
  }
  lines.close()
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { council: { type: 'string' }, at: { type: 'string' } } })
  const { converse, knowledge } = loadConversation()
  const council = values.council ?? ''
  const timeZone = knowledge.councils.get(council)?.council.timeZone
  if (timeZone === undefined) throw new Error(refusal(knowledge, council))
  const clock = clockFor(values.at, timeZone)
  if (clock === undefined) throw new Error(USAGE)
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  const config = configHere()
  const { DATA_DIR: dataDir } = config
  const registers = await openRegisters({
    dataDir,
    packs: knowledge.councils,
    now: systemClock.now(),
    tells: tellsBy(config),
  })
  const terminal = createTerminal({
    converse,
    council,
    clock,
    world: memoryWorld(council, registers.of),
    print: (text) => console.log(text),
    styles: process.stdout.isTTY === true && process.stdout.hasColors() ? ansi : unstyled,
    width: Math.min(process.stdout.columns ?? WIDEST, WIDEST),
    words: readTerminalWords(),
    explain: lazyExplainer(),
  })
  await talk(terminal, isTerminal)
  await registers.close()
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
