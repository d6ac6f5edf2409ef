import { districtsOf } from '../../knowledge/districts'
import { answerHints } from '../answers/hints'
import { readChoice } from '../answers/oneOf'
import { yesNo } from '../answers/yesNo'
import type { Here } from '../information/about'
import type { Said } from '../said'
import type { DeclaredService, World } from '../service'
import type { Option } from '../turn'
import type { Intent } from '../understanding/intents'
import { wordsOf } from '../understanding/keywords'
import { whereHints } from '../where/hints'
import { nowhere } from '../where/memory'
import { plainlyBegun } from './plainly'
import type { Ready } from './ready'
import { byCouncil, rememberingLast } from './ready'
import type { Meant, Running } from './running'
import { choicesFor, contextFor, meantBy, offeredBy, underway } from './running'
import type { ServiceParts } from './saying'
import { readSaying } from './saying'
import { readServiceWords } from './serviceWords'
import { reading, revised, started, takenUp, type Wish } from './taking'
import type { Told } from './told'
import { toldIn } from './told'
import type { ServiceTurn } from './turns'
import { askedAgain, asksWhere, turnWith } from './turns'

export type { Wish } from './taking'
export type { ServiceTurn } from './turns'

export interface Services {
  /** Begins the service that a message wants; `undefined` when none does, or an article answers it better. */
  start(wish: Wish, world: World): Promise<ServiceTurn | undefined>
  /**
   * How surely a message means a service: `named` by a phrase or a name of its own, `first` where it goes before any
   * article, `perhaps` where only what is wanted says so; `undefined` where it begins none.
   */
  meant(wish: Wish, here: Here): Meant | undefined
  /**
   * Begins the service that a message asks for in so many words, whatever else it was taken for. `isNarrow`, asked only
   * where it matters: there is an approved answer to just what it names.
   */
  startPlainly(wish: Wish, world: World, isNarrow: () => boolean): Promise<ServiceTurn | undefined>
  /** Begins the service whose button was pressed. */
  startOffered(wish: Wish, world: World): Promise<ServiceTurn | undefined>
  /** Begins the service of that name, with what the message tells by the way; `undefined` where the council hasn't got it. */
  startNamed(name: string, wish: Wish, world: World): Promise<ServiceTurn | undefined>
  /** Buttons of the services about an intent, or of the one that is named. */
  offers(intent: Intent, here: Here, name?: string): readonly Option[]
  /** Takes an answer; `undefined` when it is none: let the conversation answer it, then put the question `again`. */
  continue(
    memory: unknown,
    said: string,
    world: World,
    heard?: readonly string[],
  ): Promise<ServiceTurn | undefined>
  /** An answer put otherwise right after the end; `undefined` when it is something else. */
  revise(memory: unknown, said: string, world: World): Promise<ServiceTurn | undefined>
  /** The open question once more. `missed`: nothing was understood, so why it is asked again is said first. */
  again(memory: unknown, world: World, missed?: boolean): Promise<ServiceTurn | undefined>
  /** What the answer to the open question may sound like, likeliest first; nothing when none is open. */
  hints(memory: unknown, world: World): Promise<readonly string[]>
  /** What it was told so far; `undefined` when there is none, or not any more. */
  told(memory: unknown, world: World): Promise<Told | undefined>
  /** "You were telling us about this …", for a service that was put aside; nothing for one that is gone. */
  asideSaid(memory: unknown, line: 'goOn' | 'putAside' | 'backAgain'): Said | undefined
  /** What was put aside is let go. */
  letGoSaid(): Said
  /** They left off what was going on. */
  stoppedSaid(): Said
  /** Whether it is one of what the open question offers to choose from. */
  isPicked(memory: unknown, said: string, world: World): Promise<boolean>
  /** Yes and no, to be picked. */
  yesNo(): readonly Option[]
  /** Whether it is the button of another service than the one that is going on: it is no answer to that. */
  isAnothersButton(memory: unknown, said: string, here: Here): boolean
  /** The service that a message asks for by a phrase or button of its own, or in so many words; whatever it was taken for. */
  askedFor(said: string, here: Here): Said | undefined
  /** Whether it is what the button says that sends. */
  saysSend(said: string): boolean
}

/** What stands for many things offers nothing by itself: there an article names its service. */
const OF_MANY: readonly Intent[] = ['other_council', 'not_council']

const isOfferedFor = ({ about, alsoFor }: DeclaredService, intent: Intent): boolean =>
  (about === intent || alsoFor?.intent === intent) && !OF_MANY.includes(intent)

const starting = ({
  at,
  making,
  begins,
}: Ready): Pick<Services, 'start' | 'meant' | 'startPlainly' | 'startOffered' | 'startNamed' | 'offers'> => ({
  start: async (wish, world) => {
    const { intent, said } = wish
    const begun = begins({ intent, said, here: world.here })
    return begun && started(making(world), begun, wish, false)
  },
  meant: ({ intent, said }, here) => {
    const wanted = { intent, said, here }
    const begun = begins(wanted)
    return begun && meantBy(begun, wanted)
  },
  startPlainly: async (wish, world, isNarrow) => {
    const begun = plainlyBegun(at(world.here), wish.said, isNarrow)
    const whole = begun?.story === true ? wish.said : ''
    return begun && started(making(world), begun.running, { ...wish, whole }, false)
  },
  startOffered: async (wish, world) => {
    const begun = offeredBy(at(world.here), wish.said)
    return begun && started(making(world), begun, wish, true)
  },
  startNamed: async (name, wish, world) => {
    const begun = at(world.here).find(({ service }) => service.name === name)
    return begun && started(making(world), begun, { ...wish, whole: '' }, false)
  },
  offers: (intent, here, name) =>
    at(here)
      .filter(({ service }) => (name === undefined ? isOfferedFor(service, intent) : service.name === name))
      .map(({ words }) => ({ label: words.offer.text, says: words.offer.text })),
})

const goingOn = ({
  all,
  making,
}: Ready): Pick<Services, 'continue' | 'revise' | 'again' | 'told' | 'hints' | 'isPicked'> => ({
  continue: async (memory, said, world, heard) => {
    const now = underway(all, memory)
    return now && takenUp(making(world), await reading(making(world), now), said, heard)
  },
  revise: async (memory, said, world) => {
    const now = underway(all, memory)
    return now && revised(making(world), await reading(making(world), now), said)
  },
  again: async (memory, world, missed = false) => {
    const now = underway(all, memory)
    if (now === undefined) return undefined
    const going = await reading(making(world), now)
    return missed
      ? askedAgain(making(world), going, going.walked.open?.kind.problems[0])
      : turnWith(making(world), going)
  },
  told: async (memory, world) => {
    const now = underway(all, memory)
    return now && toldIn(making(world), await reading(making(world), now))
  },
  isPicked: async (memory, said, world) => {
    const now = underway(all, memory)
    if (now === undefined) return false
    const { walked } = await reading(making(world), now)
    const { open } = walked
    if (open === undefined || open.kind.expects !== 'choice') return false
    return readChoice(said, contextFor(now, world.here, walked)(open)) !== undefined
  },
  hints: async (memory, world) => {
    const now = underway(all, memory)
    if (now === undefined) return []
    const going = await reading(making(world), now)
    const { walked } = going
    const { open } = walked
    if (asksWhere(making(world), going)) return whereHints(now.where ?? nowhere, world)
    if (open === undefined) return answerHints(yesNo, { choices: [], districts: [] })
    const choices = choicesFor(now, open, world.here, walked)
    return answerHints(open.kind, { choices, districts: districtsOf(world.here.pack) })
  },
})

/** The services, ready for every council. Throws a `WordsError` naming every fault of their words. */
export const createServices = (
  parts: ServiceParts,
  services: readonly DeclaredService[],
  folder?: string,
): Services => {
  const saying = readSaying()
  const all = services.map((service): Running => ({ service, words: readServiceWords(service, folder) }))
  const at = byCouncil(all)
  const ready: Ready = {
    all,
    at,
    begins: rememberingLast(at),
    making: (world) => ({ parts, saying, world }),
    saying,
  }
  return {
    ...starting(ready),
    ...goingOn(ready),
    asideSaid: (memory, line) => {
      const now = underway(all, memory)
      return now && saying.asking(line, { service: now.words.name })
    },
    letGoSaid: () => saying.asking('letGo'),
    stoppedSaid: () => saying.asking('stopped'),
    isAnothersButton: (memory, said, here) => {
      const offered = offeredBy(ready.at(here), said)
      return offered !== undefined && offered.service !== underway(all, memory)?.service
    },
    askedFor: (said, here) => {
      const wanted = { intent: undefined, said, here }
      const begun = ready.begins(wanted)
      const isNamed = begun !== undefined && meantBy(begun, wanted) === 'named'
      const asked = isNamed ? begun : plainlyBegun(at(here), said, () => false)?.running
      return (asked ?? offeredBy(at(here), said))?.words.name
    },
    saysSend: (said) => wordsOf(said).join(' ') === wordsOf(saying.asking('yesSend').text).join(' '),
    yesNo: () => [saying.asking('yes'), saying.asking('no')].map(({ text }) => ({ label: text, says: text })),
  }
}
