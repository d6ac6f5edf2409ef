/** How well a closed list finds, by how its names sound, what a speech recogniser made of short answers. Prints counts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { meantBy, soundsLike } from '../../dialogs/answers/soundsLike'
import { projectRoot } from '../../knowledge/root'
import { table } from './measure'

interface Slot {
  reference: string
  expects: string
  hints: string
  hypotheses: readonly { text: string }[]
}

/** The streets of every council's sample: what else the one that was said is to be told from. */
const sampleStreets = (): readonly string[] => {
  const councils = join(projectRoot, 'knowledge', 'councils')
  const lines = readdirSync(councils)
    .filter((id) => !id.startsWith('_'))
    .flatMap((id) => readFileSync(join(councils, id, 'sample', 'properties.csv'), 'utf8').split('\n'))
  return lines.flatMap((line) => /"(?:[^",]*, )*?\d+\w? ([^",]+)/.exec(line)?.[1] ?? [])
}

const listFor = (expects: string, slots: readonly Slot[]): readonly string[] => {
  const said = slots.filter((slot) => slot.expects === expects).map(({ reference }) => reference)
  return [...new Set(expects === 'street' ? [...said, ...sampleStreets()] : said)]
}

const OUTCOMES = [
  'said right',
  'said wrong',
  'asked right',
  'asked wrong',
  'offered',
  'offered without',
  'none',
]

const outcomeOf = ({ reference, hypotheses }: Slot, names: readonly string[]): string => {
  const meant = meantBy(soundsLike(hypotheses, names))
  if (meant === undefined) return 'none'
  if (meant.how === 'among') return meant.names.includes(reference) ? 'offered' : 'offered without'
  return `${meant.how === 'said' ? 'said' : 'asked'} ${meant.name === reference ? 'right' : 'wrong'}`
}

const row = (slots: readonly Slot[], names: readonly string[]): string[] => {
  const outcomes = slots.map((slot) => outcomeOf(slot, names))
  return [
    slots.length,
    names.length,
    ...OUTCOMES.map((one) => outcomes.filter((each) => each === one).length),
  ].map(String)
}

/** `said`: taken as it stands; `asked`: “was it this?”; `offered`: it is among five at most. */
export const evaluateBySound = (slots: readonly Slot[]): void => {
  const hints = [...new Set(slots.map((slot) => slot.hints))].sort()
  const rows = ['street', 'bin-type'].flatMap((expects) => {
    const names = listFor(expects, slots)
    return hints.map((hint) => [
      expects,
      hint,
      ...row(
        slots.filter((slot) => slot.expects === expects && slot.hints === hint),
        names,
      ),
    ])
  })
  console.log('  the same against a closed list, by how its names sound (streets: with those of the samples)')
  console.log(table([['expects', 'hints', 'of', 'list', ...OUTCOMES], ...rows]))
}
