/** The world that journeys are played in: the real dialogs, the councils' samples, and a look at what was opened. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { openRegisters, type RegistersOf } from '../../bot/registers'
import type { Converse } from '../../dialogs/conversation'
import type { Here } from '../../dialogs/information/about'
import { loadConversation } from '../../dialogs/loadConversation'
import { type CaseDraft, noWorld, type Ports } from '../../dialogs/ports'
import { createSayings } from '../../dialogs/sayings'
import { SERVICES } from '../../dialogs/services/every'
import type { Running } from '../../dialogs/services/running'
import { readServiceWords } from '../../dialogs/services/serviceWords'
import type { Channel } from '../../dialogs/turn'
import type { Intent } from '../../dialogs/understanding/intents'
import { readWords } from '../../dialogs/words'
import { openArticles } from '../../knowledge/articles'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { localTime } from '../../knowledge/calendar/day'
import { workingDays } from '../../knowledge/calendar/workingDays'
import { knowledgeFolder } from '../../knowledge/load'
import { projectRoot } from '../../knowledge/root'
import type { Pack } from '../../knowledge/schema'
import { tellsBoth } from '../support/tells'

/** What a council's sample holds that residents may speak of. */
export interface Sample {
  homes: readonly { uprn: string; address: string; postcode: string }[]
  planningReferences: readonly string[]
}

export interface JourneyWorld {
  channel: Channel
  converse: Converse
  packs: ReadonlyMap<string, Pack>
  registers: RegistersOf
  services: readonly Running[]
  sample(council: string): Sample
  here(council: string, at: Date): Here
  /** Without cases: what a service would end with, were nothing reported before. */
  ports(council: string): Ports
  topicName(intent: Intent): string
  close(): Promise<void>
}

/** A case that was opened, as it was asked for. */
export interface Opened {
  draft: CaseDraft
  reference: string
  isNew: boolean
}

const rowsOf = (council: string, ...file: readonly string[]): readonly Record<string, string>[] =>
  parse(readFileSync(join(knowledgeFolder(), 'councils', council, 'sample', ...file)), { columns: true })

const readSample = (council: string): Sample => ({
  homes: rowsOf(council, 'properties.csv')
    .filter(({ valid_from, valid_to }) => valid_from === '' && valid_to === '')
    .map(({ uprn = '', address = '', postcode = '' }) => ({ uprn, address, postcode })),
  planningReferences: rowsOf(council, 'planning', 'applications.csv').map(({ reference = '' }) => reference),
})

/** Opens it; `close` when done. */
export const openWorld = async (channel: Channel = 'webchat'): Promise<JourneyWorld> => {
  const { converse, knowledge } = loadConversation()
  const { councils: packs } = knowledge
  const registers = await openRegisters({
    dataDir: ':memory:',
    packs,
    now: new Date('2026-11-01T10:00:00Z'),
    tells: tellsBoth,
  })
  const folder = knowledgeFolder()
  const articles = openArticles(join(folder, 'articles'))
  const holidays = loadBankHolidays()
  const sayings = createSayings(readWords(join(projectRoot, 'dialogs', 'words.en.yaml')))
  const samples = new Map([...packs.keys()].map((id) => [id, readSample(id)]))
  const bases = new Map(
    [...packs].map(([id, pack]) => {
      const days = holidays[pack.council.nation]
      const own = articles(join(folder, 'councils', id, 'articles'))
      return [id, { pack, articles: own, holidays: days, workingDays: workingDays(days) }]
    }),
  )
  return {
    channel,
    converse,
    packs,
    registers: registers.of,
    services: SERVICES.map((service) => ({ service, words: readServiceWords(service) })),
    sample: (council) => samples.get(council) ?? { homes: [], planningReferences: [] },
    here: (council, at) => {
      const base = bases.get(council)
      if (base === undefined) throw new Error(`there is no council called ${council}`)
      return { ...base, at, now: localTime(at, base.pack.council.timeZone), channel }
    },
    ports: (council) => ({ ...noWorld, ...registers.of(council) }),
    topicName: (intent) => sayings.topics(intent).text,
    close: registers.close,
  }
}
