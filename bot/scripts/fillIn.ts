import type { Pack } from '../../knowledge/schema'
import { sampleApplications } from './sampleApplications'
import { sampleHomes } from './sampleHomes'
import type { Exchange, Script, ScriptFault } from './script'

/** Begins with a letter: `/\d{5}/` is a pattern's own. */
const PLACEHOLDER = /\{([a-z]\w*)\}/gi

const numberFor = ({ contacts }: Pack, purpose: string): string | undefined =>
  contacts.phones.find((phone) => phone.purpose === purpose && phone.number !== undefined)?.number

const bare = (url: string | undefined): string | undefined =>
  url?.replace(/^https?:\/\//, '').replace(/\/$/, '')

/** What a script may write in braces, and what it stands for with each pack; `undefined` where the pack has none. */
const VALUES: Readonly<Record<string, (pack: Pack) => string | undefined>> = {
  council: ({ council }) => council.name,
  shortName: ({ council }) => council.shortName,
  county: ({ council }) => council.county?.name,
  phone: (pack) => numberFor(pack, 'enquiries'),
  payments: (pack) => numberFor(pack, 'payments'),
  email: ({ contacts }) => contacts.emails.find(({ purpose }) => purpose === 'enquiries')?.address,
  website: ({ contacts }) => bare(contacts.websites[0]?.url),
  place: ({ contacts }) => contacts.places.find(({ servesEnquiries }) => servesEnquiries)?.name,
  reach: (pack) =>
    VALUES.phone?.(pack) ?? VALUES.email?.(pack) ?? VALUES.website?.(pack) ?? pack.council.name,
  ...sampleApplications,
  ...sampleHomes,
}

/** Every placeholder there is, for documents and messages. */
export const PLACEHOLDERS = Object.keys(VALUES)

const fill = (text: string, pack: Pack): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => VALUES[name]?.(pack) ?? whole)

const missingIn = (text: string, pack: Pack): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)]
    .map(([, name = '']) => name)
    .filter((name) => VALUES[name]?.(pack) === undefined)

/** The texts of what is said or keyed. */
const saidTexts = (said: Exchange['said']): readonly string[] => {
  if (typeof said === 'string') return [said]
  if (said === undefined || 'choose' in said || 'event' in said) return []
  return 'keys' in said ? [said.keys] : said.heard.map(({ text }) => text)
}

const filledSaid = (said: Exchange['said'], pack: Pack): Exchange['said'] => {
  if (typeof said === 'string') return fill(said, pack)
  if (said === undefined || 'choose' in said || 'event' in said) return said
  if ('keys' in said) return { keys: fill(said.keys, pack) }
  return { heard: said.heard.map((each) => ({ ...each, text: fill(each.text, pack) })) }
}

const textsOf = ({ exchanges }: Script) =>
  exchanges.flatMap(({ line, said, heard, notHeard }) => [
    ...saidTexts(said).map((text) => ({ line, text })),
    ...[...heard, ...notHeard].map((expected) => ({ line: expected.line, text: expected.written })),
  ])

/** What a script names and a pack doesn't have. */
export const missingFrom = (script: Script, pack: Pack): readonly ScriptFault[] =>
  textsOf(script).flatMap(({ line, text }) =>
    missingIn(text, pack).map((name) => ({
      file: script.file,
      line,
      problem: PLACEHOLDERS.includes(name)
        ? `${pack.council.id} has no {${name}}`
        : `{${name}} is not known; there are ${PLACEHOLDERS.map((each) => `{${each}}`).join(', ')}`,
    })),
  )

/** The script for one council, its placeholders filled in. */
export const filledIn = (script: Script, pack: Pack): Script => {
  const filled = ({ line, written }: Script['exchanges'][number]['heard'][number]) => ({
    line,
    written: fill(written, pack),
  })
  return {
    ...script,
    exchanges: script.exchanges.map((exchange) => ({
      ...exchange,
      said: filledSaid(exchange.said, pack),
      heard: exchange.heard.map(filled),
      notHeard: exchange.notHeard.map(filled),
    })),
  }
}
