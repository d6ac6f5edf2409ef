/** One run: random steps, judged after each, until everybody has gone home and nobody is left waiting. */

import type { Handoff, HandoffState } from '../../bot/handoff/handoff'
import type { Engine } from '../../bot/storage/engine'
import type { Dice } from '../journeys/dice'
import type { Act, Outcome } from './acts'
import { OURS, PEOPLE } from './desk'
import { faultsOfDesk, faultsOfSweep } from './faultsOfDesk'
import { faultsOfTalks } from './faultsOfTalk'
import { beginning, createNumbers, nextStep, type Step } from './generate'
import { createLedger } from './ledger'
import { type Look, look } from './look'
import type { Screens } from './screens'

/**
 * Whoever does what is asked, in this process or another; `state`: where the hand-off stands that it is about. `deaths`:
 * processes that died over it before it was answered.
 */
export interface Doer {
  do(act: Act, state?: HandoffState): Promise<Outcome & { deaths?: number }>
  /** Moves everybody's clock on. */
  moveOn(ms: number): Promise<void>
  now(): Date
}

export interface Played {
  /** What was wrong, and what had happened until then: nothing, when all was right. */
  faults: readonly string[]
  story: readonly string[]
  /** How often a hand-off came into each state. */
  states: Readonly<Record<string, number>>
}

interface Run {
  engine: Engine
  doer: Doer
  dice: Dice
  steps: number
  /** `sweeps`: nothing else sweeps, so that all is done when a sweep has passed. */
  sweeps: boolean
  /** What people see, where there is a server. */
  screens?: Screens
}

export const CONVERSATIONS = ['ann', 'bob', 'cat', 'dan', 'eve']
/** Shorter than the time after which somebody without a sign of life is gone. */
const PIECE_MS = 45_000
const MINUTE = 60_000
/** How often a screen loses its connection at a step. */
const BREAKS = 0.05

const toldOf = (step: Step, outcomes: readonly Outcome[]): readonly string[] =>
  'passes' in step
    ? [`${step.passes / 1000} s pass, with ${step.alive.join(', ')}`]
    : step.acts.map((act, i) => `${JSON.stringify(act)} → ${JSON.stringify(outcomes[i] ?? 'died')}`)

/** The hand-off that something is about. */
const aboutIn = ({ handoffs }: Look, act: Act): Handoff | undefined => {
  if ('handoff' in act) return handoffs.find(({ id }) => id === act.handoff)
  return 'conversation' in act
    ? handoffs.findLast(({ conversation }) => conversation === act.conversation)
    : undefined
}

/** Does steps and keeps the books. */
const performing = ({ doer }: Run) => {
  const ledger = createLedger()
  const act = async (one: Act, seen: Look): Promise<Outcome> => {
    const about = aboutIn(seen, one)
    const { deaths, ...outcome } = await doer.do(one, about?.state)
    const conversation = 'conversation' in one ? one.conversation : (about?.conversation ?? '')
    ledger.write(one, outcome, conversation, deaths)
    return outcome
  }
  const pass = async (ms: number, alive: readonly string[], piece = PIECE_MS): Promise<void> => {
    for (let gone = 0; gone < ms; gone += piece) {
      await doer.moveOn(Math.min(piece, ms - gone))
      for (const advisor of alive) await doer.do({ do: 'lives', advisor })
      await doer.do({ do: 'sweep' })
    }
  }
  const step = async (one: Step, seen: Look): Promise<readonly Outcome[]> => {
    if ('passes' in one) {
      await pass(one.passes, one.alive)
      return []
    }
    await doer.moveOn(1)
    return Promise.all(one.acts.map((each) => act(each, seen)))
  }
  return { ledger, step, pass, act }
}

const isSwept = (step: Step): boolean => 'passes' in step || step.acts.every((one) => one.do === 'sweep')

/** What whoever has it is still to do, or nobody. */
const OVER = ['callbackScheduled', 'wrapUp', 'resolved', 'abandoned', 'failed', 'onCall', 'unopened']

const faultsOfEnd = ({ handoffs, talks }: Look): readonly string[] => [
  ...handoffs
    .filter(({ state }) => !OVER.includes(state))
    .map(({ id, state }) => `${id}: is ${state} when everybody has gone home`),
  ...talks
    .filter(({ ended, log }) => !ended && !log.at(-1)?.text.startsWith(OURS))
    .map(({ id }) => `${id}: is left silent`),
]

/** Advisors go home, and residents ask whether anybody is there. */
const home = async (run: Run, { act, pass }: ReturnType<typeof performing>, last: Look): Promise<void> => {
  for (const { id: advisor } of PEOPLE) await act({ do: 'presence', advisor, presence: 'offline' }, last)
  await pass(12 * MINUTE, [], 4 * MINUTE)
  // Longer than anybody’s telephone rings.
  await pass(130 * MINUTE, [], 65 * MINUTE)
  for (const conversation of CONVERSATIONS)
    await act({ do: 'says', conversation, text: 'anybody?, #last', clientId: 'last' }, last)
  await run.doer.do({ do: 'sweep' })
}

/** Plays one run over a database that has the witness, and nothing else in it but accounts. */
export const play = async (run: Run): Promise<Played> => {
  const { engine, dice, doer } = run
  const making = { dice, numbers: createNumbers() }
  const desk = performing(run)
  const story: string[] = []
  let seen = await look(engine)
  const judge = async (isDone: boolean): Promise<readonly string[]> => {
    seen = await look(engine)
    return [
      ...faultsOfTalks(seen, desk.ledger),
      ...faultsOfDesk(seen, desk.ledger),
      ...(isDone && run.sweeps ? faultsOfSweep(seen, doer.now()) : []),
    ]
  }
  const played = (faults: readonly string[]): Played => {
    const states: Record<string, number> = {}
    for (const { id } of seen.handoffs) {
      const begun = seen.events.find(({ handoff }) => handoff === id)?.to ?? 'queued'
      states[begun] = (states[begun] ?? 0) + 1
    }
    for (const { was, becomes } of seen.moved)
      if (was !== becomes) states[becomes] = (states[becomes] ?? 0) + 1
    return { faults, story, states }
  }
  for (let i = 0; i <= run.steps; i++) {
    const step = i === 0 ? beginning(CONVERSATIONS) : nextStep(making, seen)
    run.screens?.break(BREAKS)
    story.push(...toldOf(step, await desk.step(step, seen)))
    const faults = await judge(isSwept(step))
    if (faults.length > 0) return played(faults)
  }
  await home(run, desk, seen)
  const faults = [...(await judge(true)), ...faultsOfEnd(seen)]
  return played([...faults, ...((await run.screens?.faults(seen)) ?? [])])
}
