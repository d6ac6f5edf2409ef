/** How residents pick one of several, and say yes and no. */
import type { Choice } from '../../../dialogs/answers/kind'
import { wordsOf } from '../../../dialogs/understanding/keywords'
import type { Dice } from '../dice'
import { mistyped } from '../typos'
import { placed } from './places'

export const YES = [
  'Yes',
  'yes',
  'yeah',
  'yep',
  'yes they were',
  'Y',
  'yes I think so',
  'ye',
  'aye they were',
  'yup',
  'it was yes',
]
export const NO = [
  'No',
  'no',
  'nope',
  'nah',
  'no just ours',
  'no, only mine',
  'n',
  'not that I know of',
  'I don’t think so',
  'no it wasnt',
]

const plain = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const wordsIn = (choice: Choice): ReadonlySet<string> =>
  new Set([choice.label, ...choice.also].flatMap(wordsOf))

/** Words that mean another of the choices: no slip may make one of them. */
export const othersOf = (id: string, choices: readonly Choice[]): ReadonlySet<string> =>
  new Set(choices.filter((choice) => choice.id !== id).flatMap((choice) => [...wordsIn(choice)]))

/** "Bin" is said of any of the bins: it is no name for one of them. */
const isOwn = (said: string, id: string, choices: readonly Choice[]): boolean =>
  choices.every((choice) => {
    if (choice.id === id) return true
    const theirs = wordsIn(choice)
    return !wordsOf(said).every((word) => theirs.has(word))
  })

/** Every name that is this choice's alone. */
const namesOf = (id: string, choices: readonly Choice[]): readonly string[] => {
  const choice = choices.find((each) => each.id === id)
  return choice === undefined ? [] : [choice.label, ...choice.also].filter((name) => isOwn(name, id, choices))
}

/** How one of several may be said; the first is the plainest. */
export const choiceForms = (id: string, choices: readonly Choice[], dice: Dice): readonly string[] => {
  const label = choices.find((choice) => choice.id === id)?.label ?? id
  const names = namesOf(id, choices)
  const name = names.length > 0 ? dice.pick(names) : label
  return [
    label,
    label.toLowerCase(),
    `${plain(label)} please`,
    plain(name),
    `it's the ${plain(name)}`,
    mistyped(plain(name), dice, othersOf(id, choices), 1),
    ...placed(
      choices.findIndex((choice) => choice.id === id),
      dice,
    ),
  ]
}

/** What of a choice can be said in the middle of something else. */
export const choiceNamed = (id: string, choices: readonly Choice[], dice: Dice): string | undefined => {
  const names = namesOf(id, choices)
  // "The none" is said by nobody.
  const sayable = names.filter((name) => !/^(?:no|not|none|neither|don.?t|i )/i.test(name))
  return sayable.length === 0 ? undefined : plain(dice.pick(sayable))
}
