/** Reads every council pack and the list of services, or names every fault in all of them at once. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Day } from './calendar/day'
import { Routes } from './complaints/routes'
import { type Fault, KnowledgeError } from './fault'
import { packOf, readPackFiles } from './packFiles'
import { type Read, readYaml } from './read'
import { projectRoot } from './root'
import { broken, brokenServices } from './rules'
import { KnownService, type Pack, type Source } from './schema'

export { type Fault, faultLine, KnowledgeError } from './fault'

/** What is known: every council by its id, and the services residents ask about. */
export interface Knowledge {
  councils: ReadonlyMap<string, Pack>
  services: readonly KnownService[]
}

interface Reading {
  knowledge: Knowledge
  faults: readonly Fault[]
}

const TEMPLATE = '_template'

const councilsIn = (folder: string): readonly string[] => {
  const councils = join(folder, 'councils')
  if (!existsSync(councils)) return []
  return readdirSync(councils, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== TEMPLATE && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
}

const faultsOf = (pack: string, file: string, read: Read<unknown>): readonly Fault[] =>
  read.ok ? [] : read.wrong.map((wrong) => ({ pack, file, ...wrong }))

const readServices = (folder: string): { services?: readonly KnownService[]; faults: readonly Fault[] } => {
  const file = 'knowledge/services.yaml'
  const read = readYaml(join(folder, 'services.yaml'), z.array(KnownService))
  if (!read.ok) return { faults: faultsOf('services', file, read) }
  return {
    services: read.value,
    faults: brokenServices(read.value).map((wrong) => ({ pack: 'services', file, ...wrong })),
  }
}

const readPack = (
  folder: string,
  id: string,
  services: readonly KnownService[] | undefined,
): { pack?: Pack; faults: readonly Fault[] } => {
  const shown = (name: string) => `knowledge/councils/${id}/${name}`
  const files = readPackFiles(join(folder, 'councils', id))
  const pack = packOf(files)
  if (pack === undefined)
    return { faults: Object.entries(files).flatMap(([n, read]) => faultsOf(id, shown(`${n}.yaml`), read)) }
  const faults = broken(pack, id, services).map(({ file, ...rest }) => ({
    pack: id,
    file: shown(file),
    ...rest,
  }))
  return { pack, faults }
}

/** Where complaints go; a folder without the file has none. */
const complaintFaults = (folder: string): readonly Fault[] => {
  const file = join(folder, 'complaints', 'routes.yaml')
  if (!existsSync(file)) return []
  return faultsOf('complaints', 'knowledge/complaints/routes.yaml', readYaml(file, Routes))
}

const readAll = (folder: string): Reading => {
  const { services, faults } = readServices(folder)
  const packs = councilsIn(folder).map((id) => ({ id, ...readPack(folder, id, services) }))
  const councils = new Map(packs.flatMap(({ id, pack }) => (pack ? [[id, pack] as const] : [])))
  return {
    knowledge: { councils, services: services ?? [] },
    faults: [...faults, ...complaintFaults(folder), ...packs.flatMap((read) => read.faults)],
  }
}

/** The list of services alone. Throws `KnowledgeError` for what is wrong with it. */
export const loadServices = (folder: string = knowledgeFolder()): readonly KnownService[] => {
  const { services, faults } = readServices(folder)
  if (services === undefined || faults.length > 0) throw new KnowledgeError(faults)
  return services
}

/** Where the packs are when nobody says otherwise. */
export const knowledgeFolder = (): string => join(projectRoot, 'knowledge')

/** Every fault of every pack and of the list of services; empty when all is well. Never throws for what a file holds. */
export const faultsIn = (folder: string = knowledgeFolder()): readonly Fault[] => readAll(folder).faults

/** All packs, checked. Throws `KnowledgeError`, which names every fault of every pack at once. */
export const loadKnowledge = (folder: string = knowledgeFolder()): Knowledge => {
  const { knowledge, faults } = readAll(folder)
  if (faults.length > 0) throw new KnowledgeError(faults)
  return knowledge
}

const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`

/** What nobody has compared with its documents for more than a year on `today`. */
export const warningsIn = ({ councils, services }: Knowledge, today: Day): readonly Fault[] => {
  const late = (reviewed: Day) => reviewed < yearBefore(today)
  const message = (reviewed: Day) => `was last compared with its sources on ${reviewed}: look again`
  const packs = [...councils.values()].filter(({ council }) => late(council.reviewed))
  const bins = [...councils.values()].flatMap(({ council: { id: pack }, containers, binRules }) => [
    ...containers.map(({ reviewed }, i) => ({ pack, reviewed, file: 'containers', path: `containers.${i}` })),
    ...binRules.map(({ reviewed }, i) => ({ pack, reviewed, file: 'binRules', path: `rules.${i}` })),
  ])
  return [
    ...packs.map(({ council }) => ({
      pack: council.id,
      file: `knowledge/councils/${council.id}/council.yaml`,
      path: 'reviewed',
      message: message(council.reviewed),
    })),
    ...bins
      .filter(({ reviewed }) => late(reviewed))
      .map(({ pack, reviewed, file, path }) => ({
        pack,
        file: `knowledge/councils/${pack}/${file}.yaml`,
        path: `${path}.reviewed`,
        message: message(reviewed),
      })),
    ...services
      .map(({ reviewed }, i) => ({ reviewed, path: `${i}.reviewed` }))
      .filter(({ reviewed }) => late(reviewed))
      .map(({ reviewed, path }) => ({
        pack: 'services',
        file: 'knowledge/services.yaml',
        path,
        message: message(reviewed),
      })),
  ]
}

/** Where a fact is written, as a resident is shown it. `published` is as exact as the document: `2010-10`. */
export interface CitedFact {
  title: string
  section: string
  published: string
  url?: string
}

/** The citation of a source of this pack; throws for a document the pack does not have, which the check rules out. */
export const citationOf = ({ council }: Pack, { document, section }: Source): CitedFact => {
  const found = council.documents[document]
  if (found === undefined) throw new Error(`${council.id} has no document called ${document}`)
  const { title, published, url } = found
  return { title, section, published, ...(url === undefined ? {} : { url }) }
}
