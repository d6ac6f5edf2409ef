/** One journey from beginning to end, as one resident makes it. */

import type { Heard } from '../../bot/scripts/play'
import type { Here } from '../../dialogs/information/about'
import type { Answers } from '../../dialogs/service'
import type { Running } from '../../dialogs/services/running'
import { addDays, instantOf } from '../../knowledge/calendar/day'
import type { Assistant } from './assistant'
import { type Dice, diceOf } from './dice'
import { type Intended, intendedFor, type Settled, settled, worldAt } from './intended'
import { judged, type Verdict } from './judge'
import { type Mind, mindOf, once } from './mind'
import { alike } from './readReply'
import { said } from './resident'
import { type Seen, see } from './see'
import { canBeSaid, drawn } from './values'
import type { JourneyWorld } from './world'

export interface Journey {
  seed: string
  service: string
  council: string
  verdict: Verdict
  /** What was said by whom, with what was meant on top. */
  transcript: readonly string[]
  turns: number
}

/** No conversation is longer. */
const MOST_TURNS = 40
/** Nobody is asked for the same more often than this, one answer after the other. */
const MOST_ATTEMPTS = 4
const HOUR_MS = 3_600_000

const someTime = (world: JourneyWorld, council: string, dice: Dice): Date => {
  const day = addDays('2026-11-02', dice.below(45))
  const time = `${String(7 + dice.below(15)).padStart(2, '0')}:${dice.pick(['00', '17', '30', '52'])}`
  return instantOf({ day, time }, world.packs.get(council)?.council.timeZone ?? 'Europe/London')
}

/** A time, and what is wanted then: most of them such that something comes of it. */
export const wanted = async (world: JourneyWorld, running: Running, council: string, dice: Dice) => {
  const tries = dice.is(0.7) ? 6 : 1
  for (let i = 1; ; i++) {
    const at = someTime(world, council, dice)
    const there = await settled(world, intendedFor(world, running, council, dice), at, dice)
    if (i >= tries || there.ending.opens !== undefined) return { at, there }
  }
}

/** Said again when all is done: it opens nothing more. */
const SAID_AFTER = ['yes', 'Yes, send it', 'thanks', 'send it']

const meant = ({ intended, walked, ending }: Settled, { manner }: Mind, at: Date): readonly string[] => {
  const answers = intended.running.service.questions.filter(({ id }) => id in walked.soFar)
  const ways = Object.entries(manner).flatMap(([way, is]) => (is === true ? [way] : is === false ? [] : [is]))
  return [
    `${intended.running.service.name} at ${intended.council}, ${at.toISOString()}: ${ways.join(', ')}`,
    `means ${answers.map(({ id }) => `${id}=${String(walked.soFar[id])}`).join('; ')} → ${ending.opens === undefined ? 'an answer' : 'a case'}`,
  ]
}

/** A conversation as it goes on. */
interface Going {
  mind: Mind
  at: Date
  turns: number
  heard: Heard
  seen: Seen
  transcript: string[]
}

/** A question that only a wrong answer led to is answered too; what comes of it is put right later. */
export const withAside = (world: JourneyWorld, { settled: now, dice }: Mind, seen: Seen): Settled => {
  const { intended, walked, world: at } = now
  if (seen.at !== 'asked' || seen.question.id in { ...walked.soFar, ...intended.answers }) return now
  const { question, choices, given: soFar } = seen
  const { home, council, answers } = intended
  const value = drawn({ question, choices, soFar, here: at.here, sample: world.sample(council), home, dice })
  return { ...now, intended: { ...intended, answers: { ...answers, [question.id]: value } } }
}

/** Who began with what happened need not tell it again: that was their answer. */
const withStory = ({ settled: now, begun }: Mind, given: Answers): Settled => {
  const { intended } = now
  const { takesFirst: id } = intended.running.service
  if (id === undefined || !begun.some((said) => alike(said, given[id]))) return now
  return { ...now, intended: { ...intended, answers: { ...intended.answers, [id]: given[id] } } }
}

/** Without what can't be had any more: another day is thought of then. */
const stillPossible = (intended: Intended, here: Here): Intended => {
  const { questions } = intended.running.service
  const possible = Object.entries(intended.answers).filter(([id, value]) => {
    const question = questions.find((each) => each.id === id)
    return question === undefined || canBeSaid(question, value, here)
  })
  return { ...intended, answers: Object.fromEntries(possible) }
}

/** What they have in mind as time goes on: some answers were put right, others lead elsewhere by now. */
const minded = async (world: JourneyWorld, { mind, at, seen, turns }: Going): Promise<Date> => {
  const waits = once(mind, 'wait', mind.manner.isSlow && turns > 1, 0.4)
  const later = new Date(at.getTime() + (waits ? 48 * HOUR_MS : 40_000))
  const given: Answers = 'given' in seen ? seen.given : {}
  mind.settled = withStory(mind, given)
  mind.settled = {
    ...mind.settled,
    intended: stillPossible(mind.settled.intended, world.here(mind.settled.intended.council, later)),
  }
  mind.settled = await settled(world, mind.settled.intended, later, mind.dice)
  mind.settled = withAside(world, mind, seen)
  for (const id of mind.wrong.keys()) if (given[id] === mind.settled.walked.soFar[id]) mind.wrong.delete(id)
  return later
}

const isTired = ({ attempts }: Mind): string | undefined =>
  [...attempts].find(([, count]) => count > MOST_ATTEMPTS)?.[0]

/** Why it was given up, where it was. */
const gaveUp = ({ mind, turns }: Going): string | undefined => {
  const tired = isTired(mind)
  if (tired !== undefined) return `asked for ${tired} again and again`
  return turns >= MOST_TURNS ? `${turns} messages` : undefined
}

const verdictOn = async (going: Going, assistant: Assistant): Promise<Verdict> => {
  const { mind, seen, at } = going
  const because = gaveUp(going)
  const opened = await assistant.opened()
  if (because !== undefined) return { outcome: 'abandoned', because }
  for (const { reference } of opened)
    if (!(await assistant.isKnown(reference, at)))
      return { outcome: 'wrong', because: `nobody knows ${reference}` }
  return judged(mind.settled, opened, seen.at === 'ended' ? seen.given : undefined)
}

const linesOf = ({ replies }: Heard): readonly string[] =>
  replies.map(({ text }) => `< ${text.replaceAll('\n', '\n  ')}`)

/** Plays one; the same seed is the same journey. */
export const journeyOf = async (
  world: JourneyWorld,
  running: Running,
  council: string,
  seed: string,
  assistant: Assistant,
): Promise<Journey> => {
  const dice = diceOf(`${seed} ${running.service.name} ${council}`)
  const { at, there } = await wanted(world, running, council, dice)
  const mind = mindOf(dice, there)
  const transcript = [...meant(there, mind, at)]
  const topic = world.topicName(running.service.about)
  const going: Going = {
    mind,
    at,
    turns: 0,
    heard: await assistant.begin(at),
    seen: { at: 'idle' },
    transcript,
  }
  const say = async (text: string): Promise<void> => {
    going.turns += 1
    going.heard = await assistant.say(text, going.at)
    mind.last = text
    transcript.push(`> ${text}`, ...linesOf(going.heard))
    await looked()
  }
  const looked = async (): Promise<void> => {
    const { state } = assistant.standing?.() ?? {}
    going.seen =
      state === 'queued'
        ? { at: 'queued' }
        : await see(await assistant.memory(), running, worldAt(world, council, going.at))
  }
  /** Whoever waits may be talked to, and given back. */
  const talked = async (): Promise<void> => {
    if (going.seen.at !== 'queued' || assistant.givesBack === undefined || !dice.is(0.3)) return
    going.heard = await assistant.givesBack(going.at)
    transcript.push('(an advisor gives it back)', ...linesOf(going.heard))
    await looked()
  }
  while ((await assistant.opened()).length === 0) {
    going.at = await minded(world, going)
    await talked()
    const next = said(mind, going.seen, going.heard, topic)
    if (next === undefined || gaveUp(going) !== undefined) break
    await say(next)
  }
  if (mind.manner.repeats && (await assistant.opened()).length > 0)
    for (let i = 0; i < 2; i++) await say(dice.pick(SAID_AFTER))
  const verdict = await verdictOn(going, assistant)
  return { seed, service: running.service.name, council, verdict, transcript, turns: going.turns }
}
