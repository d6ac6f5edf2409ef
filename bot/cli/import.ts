/** `npm run import -- --council ID FOLDER`: a council's bin rounds, its planning register or both, in the place of the last. */
import { readdirSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { knowledgeFolder, loadKnowledge } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'
import { systemClock } from '../clock'
import { type Imported, importSet } from '../collections/import/importSet'
import { collectionsFile } from '../collections/open'
import { openCollectionsStore } from '../collections/sqlite'
import { configHere } from '../config'
import { findingLine, type Named } from '../import/findings'
import {
  hasRegister,
  type ImportedRegister,
  importRegister,
  registerFiles,
} from '../planning/import/importRegister'
import { planningFile } from '../planning/open'
import { openPlanningStore } from '../planning/sqlite'

const USAGE = `Usage: npm run import -- --council ID FOLDER
  For bin collections, FOLDER holds services.csv, properties.csv, and rounds.csv with property_rounds.csv, or dates.csv,
  or calendar files; for planning, applications.csv and application_events.csv. It may hold both. README.md says what is
  in each. What the council imported before is replaced; if the files contradict each other, nothing is changed.`

const count = (n: number): string => n.toLocaleString('en-GB')

const named = ({ first, count: all }: Named, print: (line: string) => void): void => {
  for (const finding of first) print(`  ${findingLine(finding)}`)
  if (all > first.length) print(`  … and ${count(all - first.length)} more`)
}

/** What came of either kind of import. */
type Either = Omit<Imported, 'unserved'> &
  Partial<Pick<Imported, 'unserved'> & Pick<ImportedRegister, 'withheld'>>

const toldOfWhatWasKept = (imported: Either, print: (line: string) => void): void => {
  const { rows, leftOut, unserved = 0, withheld = 0, sample } = imported
  const kept = Object.entries(rows).filter(([, n]) => n > 0)
  print(`Imported: ${kept.map(([file, n]) => `${count(n)} from ${file}`).join(', ')}.`)
  if (leftOut.count > 0) {
    print(`${count(leftOut.count)} row(s) were left out:`)
    named(leftOut, print)
  }
  if (unserved > 0) print(`${count(unserved)} propert${unserved === 1 ? 'y has' : 'ies have'} no collection.`)
  if (withheld > 0)
    print(`${count(withheld)} application(s) were not kept: the register doesn’t mark them for publishing.`)
  if (sample) print('It is marked as sample data, and residents are told so.')
}

/** Prints what came of an import; 1 when nothing was changed, else 0. */
export const tellOf = (imported: Either, print: (line: string) => void): number => {
  if (imported.kept) {
    toldOfWhatWasKept(imported, print)
    return 0
  }
  print('Nothing was changed, because the files contradict themselves:')
  named(imported.contradictions, print)
  if (imported.leftOut.count > 0) {
    print(`These rows can’t be read either:`)
    named(imported.leftOut, print)
  }
  return 1
}

const WIDTH = 40

/** A bar for a terminal, drawn again whenever it has grown by a hundredth. */
export const progressBar = (write: (text: string) => void): ((done: number, all: number) => void) => {
  let drawn = -1
  return (done, all) => {
    const percent = all === 0 ? 100 : Math.min(100, Math.floor((done / all) * 100))
    if (percent === drawn) return
    drawn = percent
    const full = Math.round((percent / 100) * WIDTH)
    write(
      `\r[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${String(percent).padStart(3)} %${percent === 100 ? '\n' : ''}`,
    )
  }
}

interface Asked {
  pack: Pack
  folder: string
}

const asked = (args: readonly string[]): Asked | string => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { council: { type: 'string' } },
    allowPositionals: true,
  })
  const [folder] = positionals
  if (values.council === undefined || folder === undefined) return USAGE
  const { councils } = loadKnowledge(knowledgeFolder())
  const pack = councils.get(values.council)
  if (pack === undefined)
    return `There is no council "${values.council}". There are: ${[...councils.keys()].join(', ')}.\n${USAGE}`
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return `There is no folder ${folder}.\n${USAGE}`
  return { pack, folder }
}

type Into = Asked & { dataDir: string; print(line: string): void }

const parts = ({ pack }: Into) => ({
  pack,
  now: systemClock.now(),
  ...(process.stderr.isTTY ? { progress: progressBar((text) => process.stderr.write(text)) } : {}),
})

const collectionsInto = async (into: Into): Promise<number> => {
  const store = await openCollectionsStore(collectionsFile(into.dataDir))
  try {
    const imported = await importSet(into.folder, { ...parts(into), store, others: registerFiles })
    return tellOf(imported, into.print)
  } finally {
    await store.close()
  }
}

const registerInto = async (into: Into): Promise<number> => {
  const store = await openPlanningStore(planningFile(into.dataDir))
  try {
    return tellOf(await importRegister(into.folder, { ...parts(into), store }), into.print)
  } finally {
    await store.close()
  }
}

const hasCollections = (folder: string): boolean =>
  readdirSync(folder).some((name) => /\.(csv|ics)$/i.test(name) && !registerFiles.includes(name))

/** Imports whatever a folder holds, each kind whole or not at all; 1 when any was not changed. */
export const importFolder = async (into: Into): Promise<number> => {
  const kinds = [
    ...(hasRegister(into.folder) ? [registerInto] : []),
    ...(hasCollections(into.folder) || !hasRegister(into.folder) ? [collectionsInto] : []),
  ]
  let failed = 0
  for (const importOne of kinds) failed = Math.max(failed, await importOne(into))
  return failed
}

const main = async (args: readonly string[]): Promise<number> => {
  const wanted = asked(args)
  if (typeof wanted === 'string') {
    console.error(wanted)
    return 1
  }
  return importFolder({ ...wanted, dataDir: configHere().DATA_DIR, print: (line) => console.log(line) })
}

if (require.main === module)
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      console.error(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    },
  )
