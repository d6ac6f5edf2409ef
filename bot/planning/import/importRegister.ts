/** Imports a council's planning register, whole or not at all. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { keyOf } from '../../../knowledge/planning/reference'
import type { Pack } from '../../../knowledge/schema'
import { readCsv } from '../../import/csv'
import { createFindings, type Named } from '../../import/findings'
import { moreThanASlip } from '../../import/moreThanASlip'
import type { Filled, Keep, PlanningStore } from '../store'
import { FILE_NAMES, FILES, type FileName } from './rows'
import { createTakers, nothingKnown, type Taking } from './takers'

export interface ImportParts {
  store: Pick<PlanningStore, 'replace'>
  pack: Pick<Pack, 'council'>
  now: Date
  /** Of a shipped sample. */
  fingerprint?: string
  /** Called often with how far it is; both in bytes. */
  progress?(done: number, all: number): void
}

export interface ImportedRegister {
  kept: boolean
  /** Rows that were read and not left out, by file. */
  rows: Readonly<Record<string, number>>
  /** Applications that the register says are not for the public. */
  withheld: number
  leftOut: Named
  contradictions: Named
  sample: boolean
}

const fileOf = (folder: string, name: FileName): string => join(folder, `${name}.csv`)

/** Whether a folder has a register in it, or part of one. */
export const hasRegister = (folder: string): boolean =>
  FILE_NAMES.some((name) => existsSync(fileOf(folder, name)))

/** The files of a register, which are nobody else's. */
export const registerFiles: readonly string[] = FILE_NAMES.map((name) => `${name}.csv`)

const fill = async (folder: string, parts: ImportParts, taking: Taking): Promise<Record<string, number>> => {
  const { findings, known } = taking
  const takers = createTakers(taking)
  const there = FILE_NAMES.filter((name) => existsSync(fileOf(folder, name)))
  const all = there.reduce((sum, name) => sum + statSync(fileOf(folder, name)).size, 0)
  const rows: Record<string, number> = {}
  let done = 0
  const readOne = async <Name extends FileName>(name: Name): Promise<void> => {
    const file = `${name}.csv`
    const read = await readCsv(
      { name, path: fileOf(folder, name), rows: FILES[name] },
      {
        findings,
        read: (bytes) => {
          done += bytes
          parts.progress?.(done, all)
        },
        take: takers[name],
        lost: ({ reference }) => {
          if (name === 'applications' && reference !== undefined) known.lost.add(keyOf(reference))
        },
      },
    )
    moreThanASlip(findings, file, read)
    rows[file] = read - findings.leftOutOf(file)
  }
  for (const name of there) await readOne(name)
  return rows
}

/** Reads the folder and puts it in the place of what the council had; nothing is changed when it contradicts itself. */
export const importRegister = async (folder: string, parts: ImportParts): Promise<ImportedRegister> => {
  const { store, pack, now, fingerprint } = parts
  const findings = createFindings()
  const known = nothingKnown()
  let rows: Record<string, number> = {}
  if (!existsSync(fileOf(folder, 'applications')))
    findings.contradict({ file: 'applications.csv', message: 'this file is missing' })
  const isWhole = () => findings.contradictions().count === 0
  const fillWith = async (keep: Keep): Promise<Filled> => {
    rows = await fill(folder, parts, { keep, known, findings })
    if (known.kept.size === 0)
      findings.contradict({ file: 'applications.csv', message: 'there is no application in it' })
    return isWhole() ? { outcome: 'keep', sample: known.sample } : { outcome: 'discard' }
  }
  const set = {
    council: pack.council.id,
    importedAt: now,
    ...(fingerprint === undefined ? {} : { fingerprint }),
  }
  if (isWhole()) await store.replace(set, fillWith)
  return {
    kept: isWhole(),
    rows,
    withheld: known.withheld.size,
    leftOut: findings.leftOut(),
    contradictions: findings.contradictions(),
    sample: known.sample,
  }
}
