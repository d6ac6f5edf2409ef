/** Processes that share a store, any of which may be killed at any moment; whoever had asked it asks another. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { HANDOFF_STATES } from '../../bot/handoff/handoff'
import type { Dice } from '../journeys/dice'
import { type Act, Outcome } from './acts'
import { compileChild } from './compile'
import type { Doer } from './play'

const Answer = z.object({
  n: z.number(),
  outcome: Outcome.optional(),
  fault: z.string().optional(),
  url: z.string().optional(),
})
type Answer = z.infer<typeof Answer>

/** One process. `ask` gives `undefined` where it died over it. */
const startProcess = (file: string, env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [file, JSON.stringify(env)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting = new Map<number, (answer: Answer | undefined) => void>()
  let [number, isDead] = [0, false]
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = Answer.parse(JSON.parse(line))
    waiting.get(answer.n)?.(answer)
    waiting.delete(answer.n)
  })
  const gone = new Promise<void>((resolve) => {
    child.on('close', () => {
      isDead = true
      for (const answer of waiting.values()) answer(undefined)
      resolve()
    })
  })
  child.stdin.on('error', () => undefined)
  const ask = (at: Date, act?: Act): Promise<Answer | undefined> => {
    if (isDead) return Promise.resolve(undefined)
    number += 1
    const n = number
    const answered = new Promise<Answer | undefined>((resolve) => waiting.set(n, resolve))
    child.stdin.write(`${JSON.stringify({ n, at, act })}\n`)
    return answered
  }
  return {
    ask,
    kill: () => child.kill('SIGKILL'),
    end: () => {
      child.stdin.end()
      return gone
    },
  }
}
type Process = ReturnType<typeof startProcess>

/** One of several places that a process has; a second one waits, loaded, to take over. */
interface Place {
  life: Process
  next: Process
  opened: Promise<string>
}

const openedBy = async (process: Process, at: Date): Promise<string> => {
  const answer = await process.ask(at)
  if (answer?.url === undefined) throw new Error('a process did not open')
  return answer.url
}

export interface Processes extends Doer {
  /** Has an act done by one of them, which is not killed on purpose. */
  doAt(place: number, act: Act): Promise<Outcome & { deaths: number }>
  /** The address of one, chosen by chance. */
  url(): Promise<string>
  kill(place: number): void
  /** How often one was killed over something, by where the hand-off stood. */
  kills(): Readonly<Record<string, number>>
  close(): Promise<void>
}

export interface Given {
  env: Readonly<Record<string, string>>
  many: number
  dice: Dice
  /** How often one is killed over an act: 0–1. */
  killed: number
  from: Date
}

/** Longer than anything takes: it is killed before, in the middle of it or after it. */
const AN_ACT_MS = 25

/** Where the hand-off stood over which a process was killed least often is where it is killed next. */
const NO_HANDOFF = 'none'
const rarest = (kills: Readonly<Record<string, number>>, state: string): boolean =>
  HANDOFF_STATES.every((other) => (kills[other] ?? 0) >= (kills[state] ?? 0))

export const startProcesses = async ({ env, many, dice, killed, from }: Given): Promise<Processes> => {
  let now = from
  const { file, remove } = await compileChild()
  const start = (): Process => startProcess(file, env)
  const kills: Record<string, number> = {}
  const begun = (life: Process): Place => ({ life, next: start(), opened: openedBy(life, now) })
  const places = Array.from({ length: many }, () => begun(start()))
  const placeAt = (i: number): Place => {
    const place = places[i % many]
    if (place === undefined) throw new Error('no process')
    return place
  }
  const kill = (i: number): void => {
    const place = placeAt(i)
    place.life.kill()
    places[i % many] = begun(place.next)
  }
  const ask = async (i: number, act: Act, deaths: number): Promise<Outcome & { deaths: number }> => {
    const place = placeAt(i)
    await place.opened
    const answer = await place.life.ask(now, act)
    if (answer?.fault !== undefined) throw new Error(`${JSON.stringify(act)}: ${answer.fault}`)
    return answer?.outcome === undefined ? ask(i + 1, act, deaths + 1) : { ...answer.outcome, deaths }
  }
  const mayKill = async (i: number, state: string): Promise<void> => {
    if (!dice.is(rarest(kills, state) ? Math.min(1, 6 * killed) : killed)) return
    const { life, opened } = placeAt(i)
    await opened
    await wait(dice.below(AN_ACT_MS))
    // Somebody else may have killed it meanwhile.
    if (placeAt(i).life !== life) return
    kills[state] = (kills[state] ?? 0) + 1
    kill(i)
  }
  await Promise.all(places.map(({ opened }) => opened))
  return {
    do: async (act, state) => {
      const i = dice.below(many)
      const killing = mayKill(i, state ?? NO_HANDOFF)
      const outcome = await ask(i, act, 0)
      await killing
      return outcome
    },
    doAt: (i, act) => ask(i, act, 0),
    moveOn: async (ms) => {
      now = new Date(now.getTime() + ms)
    },
    now: () => now,
    url: () => placeAt(dice.below(many)).opened,
    kill,
    kills: () => kills,
    close: async () => {
      await Promise.all(places.map(({ opened }) => opened.catch(() => undefined)))
      await Promise.all(places.flatMap(({ life, next }) => [life.end(), next.end()]))
      remove()
    },
  }
}
