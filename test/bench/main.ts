/** `npm run bench [-- --short]`: speed, start, memory, page weight, bin collections, calls, both databases and advisors' screens, each beside its yardstick, in one run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectionCosts } from './collections'
import { deskTimes } from './desk'
import { hold, QUESTIONS } from './drive'
import { compareEngines } from './engines'
import { inProcess } from './inProcess'
import { pageWeight } from './pageWeight'
import { type BenchServer, cpuOf, memoryOf, startAssistant, startEcho } from './servers'
import { voiceTimes } from './voice'

const SHORT = process.argv.includes('--short')
const ROUNDS = SHORT ? 3 : 7
const CONVERSATIONS = SHORT ? 20 : 60
const MANY = SHORT ? 1_000 : 10_000
const COUNCIL = 'redditch'
const TURNS = QUESTIONS.length

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const print = (line = ''): void => console.log(line)
const us = (value: number): string => `${Math.round(value)} µs`

/** Processor time of one turn (post and fetch), in microseconds. */
const turnCost = async (server: BenchServer): Promise<number> => {
  const before = cpuOf(server.pid)
  await hold(server.url, COUNCIL, CONVERSATIONS, TURNS)
  return (cpuOf(server.pid) - before) / (CONVERSATIONS * TURNS)
}

const compareTurns = async (ours: BenchServer): Promise<void> => {
  const echo = await startEcho()
  for (const server of [echo, ours]) await hold(server.url, COUNCIL, CONVERSATIONS, TURNS)
  const costs = { echo: [] as number[], ours: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    costs.echo.push(await turnCost(echo))
    costs.ours.push(await turnCost(ours))
  }
  await echo.stop()
  const [theirs, mine] = [median(costs.echo), median(costs.ours)]
  print(`A turn over Direct Line (post and fetch), processor time, median of ${ROUNDS} alternating rounds:`)
  print(`  bare Bot Framework echo, nothing stored   ${us(theirs)}`)
  print(
    `  the assistant: understood, answered, kept ${us(mine)}   ${(mine / theirs).toFixed(2)}× (at most 3×, aim 2×)`,
  )
  const parts = await inProcess()
  print('  of which, measured by itself in this process:')
  for (const [name, cost] of Object.entries(parts)) print(`    ${name.padEnd(40)}${us(cost)}`)
}

const compareStarts = async (folder: string): Promise<void> => {
  const ours: number[] = []
  const echo: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const one = await startAssistant(join(folder, 'start'))
    ours.push(one.readyAfterMs)
    await one.stop()
    const other = await startEcho()
    echo.push(other.readyAfterMs)
    await other.stop()
  }
  print()
  print('Ready to serve, from the start of the process (best and median of 3; this machine may be busy):')
  print(`  bare echo      ${Math.round(Math.min(...echo))} ms, ${Math.round(median(echo))} ms`)
  print(
    `  the assistant  ${Math.round(Math.min(...ours))} ms, ${Math.round(median(ours))} ms   (at most 2,000 ms)`,
  )
}

const memory = async (server: BenchServer): Promise<void> => {
  await hold(server.url, COUNCIL, MANY, 2)
  print()
  print(
    `Memory after ${MANY.toLocaleString('en-GB')} more conversations: ${Math.round(memoryOf(server.pid))} MB (at most 250 MB)`,
  )
}

const weight = async (server: BenchServer): Promise<void> => {
  const files = await pageWeight(server.url, `/${COUNCIL}`)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  print()
  print('The chat page, gzipped, everything included:')
  for (const { path, bytes } of files) print(`  ${path.padEnd(40)}${(bytes / 1024).toFixed(1)} KB`)
  print(
    `  ${'all'.padEnd(40)}${(total / 1024).toFixed(1)} KB (at most 100 KB; the standard Web Chat script alone is 945 KB)`,
  )
}

const collections = async (): Promise<void> => {
  const costs = await collectionCosts()
  const { addresses, bytes, importSeconds, againSeconds, median: middle, worst } = costs
  print()
  print(`Bin collections of ${addresses.toLocaleString('en-GB')} addresses (this machine may be busy):`)
  print(
    `  importing ${Math.round(bytes / 1e6)} MB, into nothing and over the last import   ${importSeconds.toFixed(1)} s, ${againSeconds.toFixed(1)} s (at most 60 s)`,
  )
  print(
    `  the next eight weeks of one address, median and 99th of 100   ${middle.toFixed(2)} ms, ${worst.toFixed(2)} ms (at most 5 ms)`,
  )
}

const main = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const ours = await startAssistant(join(folder, 'data'))
    await compareTurns(ours)
    await memory(ours)
    await weight(ours)
    await ours.stop()
    await compareStarts(folder)
    await collections()
    print()
    for (const line of await voiceTimes(COUNCIL, join(folder, 'calls'))) print(line)
    print()
    for (const line of await compareEngines(COUNCIL, SHORT)) print(line)
    print()
    for (const line of await deskTimes(COUNCIL, SHORT)) print(line)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
