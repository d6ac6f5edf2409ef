/** Services for other systems: what they ask, and a case opened by the rules of the conversation from answers sent at once. */
import type { Articles } from '../../knowledge/articles'
import type { BankHolidays, Nation } from '../../knowledge/calendar/bankHolidays'
import { localTime } from '../../knowledge/calendar/day'
import { workingDays } from '../../knowledge/calendar/workingDays'
import type { Pack } from '../../knowledge/schema'
import type { DeclaredService, World } from '../declared'
import type { Here } from '../information/about'
import { howToContact } from '../information/reach'
import type { CaseDraft, Ports } from '../ports'
import type { Sayings } from '../sayings'
import { SERVICES } from '../services/every'
import { draftOf } from '../services/opening'
import type { Running } from '../services/running'
import { endSaid, readSaying, type Saying, type ServiceParts, type Standing } from '../services/saying'
import { readServiceWords } from '../services/serviceWords'
import { walk } from '../services/walk'
import { type DescribedService, described } from './describe'
import { type Fault, faultsIn, plain, readable } from './faults'
import { contradicts, fillFrom, reader, type Sent } from './reading'

export type { DescribedQuestion, DescribedService } from './describe'
export type { Fault } from './faults'
export type { Sent } from './reading'

/** What comes of answers: a case to open, with what is said of it; what is wrong with them; or why there is none. */
export type Outcome =
  | { does: 'open'; draft: CaseDraft; said: string }
  | { does: 'ask'; faults: readonly Fault[] }
  | { does: 'refuse'; said: string }

/** The world that answers are taken in. */
export interface Outside {
  pack: Pack
  at: Date
  ports: Ports
}

export interface OutsideServices {
  /** The services that open cases at a council. */
  at(pack: Pack): readonly DescribedService[]
  /** What a service is called; `undefined` when there is none of that name. */
  nameOf(service: string): string | undefined
  /** Takes all answers at once; `undefined` for a service that isn't there. Answers that nothing asks for are let be. */
  take(service: string, sent: Sent, outside: Outside): Promise<Outcome | undefined>
}

/** What they are made of; `folder` is where the words of the services are. */
export interface OutsideParts {
  sayings: Pick<Sayings, 'reach'>
  articlesFor: (council: string) => Articles
  holidays: Readonly<Record<Nation, BankHolidays>>
  services?: readonly DeclaredService[]
  folder?: string
}

const hereOf = ({ articlesFor, holidays }: OutsideParts, { pack, at }: Outside): Here => {
  const { id, nation, timeZone } = pack.council
  return {
    pack,
    articles: articlesFor(id),
    holidays: holidays[nation],
    workingDays: workingDays(holidays[nation]),
    at,
    now: localTime(at, timeZone),
    channel: 'directline',
  }
}

interface Making {
  parts: ServiceParts
  saying: Saying
}

const taken = async (making: Making, running: Running, sent: Sent, world: World): Promise<Outcome> => {
  const { service } = running
  const answer = reader(running, world, sent)
  const given = readable(service, answer)
  const walked = await walk(service, given.answers, world, fillFrom(answer, sent))
  const standing: Standing = { ...making, now: running, here: world.here, reached: walked }
  const contradicting = service.questions.map((question) => ({
    question,
    found: contradicts(answer, question, walked.soFar),
  }))
  const faults = faultsIn(standing, walked, sent, [...given.unread, ...contradicting])
  if (faults.length > 0) return { does: 'ask', faults }
  const ending = service.end(walked.soFar, world.here)
  const said = plain(endSaid(standing, ending).said)
  return ending.opens === undefined
    ? { does: 'refuse', said }
    : { does: 'open', draft: draftOf(standing, ending.opens), said }
}

/** Reads the words of every service that opens cases. Throws a `WordsError` that names every fault. */
export const createOutside = (parts: OutsideParts): OutsideServices => {
  const { services = SERVICES, folder, sayings } = parts
  const saying = readSaying()
  const all = services
    .filter(({ answersOnly }) => !answersOnly)
    .map((service): Running => ({ service, words: readServiceWords(service, folder) }))
  const making: Making = {
    // What an article would say is for somebody who asks.
    parts: { article: () => undefined, howToContact: ({ pack }) => howToContact(sayings.reach, pack) },
    saying,
  }
  const here = (pack: Pack): readonly Running[] => all.filter(({ service }) => service.isAt(pack))
  return {
    at: (pack) => here(pack).map((running) => described(running, pack, saying)),
    nameOf: (name) => all.find(({ service }) => service.name === name)?.words.name.text,
    take: async (name, sent, outside) => {
      const running = here(outside.pack).find(({ service }) => service.name === name)
      if (running === undefined) return undefined
      return taken(making, running, sent, { ports: outside.ports, here: hereOf(parts, outside) })
    },
  }
}
