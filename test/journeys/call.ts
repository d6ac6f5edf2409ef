/** One call from beginning to end: a caller who means something, and a line on which half of it may be lost. */
import type { Heard } from '../../bot/scripts/play'
import type { OnTheLine } from '../../bot/scripts/script'
import { readHandoffWords } from '../../dialogs/handoff/lines'
import type { Answers } from '../../dialogs/service'
import { saysSend } from '../../dialogs/services/checking'
import type { Running } from '../../dialogs/services/running'
import type { OnTelephone } from './assistant'
import { saidInCall } from './caller'
import { diceOf } from './dice'
import { settled, worldAt } from './intended'
import { wanted, withAside } from './journey'
import { judged } from './judge'
import { onTheLine } from './line'
import { type Mind, mindOf } from './mind'
import { type Seen, see } from './see'
import type { JourneyWorld } from './world'

/**
 * `right`: what was wanted came of it. `person`: somebody else goes on with it. `asHeard`: what was read back was not what
 * was said, and they sent it all the same. `otherwise`: an answer to something else, or none.
 */
export type CallOutcome = 'right' | 'person' | 'asHeard' | 'otherwise'

export interface Call {
  seed: string
  service: string
  council: string
  outcome: CallOutcome
  because: string
  /** Cases that came without a yes or a key to what was read back. */
  unconfirmed: number
  /** What was spoken and can't be: figures, links, clicks. */
  unspeakable: readonly string[]
  transcript: readonly string[]
  turns: number
}

const MOST_TURNS = 60
const BETWEEN_MS = 20_000

/** Nobody plays with a telephone. */
const PLAIN = {
  mistypes: false,
  reorders: false,
  asksInBetween: false,
  hesitates: false,
  leaves: false,
  repeats: false,
  isHasty: false,
  fidgets: false,
  wantsPerson: false,
  isSlow: false,
}

const UNSPEAKABLE = /\d|https?:|www\.|\bclick/i

const OFFER = readHandoffWords().notNow('offer').text
const isPassedOn = ({ replies }: Heard): boolean => replies.some(({ text }) => text.includes(OFFER))

const written = (told: OnTheLine): string => {
  if ('heard' in told)
    return told.heard.map(({ text, confidence = '' }) => `${confidence} ${text}`).join(' | ')
  return 'keys' in told ? `[${told.keys}]` : `[${told.event}]`
}

interface Going {
  mind: Mind
  at: Date
  heard: Heard
  seen: Seen
  unconfirmed: number
  unspeakable: string[]
  transcript: string[]
  turns: number
}

/** What they have in mind by now: what was answered otherwise leads elsewhere. */
const minded = async (world: JourneyWorld, going: Going): Promise<void> => {
  const { mind, at } = going
  going.at = new Date(at.getTime() + BETWEEN_MS)
  mind.settled = await settled(world, mind.settled.intended, going.at, mind.dice)
  mind.settled = withAside(world, mind, going.seen)
}

const verdict = async ({ mind, seen, heard }: Going, assistant: OnTelephone) => {
  const opened = await assistant.opened()
  const given: Answers | undefined = seen.at === 'ended' ? seen.given : undefined
  const { outcome, because = '' } = judged(mind.settled, opened, given)
  if (outcome === 'right') return { outcome, because }
  if (opened.length > 0) return { outcome: 'asHeard' as const, because }
  return isPassedOn(heard)
    ? { outcome: 'person' as const, because }
    : { outcome: 'otherwise' as const, because }
}

/** Plays one; the same seed is the same call. */
export const callOf = async (
  world: JourneyWorld,
  running: Running,
  council: string,
  seed: string,
  assistant: OnTelephone,
): Promise<Call> => {
  const dice = diceOf(`${seed} ${running.service.name} ${council} call`)
  const { at, there } = await wanted(world, running, council, dice)
  const mind = mindOf(dice, there)
  mind.manner = { ...mind.manner, ...PLAIN }
  const topic = world.topicName(running.service.about)
  const going: Going = {
    mind,
    at,
    heard: await assistant.begin(at),
    seen: { at: 'idle' },
    unconfirmed: 0,
    unspeakable: [],
    transcript: [
      `${running.service.name} at ${council}, ${at.toISOString()}: ${JSON.stringify(there.walked.soFar)}`,
    ],
    turns: 0,
  }
  const say = async (said: string): Promise<void> => {
    const confirms = going.seen.at === 'check' && saysSend(said)
    const before = (await assistant.opened()).length
    const told = onTheLine(said, going.heard, dice)
    going.heard = await assistant.tell(told, going.at)
    if ((await assistant.opened()).length > before && !confirms) going.unconfirmed += 1
    going.turns += 1
    const spoken = going.heard.replies.map(({ speech }) => speech)
    going.unspeakable.push(...spoken.filter((each) => UNSPEAKABLE.test(each)))
    going.transcript.push(`> ${said}   ${written(told)}`, ...spoken.map((each) => `< ${each}`))
    mind.last = said
    going.seen = await see(await assistant.memory(), running, worldAt(world, council, going.at))
  }
  while ((await assistant.opened()).length === 0 && going.turns < MOST_TURNS && !isPassedOn(going.heard)) {
    await minded(world, going)
    const next = saidInCall({ ...going, memory: await assistant.memory(), topic })
    if (next === undefined) break
    await say(next)
  }
  const { unconfirmed, unspeakable, transcript, turns } = going
  return {
    seed,
    service: running.service.name,
    council,
    ...(await verdict(going, assistant)),
    unconfirmed,
    unspeakable,
    transcript,
    turns,
  }
}
