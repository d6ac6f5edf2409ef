import { districtsOf } from '../../knowledge/districts'
import { answerHints } from '../answers/hints'
import { yesNo } from '../answers/yesNo'
import type { Here } from '../information/about'
import type { Said } from '../said'
import type { DeclaredService, World } from '../service'
import type { Option } from '../turn'
import type { Intent } from '../understanding/intents'
import { plainlyBegun } from './plainly'
import type { Running } from './running'
import { beginning, choicesFor, meantBy, offeredBy, underway } from './running'
import type { Saying, ServiceParts } from './saying'
import { readSaying } from './saying'
import { readServiceWords } from './serviceWords'
import { reading, revised, started, takenUp, type Wish } from './taking'
import type { Making, ServiceTurn } from './turns'
import { askedAgain, turnWith } from './turns'

export type { Wish } from './taking'
export type { ServiceTurn } from './turns'

export interface Services {
  /** Begins the service that a message wants; `undefined` when none does, or an article answers it better. */
  start(wish: Wish, world: World): Promise<ServiceTurn | undefined>
  /** How surely a message means a service: `named` by a phrase or a name of its own, `first` where it goes before any article. */
  meant(wish: Wish, here: Here): 'named' | 'first' | undefined
  /**
   * Begins the service that a message asks for in so many words, whatever else it was taken for. `isNarrow`: there is an
   * approved answer to just what it names.
   */
  startPlainly(wish: Wish, world: World, isNarrow: boolean): Promise<ServiceTurn | undefined>
  /** Begins the service whose button was pressed. */
  startOffered(wish: Wish, world: World): Promise<ServiceTurn | undefined>
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
  /** "You were telling us about this …", for a service that was put aside; nothing for one that is gone. */
  asideSaid(memory: unknown, line: 'goOn' | 'putAside' | 'backAgain'): Said | undefined
  /** What was put aside is let go. */
  letGoSaid(): Said
  /** Yes and no, to be picked. */
  yesNo(): readonly Option[]
}

/** Every service with its words, and what a turn of one is made with. */
interface Ready {
  all: readonly Running[]
  at(here: Here): readonly Running[]
  making(world: World): Making
  saying: Saying
}

/** What stands for many things offers nothing by itself: there an article names its service. */
const OF_MANY: readonly Intent[] = ['other_council', 'not_council']

const isOfferedFor = ({ about, alsoFor }: DeclaredService, intent: Intent): boolean =>
  (about === intent || alsoFor?.intent === intent) && !OF_MANY.includes(intent)

const starting = ({
  at,
  making,
}: Ready): Pick<Services, 'start' | 'meant' | 'startPlainly' | 'startOffered' | 'offers'> => ({
  start: async (wish, world) => {
    const { intent, said } = wish
    const begun = beginning(at(world.here), { intent, said, here: world.here })
    return begun && started(making(world), begun, wish, false)
  },
  meant: ({ intent, said }, here) => meantBy(at(here), { intent, said, here }),
  startPlainly: async (wish, world, isNarrow) => {
    const begun = plainlyBegun(at(world.here), wish.said, isNarrow)
    const whole = begun?.story === true ? wish.said : ''
    return begun && started(making(world), begun.running, { ...wish, whole }, false)
  },
  startOffered: async (wish, world) => {
    const begun = offeredBy(at(world.here), wish.said)
    return begun && started(making(world), begun, wish, true)
  },
  offers: (intent, here, name) =>
    at(here)
      .filter(({ service }) => (name === undefined ? isOfferedFor(service, intent) : service.name === name))
      .map(({ words }) => ({ label: words.offer.text, says: words.offer.text })),
})

const goingOn = ({ all, making }: Ready): Pick<Services, 'continue' | 'revise' | 'again' | 'hints'> => ({
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
  hints: async (memory, world) => {
    const now = underway(all, memory)
    if (now === undefined) return []
    const { walked } = await reading(making(world), now)
    const { open } = walked
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
  const ready: Ready = {
    all,
    at: ({ pack }) => all.filter(({ service }) => service.isAt(pack)),
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
    yesNo: () => [saying.asking('yes'), saying.asking('no')].map(({ text }) => ({ label: text, says: text })),
  }
}
