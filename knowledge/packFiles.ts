/** The files of a council pack; some may be left out. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { Advisors, noAdvisorsFile } from './advisors'
import { type Read, readYaml } from './read'
import {
  type BinRule,
  BinRules,
  Contacts,
  type Container,
  Containers,
  Council,
  type Pack,
  Providers,
  Standards,
} from './schema'

/** A pack may leave this file out: then nothing is known of its bins. */
const readContainers = (file: string): Read<{ containers: Container[] }> =>
  existsSync(file) ? readYaml(file, Containers) : { ok: true, value: { containers: [] } }

/** Without this file nothing is known of when a missed bin may be reported. */
const readBinRules = (file: string): Read<{ rules: BinRule[] }> =>
  existsSync(file) ? readYaml(file, BinRules) : { ok: true, value: { rules: [] } }

/** Without this file one team has everything. */
const readAdvisors = (file: string): Read<Advisors> =>
  existsSync(file) ? readYaml(file, Advisors) : { ok: true, value: noAdvisorsFile }

/** Every file of a pack, as it was read. */
export interface PackFiles {
  council: Read<Council>
  contacts: Read<z.infer<typeof Contacts>>
  standards: Read<z.infer<typeof Standards>>
  providers: Read<z.infer<typeof Providers>>
  containers: Read<z.infer<typeof Containers>>
  binRules: Read<z.infer<typeof BinRules>>
  advisors: Read<Advisors>
}

/** The pack, once every file of it could be read. */
export const packOf = ({
  council,
  contacts,
  standards,
  providers,
  ...reads
}: PackFiles): Pack | undefined => {
  const { containers, binRules, advisors } = reads
  if (!council.ok || !contacts.ok || !standards.ok || !providers.ok) return undefined
  if (!containers.ok || !binRules.ok || !advisors.ok) return undefined
  return {
    council: council.value,
    contacts: contacts.value,
    standards: standards.value.standards,
    gaps: standards.value.gaps,
    provided: providers.value.provided,
    containers: containers.value.containers,
    binRules: binRules.value.rules,
    advisors: advisors.value,
  }
}

/** Reads them all, so that the faults of every file are named at once. `folder` is the council's. */
export const readPackFiles = (folder: string): PackFiles => {
  const at = (name: string) => join(folder, name)
  return {
    council: readYaml(at('council.yaml'), Council),
    contacts: readYaml(at('contacts.yaml'), Contacts),
    standards: readYaml(at('standards.yaml'), Standards),
    providers: readYaml(at('providers.yaml'), Providers),
    containers: readContainers(at('containers.yaml')),
    binRules: readBinRules(at('binRules.yaml')),
    advisors: readAdvisors(at('advisors.yaml')),
  }
}
