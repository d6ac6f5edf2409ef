import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'

const list = z.array(z.string().min(1))
const kinds = z.record(z.string(), list)

/** The shape of `streets.<language>.yaml`; what each list is for is written there. */
const Streets = z.strictObject({
  sure: kinds,
  unsure: kinds,
  alone: list,
  whole: list,
  sides: list,
  small: list,
  saint: list,
  number: list,
  units: list,
  clockBefore: list,
  unitsAlone: list,
  splits: list,
  houses: list,
  before: list,
  withThe: list,
  surelyBefore: list,
  stops: list,
  mayBegin: list,
  ordinary: kinds,
  notBefore: kinds,
})

/** A kind of street: as it is written in full, and whether the word is little else after a name. */
export interface Kind {
  written: string
  isSure: boolean
}

/** "car park" as it is compared: the words before the kind, the last first. */
const backwards = (phrase: string): readonly string[] => phrase.split(' ').reverse()

const kindsOf = ({ sure, unsure }: z.infer<typeof Streets>): ReadonlyMap<string, Kind> => {
  const named = (table: Readonly<Record<string, readonly string[]>>, isSure: boolean) =>
    Object.entries(table).flatMap(([written, words]) =>
      words.map((word) => [word, { written, isSure }] as const),
    )
  return new Map([...named(unsure, false), ...named(sure, true)])
}

const compiled = (words: z.infer<typeof Streets>) => ({
  kinds: kindsOf(words),
  alone: new Set(words.alone),
  whole: new Set(words.whole),
  sides: new Set(words.sides),
  small: new Set(words.small),
  saint: new Set(words.saint),
  number: new Set(words.number),
  units: new Set(words.units),
  clockBefore: new Set(words.clockBefore),
  unitsAlone: words.unitsAlone.map(backwards),
  splits: new Set(words.splits),
  houses: new Set(words.houses),
  before: new Set(words.before),
  withThe: new Set(words.withThe),
  surelyBefore: words.surelyBefore.map(backwards),
  stops: new Set(words.stops),
  mayBegin: new Set(words.mayBegin),
  ordinary: new Map(Object.entries(words.ordinary).map(([kind, all]) => [kind, all.map(backwards)])),
  notBefore: new Map(Object.entries(words.notBefore).map(([kind, all]) => [kind, new Set(all)])),
})
export type AddressWords = ReturnType<typeof compiled>

let made: AddressWords | undefined

/** The words of English addresses, read when they are first needed; throws when the file is missing or has another shape. */
export const addressWords = (): AddressWords => {
  if (made !== undefined) return made
  const file = join(projectRoot, 'dialogs', 'understanding', 'particulars', 'streets.en.yaml')
  const read = Streets.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`)
  made = compiled(read.data)
  return made
}
