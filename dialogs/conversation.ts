import { join } from 'node:path'
import type { Articles } from '../knowledge/articles'
import type { BankHolidays, Nation } from '../knowledge/calendar/bankHolidays'
import { localTime } from '../knowledge/calendar/day'
import { workingDays } from '../knowledge/calendar/workingDays'
import type { Knowledge } from '../knowledge/load'
import { projectRoot } from '../knowledge/root'
import { createCaller } from './calls/caller'
import { readCallWords } from './calls/lines'
import type { CallParts } from './calls/parts'
import { readCallPhrases } from './calls/phrases'
import { createDeclaredServices, createDesk } from './desk'
import type { Apart } from './equality/apart'
import { createHandoff } from './handoff/createHandoff'
import { createCommands } from './listening/commands'
import { tellsOfDanger } from './listening/emergency'
import { firstOf } from './listening/firstOf'
import type { Desk, Hearing, Outcome } from './listening/hearing'
import { createHinting } from './listening/hints'
import { createListeners } from './listening/listeners'
import { readMemory } from './memory'
import type { Ports } from './ports'
import { noWorld } from './ports'
import type { Sayings } from './sayings'
import { createSayings } from './sayings'
import type { Services } from './services/createServices'
import type { Reply, Turn } from './turn'
import { createFinders } from './understanding/details'
import type { Emergency } from './understanding/emergencies'
import { readWords } from './words'

/** What the conversation is made of; each is read once, at the start. */
export interface Parts {
  knowledge: Knowledge
  /** The approved answers for one council: England-wide ones and its own. */
  articlesFor: (council: string) => Articles
  holidays: Readonly<Record<Nation, BankHolidays>>
  /** What a message was taken for, part by part. */
  understand: Desk['understand']
  /** For what leans on what was said before. */
  recogniser: Desk['recogniser']
  /** Danger, before anything else. */
  emergency: (alternatives: Hearing['alternatives']) => Emergency | undefined
  /** Where the lines are; another language is another file. */
  wordsFile?: string
}

/**
 * One turn: what to say, and what to remember. `memory` is what the turn before left (JSON-able; `undefined` at first).
 * `ports` are the world of this turn: what it opens is kept with the turn or not at all. Left out: a world without cases.
 * Throws only for a council that isn't known, which is the caller's mistake; never for what a resident says.
 */
export type Converse = (turn: Turn, memory: unknown, ports?: Ports) => Promise<Conversed>

/** `noticed`: what matters of what was said to an advisor. */
export interface Conversed {
  replies: readonly Reply[]
  memory: unknown
  apart?: Apart
  noticed?: { danger?: true }
}

const alternativesOf = (turn: Turn): Hearing['alternatives'] => {
  if (turn.hypotheses !== undefined && turn.hypotheses.length > 0) return turn.hypotheses
  return turn.said === undefined ? [] : [{ text: turn.said }]
}

/** A service that ended before the last message is over and done with. */
const onlyJustEnded = (outcome: Outcome, { memory }: Hearing): Outcome =>
  outcome.memory.ended === memory.ended
    ? { ...outcome, memory: { ...outcome.memory, ended: undefined } }
    : outcome

/** Before anything was said, and while an advisor is there, it is of no account. */
const standingIn = async ({ event }: Turn, { advisors }: Ports): Promise<Hearing['standing']> =>
  event === 'start' || event === 'overheard' ? undefined : advisors.standing()

/** What was said to an advisor is theirs to answer. */
const overheard = (detect: Parts['emergency'], hearing: Hearing, memory: unknown): Conversed => ({
  replies: [],
  memory,
  ...(tellsOfDanger(detect, hearing) ? { noticed: { danger: true } } : {}),
})

/** Who answers a turn, whatever council it is for. */
const createListening = (sayings: Sayings, services: Services, emergency: Parts['emergency']) => {
  const calls: CallParts = {
    words: readCallWords(),
    phrases: readCallPhrases(),
    services,
    topicName: (intent) => sayings.topics(intent).text,
  }
  const handoff = createHandoff(sayings, services)
  const listeners = createListeners(sayings, emergency, services, handoff, calls)
  const caller = createCaller(calls)
  const listen = async (hearing: Hearing): Promise<Outcome> =>
    handoff.after((await firstOf(listeners, hearing)) ?? { replies: [], memory: hearing.memory }, hearing)
  return (hearing: Hearing): Promise<Outcome> =>
    hearing.turn.channel === 'voice' ? caller(hearing, listen) : listen(hearing)
}

/** What each council is answered with. */
const createCouncils = (parts: Parts, sayings: Sayings, services: Services) => {
  const commands = createCommands()
  const finders = createFinders(parts.knowledge.services)
  return new Map(
    [...parts.knowledge.councils].map(([id, pack]) => {
      const holidays = parts.holidays[pack.council.nation]
      const base = { pack, articles: parts.articlesFor(id), holidays, workingDays: workingDays(holidays) }
      const desk = createDesk(sayings, commands, pack, parts.knowledge.services, finders, parts)
      const hinting = createHinting(sayings.general, services, pack, parts.knowledge.services)
      return [id, { base, desk, hinting }] as const
    }),
  )
}

type Council = NonNullable<ReturnType<ReturnType<typeof createCouncils>['get']>>

const hearingOf = async (
  { base, desk }: Council,
  turn: Turn,
  stored: unknown,
  ports: Ports,
): Promise<Hearing> => {
  const now = localTime(turn.at, base.pack.council.timeZone)
  const alternatives = alternativesOf(turn)
  return {
    turn,
    said: (turn.said ?? alternatives[0]?.text ?? '').trim(),
    alternatives,
    memory: readMemory(stored),
    here: { ...base, at: turn.at, now, channel: turn.channel },
    desk,
    ports,
    standing: await standingIn(turn, ports),
  }
}

/** Wires the dialogs for every council. Throws a `WordsError` naming every fault of the words. */
export const createConversation = (parts: Parts): Converse => {
  const sayings = createSayings(readWords(parts.wordsFile ?? join(projectRoot, 'dialogs', 'words.en.yaml')))
  const services = createDeclaredServices(sayings)
  const listening = createListening(sayings, services, parts.emergency)
  const councils = createCouncils(parts, sayings, services)
  return async (turn, stored, ports = noWorld) => {
    const council = councils.get(turn.council)
    if (council === undefined) throw new Error(`no council called ${turn.council}`)
    const hearing = await hearingOf(council, turn, stored, ports)
    if (turn.event === 'overheard') return overheard(parts.emergency, hearing, stored)
    const ended = onlyJustEnded(await listening(hearing), hearing)
    const { replies, memory } = turn.listens === false ? ended : await council.hinting(ended, hearing)
    const answered = { replies, memory: { ...memory, lastAt: turn.at.toISOString() } }
    return ended.apart === undefined ? answered : { ...answered, apart: ended.apart }
  }
}
