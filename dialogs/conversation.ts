import { join } from 'node:path'
import type { Articles } from '../knowledge/articles'
import type { BankHolidays, Nation } from '../knowledge/calendar/bankHolidays'
import { localTime } from '../knowledge/calendar/day'
import { workingDays } from '../knowledge/calendar/workingDays'
import type { Knowledge } from '../knowledge/load'
import { projectRoot } from '../knowledge/root'
import { createDeclaredServices, createDesk } from './desk'
import type { Apart } from './equality/apart'
import { createHandoff } from './handoff/createHandoff'
import type { Here } from './information/about'
import { createCommands } from './listening/commands'
import { tellsOfDanger } from './listening/emergency'
import { firstOf } from './listening/firstOf'
import type { Desk, Hearing, Outcome } from './listening/hearing'
import { createHinting } from './listening/hints'
import { createListeners } from './listening/listeners'
import { readMemory } from './memory'
import type { Ports } from './ports'
import { noWorld } from './ports'
import { createSayings } from './sayings'
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

/** Wires the dialogs for every council. Throws a `WordsError` naming every fault of the words. */
export const createConversation = (parts: Parts): Converse => {
  const sayings = createSayings(readWords(parts.wordsFile ?? join(projectRoot, 'dialogs', 'words.en.yaml')))
  const commands = createCommands()
  const finders = createFinders(parts.knowledge.services)
  const services = createDeclaredServices(sayings)
  const handoff = createHandoff(sayings, services)
  const listeners = createListeners(sayings, parts.emergency, services, handoff)
  const councils = new Map(
    [...parts.knowledge.councils].map(([id, pack]) => {
      const holidays = parts.holidays[pack.council.nation]
      const base = { pack, articles: parts.articlesFor(id), holidays, workingDays: workingDays(holidays) }
      const desk = createDesk(sayings, commands, pack, parts.knowledge.services, finders, parts)
      const hinting = createHinting(sayings.general, services, pack, parts.knowledge.services)
      return [id, { base, desk, hinting }] as const
    }),
  )

  return async (turn, stored, ports = noWorld) => {
    const council = councils.get(turn.council)
    if (council === undefined) throw new Error(`no council called ${turn.council}`)
    const { base, desk, hinting } = council
    const now = localTime(turn.at, base.pack.council.timeZone)
    const here: Here = { ...base, at: turn.at, now, channel: turn.channel }
    const alternatives = alternativesOf(turn)
    const said = (turn.said ?? alternatives[0]?.text ?? '').trim()
    const standing = await standingIn(turn, ports)
    const hearing: Hearing = {
      turn,
      said,
      alternatives,
      memory: readMemory(stored),
      here,
      desk,
      ports,
      standing,
    }
    if (turn.event === 'overheard') return overheard(parts.emergency, hearing, stored)
    const answer = (await firstOf(listeners, hearing)) ?? { replies: [], memory: hearing.memory }
    const outcome = await handoff.after(answer, hearing)
    const ended = onlyJustEnded(outcome, hearing)
    const { replies, memory } = turn.listens === false ? ended : await hinting(ended, hearing)
    const answered = { replies, memory: { ...memory, lastAt: turn.at.toISOString() } }
    return outcome.apart === undefined ? answered : { ...answered, apart: outcome.apart }
  }
}
