import type { Destination } from '../../../knowledge/complaints/routeFor'
import type { Route } from '../../../knowledge/complaints/routes'
import type { Pack, Standard } from '../../../knowledge/schema'
import type { Here } from '../../information/about'
import type { CaseMark } from '../../ports'
import { aloud } from '../../said'
import type { Ending } from '../../service'
import { storyOf } from './story'

/** What was told, as the endings need it. */
export interface Complaint {
  readonly story: string
  readonly about?: string
  readonly which?: string
  readonly destination: Destination & { route: Route }
  readonly way?: 'know' | 'complain'
  readonly whose?: 'theirs' | 'ours'
  readonly before?: 'no' | 'told' | 'answered'
  readonly sort?: 'sort' | 'complain'
  readonly treated?: 'unequal' | 'impolite' | 'both' | 'neither' | 'notSaid'
}

export const endingLines = {
  what: ['topic'],
  whatAgain: ['topic'],
  sortFirst: [],
  reportMissedBin: [],
  anotherWay: [],
  elsewhere: [],
  elsewhereNamed: ['body'],
  acknowledged: ['promise'],
  replied: ['promise'],
  noTimes: [],
  appealToo: [],
  homeToo: [],
  dataToo: [],
  treatedSorry: [],
  unhappy: [],
  whatHappens: [],
  discriminationRights: [],
  ours: [],
} as const
type Line = keyof typeof endingLines

/** It is for this council, or they said that it is. */
export const isTaken = ({ destination, way, whose, sort }: Complaint): boolean =>
  sort !== 'sort' && (destination.to === 'us' || way === 'complain' || whose === 'ours')

const marksOf = ({ story, treated }: Complaint): readonly CaseMark[] => {
  const { signs } = storyOf(story)
  const isUnequal = signs.has('unequal') || treated === 'unequal' || treated === 'both'
  const isImpolite = signs.has('impolite') || treated === 'impolite' || treated === 'both'
  return [
    ...(isUnequal ? (['unequalTreatment'] as const) : []),
    ...(isImpolite ? (['impolite'] as const) : []),
  ]
}

const promiseOf = ({ standards }: Pack, stage: Standard['stage']): string | undefined =>
  standards.find((each) => each.about === 'complaint' && each.stage === stage && each.within)?.promise

type Said = Ending<Line>['say'][number]

/** The council's own times; where no document of it gives any, that is said. */
const timesSaid = ({ pack }: Here): readonly Said[] => {
  const [acknowledge, reply] = [promiseOf(pack, 'acknowledge'), promiseOf(pack, 'reply')]
  if (acknowledge === undefined && reply === undefined) return ['noTimes']
  return [
    ...(acknowledge === undefined
      ? []
      : [{ line: 'acknowledged', with: { promise: aloud(acknowledge) } } as const]),
    ...(reply === undefined ? [] : [{ line: 'replied', with: { promise: aloud(reply) } } as const]),
  ]
}

/** What beside the complaint they should know of, by what it is about. */
const ALSO: Readonly<Record<string, readonly Line[]>> = {
  'council-home': ['homeToo'],
  'personal-data': ['dataToo'],
}

const besides = ({ destination, way }: Complaint): readonly Line[] =>
  way === 'complain' && destination.route.group === 'decision'
    ? ['appealToo']
    : (ALSO[destination.route.id] ?? [])

type Ends = Ending<Line, 'name' | 'phone' | 'email'>

const notOurs = ({ destination, sort }: Complaint): Ends => {
  if (sort === 'sort') return { say: ['sortFirst'], options: ['reportMissedBin'] }
  const { article } = destination
  if (destination.to === 'anotherWay') return { say: ['anotherWay'], article }
  const body = destination.to === 'elsewhere' ? destination.body : undefined
  const say: Said = body === undefined ? 'elsewhere' : { line: 'elsewhereNamed', with: { body } }
  return { say: [say], article, options: ['ours'] }
}

/** How a complaint ends: a case, or where to go with it. Equality questions are for those who are not in distress. */
export const endingOf = (told: Complaint, here: Here): Ends => {
  if (!isTaken(told)) return notOurs(told)
  const marks = marksOf(told)
  const { destination, before, story } = told
  const isAgain = before === 'answered'
  const isTreated = marks.length > 0
  return {
    say: [...(isTreated ? (['treatedSorry'] as const) : []), ...timesSaid(here), ...besides(told), 'unhappy'],
    options: [
      'whatHappens',
      ...(marks.includes('unequalTreatment') ? (['discriminationRights'] as const) : []),
    ],
    opens: {
      what: isAgain ? 'whatAgain' : 'what',
      with: { topic: destination.route.name },
      name: 'name',
      phone: 'phone',
      email: 'email',
      promise: { about: 'complaint', stage: 'reply' },
      facts: { route: destination.route.id, stage: isAgain ? 2 : 1 },
      marks,
    },
    ...(storyOf(story).signs.has('distressed') ? {} : { afterwards: 'equality' as const }),
  }
}
