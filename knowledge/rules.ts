/**
 * What must hold in a pack beyond its shape: names that must exist, and silences that must be owned up to. Over 200 lines
 * because the rules are read as one list.
 */
import { ADVISORS, brokenAdvisors } from './advisors'
import { type Day, daysFrom, weekdayIndex } from './calendar/day'
import { workingDays } from './calendar/workingDays'
import { earliestReport, latestReport } from './collections/reportWindow'
import type { Wrong } from './read'
import type { BinRule, Contacts, KnownService, Pack, Source } from './schema'

/** Something wrong, and the file of the pack it is in. */
export interface Broken extends Wrong {
  file: string
}

type Rule = (pack: Pack, folder: string, services: readonly KnownService[] | undefined) => readonly Broken[]

/** Ways of getting in touch for which every pack says how long they take, or that this is not published. */
export const COMMON_STANDARDS = [
  'telephone',
  'voicemail',
  'call-back',
  'progress',
  'email',
  'letter',
  'fax',
  'visit',
  'appointment',
  'home-visit',
  'complaint',
] as const

/** Lines a resident may ask for, and the gap that owns up to having no number for it. */
const LINES = [
  { purpose: 'enquiries', gap: 'phone', called: 'a phone number for enquiries' },
  { purpose: 'payments', gap: 'payments', called: 'a phone number for payments' },
  { purpose: 'out-of-hours', gap: 'out-of-hours', called: 'a phone number for when it is closed' },
  { purpose: 'minicom', gap: 'minicom', called: 'a minicom number' },
] as const

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isSource = (value: Record<string, unknown>): value is Record<string, unknown> & Source =>
  typeof value.document === 'string' && typeof value.section === 'string'

/** Every `source` anywhere below a value, with its path. */
const sourcesIn = (value: unknown, path = ''): readonly { path: string; document: string }[] => {
  if (!isRecord(value)) return []
  if (isSource(value)) return [{ path, document: value.document }]
  return Object.entries(value).flatMap(([key, item]) => sourcesIn(item, path === '' ? key : `${path}.${key}`))
}

const documentsExist: Rule = ({ council, contacts, standards, provided, containers, binRules, advisors }) =>
  Object.entries({
    'council.yaml': { source: council.source, planningReferences: council.planningReferences },
    'contacts.yaml': contacts,
    'standards.yaml': { standards },
    'providers.yaml': { provided },
    'containers.yaml': { containers },
    'binRules.yaml': { rules: binRules },
    'advisors.yaml': advisors,
  }).flatMap(([file, value]) =>
    sourcesIn(value)
      .filter(({ document }) => council.documents[document] === undefined)
      .map(({ path, document }) => ({
        file,
        path,
        message: `council.yaml has no document called ${document}`,
      })),
  )

const twice = (ids: readonly string[], file: string, path: (i: number) => string): readonly Broken[] =>
  ids.flatMap((id, i) =>
    ids.indexOf(id) === i ? [] : [{ file, path: path(i), message: `the id ${id} is used twice` }],
  )

const idsAreUnique: Rule = ({ contacts, standards, provided, containers }) => [
  ...(['phones', 'emails', 'places', 'accessible', 'rights'] as const).flatMap((list) =>
    twice(
      contacts[list].map(({ id }) => id),
      'contacts.yaml',
      (i) => `${list}.${i}.id`,
    ),
  ),
  ...twice(
    standards.map(({ id }) => id),
    'standards.yaml',
    (i) => `standards.${i}.id`,
  ),
  ...twice(
    provided.map(({ service }) => service),
    'providers.yaml',
    (i) => `provided.${i}.service`,
  ),
  ...twice(
    containers.map(({ id }) => id),
    'containers.yaml',
    (i) => `containers.${i}.id`,
  ),
]

const folderIsId: Rule = ({ council }, folder) =>
  council.id === folder
    ? []
    : [
        {
          file: 'council.yaml',
          path: 'id',
          message: `the folder is called ${folder}: give both the same name`,
        },
      ]

const countyOfDistrict: Rule = ({ council }) => {
  const wrong = (message: string) => [{ file: 'council.yaml', path: 'county', message }]
  if (council.tier === 'district' && council.county === undefined)
    return wrong('a district needs its county council')
  return council.tier === 'unitary' && council.county !== undefined
    ? wrong('a unitary council has no county council')
    : []
}

const namesExist: Rule = ({ contacts }) => {
  const known = new Set([ADVISORS, ...[...contacts.places, ...contacts.phones].map(({ id }) => id)])
  const places = new Set(contacts.places.map(({ id }) => id))
  const missing = (path: string, id: string) => ({
    file: 'contacts.yaml',
    path,
    message: `there is no place or phone line called ${id}`,
  })
  const posted =
    contacts.postTo !== undefined && !places.has(contacts.postTo) ? [missing('postTo', contacts.postTo)] : []
  const closed = contacts.closures.flatMap(({ of }, i) =>
    of === 'all' ? [] : of.filter((id) => !known.has(id)).map((id) => missing(`closures.${i}.of`, id)),
  )
  return [...posted, ...closed]
}

const closuresEnd: Rule = ({ contacts }) =>
  contacts.closures.flatMap(({ from, to }, i) =>
    from <= to
      ? []
      : [{ file: 'contacts.yaml', path: `closures.${i}.to`, message: 'this is before it begins' }],
  )

const servesSomewhere: Rule = ({ contacts }) =>
  contacts.places.some(({ servesEnquiries }) => servesEnquiries)
    ? []
    : [{ file: 'contacts.yaml', path: 'places', message: 'name at least one place that takes enquiries' }]

const timesCount: Rule = ({ standards }) =>
  standards.flatMap(({ within, countedFrom }, i) =>
    within !== undefined && countedFrom === undefined
      ? [
          {
            file: 'standards.yaml',
            path: `standards.${i}.countedFrom`,
            message: 'say what the time is counted from',
          },
        ]
      : [],
  )

const servicesExist: Rule = ({ provided }, _folder, services) =>
  provided.flatMap(({ service }, i) =>
    services === undefined || services.some(({ id }) => id === service)
      ? []
      : [
          {
            file: 'providers.yaml',
            path: `provided.${i}.service`,
            message: `knowledge/services.yaml has no service called ${service}`,
          },
        ],
  )

const providersAreNamed: Rule = ({ council, provided }) =>
  provided.flatMap(({ by, name }, i) => {
    const wrong = (message: string) => [{ file: 'providers.yaml', path: `provided.${i}`, message }]
    if (by === 'county' && council.county === undefined) return wrong('there is no county council here')
    return by !== 'council' && by !== 'county' && name === undefined
      ? wrong('write the name of the body')
      : []
  })

const hasNumber = (contacts: Contacts, purpose: string): boolean =>
  contacts.phones.some((line) => line.purpose === purpose && line.number !== undefined)

const addressed = ({ places }: Contacts): boolean =>
  places.every(({ servesEnquiries, address }) => !servesEnquiries || address.length > 0)

const opensWhen = ({ places, phones }: Contacts): boolean =>
  places.every(({ servesEnquiries, hours }) => !servesEnquiries || hours !== 'notPublished') &&
  phones.every(
    ({ purpose, hours, allHours }) => purpose !== 'enquiries' || allHours || hours !== 'notPublished',
  )

/** What the documents keep silent about: the gap that must say so, and what is missing, in words. */
const silences = ({ contacts, standards }: Pack): readonly { gap: string; called: string }[] => [
  ...LINES.filter(({ purpose }) => !hasNumber(contacts, purpose)),
  ...(opensWhen(contacts) ? [] : [{ gap: 'hours', called: 'some opening hours' }]),
  ...(addressed(contacts) && contacts.postTo !== undefined
    ? []
    : [{ gap: 'address', called: 'the address of a place, or where to write to' }]),
  ...(contacts.emails.some(({ purpose }) => purpose === 'enquiries')
    ? []
    : [{ gap: 'email', called: 'an email address' }]),
  ...COMMON_STANDARDS.filter((kind) => !standards.some(({ about }) => about === kind)).map((kind) => ({
    gap: kind,
    called: kind,
  })),
]

const silenceIsOwned: Rule = (pack) =>
  silences(pack)
    .filter(({ gap }) => !pack.gaps.some(({ about }) => about === gap))
    .map(({ gap, called }) => ({
      file: 'standards.yaml',
      path: 'gaps',
      message: `${pack.council.id} says nothing about ${called}: write it, or a gap about ${gap}`,
    }))

const lidsDiffer: Rule = ({ containers }) =>
  containers.flatMap(({ lid, colours }, i) =>
    lid
      .filter((colour) => colours.includes(colour))
      .map((colour) => ({
        file: 'containers.yaml',
        path: `containers.${i}.lid`,
        message: `${colour} is its colour already: write a lid only where it has another`,
      })),
  )

/** Two containers under one name could never be told apart. */
const containersAreTold: Rule = ({ containers }) => {
  const names = containers.map(({ name, alsoKnownAs }) => [name, ...alsoKnownAs].map((n) => n.toLowerCase()))
  return names.flatMap((own, i) =>
    own
      .filter((name) => names.slice(0, i).flat().includes(name))
      .map((name) => ({
        file: 'containers.yaml',
        path: `containers.${i}`,
        message: `another container is called ${name} too: residents could not tell them apart`,
      })),
  )
}

const streamsHaveOneRule: Rule = ({ binRules }) => {
  const streams = binRules.flatMap((rule, i) => rule.streams.map((stream) => ({ stream, i })))
  return streams.flatMap(({ stream, i }, at) =>
    streams.findIndex((other) => other.stream === stream) === at
      ? []
      : [{ file: 'binRules.yaml', path: `rules.${i}.streams`, message: `${stream} has a rule already` }],
  )
}

/** Two weeks of collection days, without a holiday: if nobody could report one of these, nobody ever can. */
const TRIED = daysFrom('2027-05-10', '2027-05-23')

const missedBinsCanBeReported: Rule = ({ council, binRules }) => {
  const by = { workingDays: workingDays({ holidayOn: () => undefined, isKnown: () => true }), ...council }
  const isNever = (rule: BinRule, day: Day): boolean => {
    const [from, until] = [earliestReport(rule, day, by), latestReport(rule, day, by)]
    return `${from.day} ${from.time}` > `${until.day} ${until.time}`
  }
  return binRules.flatMap((rule, i) => {
    const never = TRIED.find((day) => isNever(rule, day))
    if (never === undefined) return []
    const on = WEEKDAY_NAMES[weekdayIndex(never)]
    return [
      {
        file: 'binRules.yaml',
        path: `rules.${i}.latest`,
        message: `what is missed on a ${on} could never be reported: the last moment is before the first`,
      },
    ]
  })
}

const advisorsHaveTheirOwn: Rule = (pack) =>
  brokenAdvisors(pack).map((wrong) => ({ file: 'advisors.yaml', ...wrong }))

const RULES: readonly Rule[] = [
  folderIsId,
  countyOfDistrict,
  documentsExist,
  idsAreUnique,
  namesExist,
  closuresEnd,
  servesSomewhere,
  timesCount,
  servicesExist,
  providersAreNamed,
  silenceIsOwned,
  lidsDiffer,
  containersAreTold,
  streamsHaveOneRule,
  missedBinsCanBeReported,
  advisorsHaveTheirOwn,
]

/** Everything a well-shaped pack still gets wrong. `services` undefined: they could not be read, so are not looked up. */
export const broken: Rule = (pack, folder, services) => RULES.flatMap((rule) => rule(pack, folder, services))

const COUNCILS: readonly string[] = ['council', 'county', 'both']

/** What the list of services gets wrong: an id used twice, or a body without a name. */
export const brokenServices = (services: readonly KnownService[]): readonly Wrong[] => {
  const ids = services.map(({ id }) => id)
  return services.flatMap(({ id, twoTier, unitary, body }, i) => [
    ...(ids.indexOf(id) === i ? [] : [{ path: `${i}.id`, message: `the id ${id} is used twice` }]),
    ...(body === undefined && [twoTier, unitary].some((by) => !COUNCILS.includes(by))
      ? [{ path: `${i}.body`, message: 'write the name of the body' }]
      : []),
  ])
}
