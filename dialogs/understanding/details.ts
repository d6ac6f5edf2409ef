import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import type { KnownService, Pack, Phone, Place } from '../../knowledge/schema'
import { Accessible, Right, Standard } from '../../knowledge/schema'
import { parseYaml } from '../../knowledge/yaml'
import type { Found } from './keywords'
import { createKeywords, wordsOf } from './keywords'
import { createPlaceReader } from './placeNames'

const CONTACTS = [
  'phone',
  'email',
  'place',
  'post',
  'website',
  'minicom',
  'fax',
  'text-message',
  'payments',
  'out-of-hours',
] as const

const FORMS = ['whether', 'howLong', 'promise', 'number', 'hours', 'who', 'bye', 'sent', 'robot'] as const

const listFor = <K extends string>(keys: readonly K[]) =>
  z.partialRecord(z.enum(keys as [K, ...K[]]), z.array(z.string()))

const Asks = z.strictObject({
  via: listFor(Standard.shape.about.options),
  stage: listFor(Standard.shape.stage.options),
  contact: listFor(CONTACTS),
  accessible: listFor(Accessible.shape.id.options),
  right: listFor(Right.shape.id.options),
  form: listFor(FORMS),
})

export type Form = (typeof FORMS)[number]
export type Via = Standard['about']
export type Stage = Standard['stage']
export type ContactKind = (typeof CONTACTS)[number]
export type AccessibleId = Accessible['id']
export type RightId = Right['id']

/** What was named in something said, apart from what is wanted. */
export interface Details {
  places: readonly Place[]
  /** Phone lines that were named: "the enquiries line". */
  phones: readonly Phone[]
  via: readonly Via[]
  stage: readonly Stage[]
  contact: readonly ContactKind[]
  accessible: readonly AccessibleId[]
  right: readonly RightId[]
  /** How it was asked: `whether` wants a yes or a no. */
  form: readonly Form[]
  /** Services that were named, the longest name first. */
  services: readonly KnownService[]
}

const keysOf = <K extends string>(found: readonly Found<K>[]): readonly K[] => [
  ...new Set(found.map(({ key }) => key)),
]

/** "Is it open …?" asks whether; "how long will you take …?" has the same words further on, and does not. */
const WHETHER_STARTS_BY = 2

const formsIn = (found: readonly Found<Form>[]): readonly Form[] => {
  const forms = keysOf(found.filter(({ key, from }) => key !== 'whether' || from <= WHETHER_STARTS_BY))
  return forms.includes('howLong') ? forms.filter((form) => form !== 'whether') : forms
}

const readAsks = (file: string) => Asks.parse(parseYaml(readFileSync(file, 'utf8')))

const table = <K extends string>(partial: Partial<Record<K, string[]>>): Record<K, readonly string[]> =>
  partial as Record<K, readonly string[]>

/** "the enquiries line" is also said without its article. */
const lineNames = ({ contacts }: Pack): Record<string, readonly string[]> =>
  Object.fromEntries(
    contacts.phones.map(({ id, name, alsoKnownAs }) => [
      id,
      [name, ...alsoKnownAs].map((said) => said.replace(/^the /, '')),
    ]),
  )

/** What finds each kind of detail among words, the same for every council. */
export const createFinders = (
  services: readonly KnownService[],
  asksFile = join(projectRoot, 'dialogs', 'understanding', 'asks.en.yaml'),
) => findersFor(services, readAsks(asksFile))

const findersFor = (services: readonly KnownService[], asks: z.infer<typeof Asks>) => ({
  via: createKeywords(table(asks.via)),
  stage: createKeywords(table(asks.stage)),
  contact: createKeywords(table(asks.contact)),
  accessible: createKeywords(table(asks.accessible)),
  right: createKeywords(table(asks.right)),
  form: createKeywords(table(asks.form)),
  service: createKeywords(Object.fromEntries(services.map(({ id, name, asked }) => [id, [name, ...asked]]))),
})

export type Finders = ReturnType<typeof createFinders>

/** Reads the details of what residents say to one council, its own places and lines among them. */
export const createDetailsReader = (pack: Pack, services: readonly KnownService[], finders: Finders) => {
  const find = { ...finders, line: createKeywords(lineNames(pack)) }
  const placesIn = createPlaceReader(pack)
  const lines = new Map(pack.contacts.phones.map((phone) => [phone.id, phone]))
  const byId = new Map(services.map((service) => [service.id, service]))

  const detailsIn = (said: string): Details => {
    const words = wordsOf(said)
    const places = placesIn(said)
    const longestFirst = [...find.service(words)].sort((a, b) => b.words - a.words)
    return {
      places,
      // "Customer services" is a line, and half the name of many a place.
      phones: places.length > 0 ? [] : keysOf(find.line(words)).flatMap((id) => lines.get(id) ?? []),
      via: keysOf(find.via(words)),
      stage: keysOf(find.stage(words)),
      contact: keysOf(find.contact(words)),
      accessible: keysOf(find.accessible(words)),
      right: keysOf(find.right(words)),
      form: formsIn(find.form(words)),
      services: keysOf(longestFirst).flatMap((id) => byId.get(id) ?? []),
    }
  }
  let last: { said: string; details: Details } | undefined
  return {
    /** Asked several times of the same words in one turn: the last reading is kept. */
    detailsIn: (said: string): Details => {
      if (last?.said !== said) last = { said, details: detailsIn(said) }
      return last.details
    },
    /** Whether a word by itself names a place, a way of getting in touch or what is wanted of it. */
    isDetail: (word: string): boolean =>
      placesIn(word).length > 0 ||
      [find.via, find.stage, find.contact, find.accessible, find.line].some(
        (finder) => finder([word]).length > 0,
      ),
  }
}
export type DetailsReader = ReturnType<typeof createDetailsReader>
