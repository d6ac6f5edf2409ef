/** How a resident says an answer: plainly, or in one of the many ways people do. */
import type { Choice } from '../../../dialogs/answers/kind'
import type { Question } from '../../../dialogs/service'
import type { Dice } from '../dice'
import { addressForms, homeForms, houseForms, lineOf, postcodeForms } from './home'
import { dayForms, moneyForms, numberForms, referenceForms } from './others'
import { emailForms, nameForms, phoneForms } from './people'
import { choiceForms, choiceNamed, NO, YES } from './picks'

/** An answer to be said. */
export interface ToSay {
  question: Question
  value: unknown
  choices: readonly Choice[]
  today: string
  /** The address that is meant, for a question about a home. */
  address: string
}

const each =
  <Value>(forms: readonly ((value: Value, dice: Dice) => string)[]) =>
  ({ value }: ToSay, dice: Dice): readonly string[] =>
    forms.map((form) => form(value as Value, dice))

/** By the first problem of its kind; the first form is the plainest. */
const BY_KIND: Readonly<Record<string, (toSay: ToSay, dice: Dice) => readonly string[]>> = {
  notPostcode: each(postcodeForms),
  notHouse: ({ address }, dice) => houseForms(address, dice),
  notYesOrNo: ({ value }) => (value === true ? YES : NO),
  notName: each(nameForms),
  notPhone: each(phoneForms),
  notEmail: each(emailForms),
  notDay: ({ value, today }) => dayForms(String(value), today),
  notDayToCome: ({ value, today }) => dayForms(String(value), today),
  notMoney: each(moneyForms),
  notNumber: each(numberForms),
  notAddress: each(addressForms),
  notLanguage: (toSay) => [nameOf(toSay), nameOf(toSay).toLowerCase(), `${nameOf(toSay)} please`],
  notPlanningReference: each(referenceForms),
  neitherApplicationNorPlace: each(referenceForms),
}

/** What is kept by an id is said by its name. */
const nameOf = ({ question, value }: ToSay): string => {
  const said = question.kind.inWords?.(value) ?? String(value)
  return typeof said === 'string' ? said : said.text
}

const isHome = ({ question }: ToSay): boolean => question.id === 'home' && question.from !== undefined

const formsOf = (toSay: ToSay, dice: Dice): readonly string[] => {
  const { question, value, choices } = toSay
  if (isHome(toSay)) return homeForms(String(value), choices, dice)
  if (choices.length > 0) return choiceForms(String(value), choices, dice)
  return BY_KIND[question.kind.problems[0]]?.(toSay, dice) ?? [String(value)]
}

/** Kinds that keep whatever is said, as it is said. */
const OWN_WORDS = ['nothingSaid', 'notThings', 'notLanguage']

/** Whether the answer is in the resident's own words, to which nothing may be added. */
export const isOwnWords = ({ kind }: Question): boolean => OWN_WORDS.includes(kind.problems[0])

const around = (said: string, dice: Dice): string =>
  dice.pick([
    said,
    said,
    said,
    said,
    `${said} please`,
    `um ${said}`,
    `hi, ${said}`,
    `${said}, thanks`,
    `ok so ${said}`,
    `${said} ta`,
    `oh ${said}`,
    ` ${said} `,
    `${said}!`,
  ])

/** The answer, in some form; plainly, as it stands on the button, from the third attempt on. */
export const answered = (toSay: ToSay, dice: Dice, attempt: number): string => {
  const forms = formsOf(toSay, dice)
  const plain = forms[0] ?? ''
  if (isOwnWords(toSay.question) || attempt > 1) return plain
  return attempt === 1 ? dice.pick(forms) : around(dice.pick(forms), dice)
}

const IN_PASSING: Readonly<Record<string, (toSay: ToSay) => string>> = {
  notPostcode: ({ value }) => `the postcode is ${value}`,
  notHouse: ({ address }) => lineOf(address),
  notName: ({ value }) => `my name is ${value}`,
  notPhone: ({ value }) => `my number is ${value}`,
  notEmail: ({ value }) => `my email is ${value}`,
  notPlanningReference: ({ value }) => `the reference is ${value}`,
  neitherApplicationNorPlace: ({ value }) => `it is ${value}`,
}

/** The answer so that it is known for one among other things: "my name is …"; `undefined` where it can't be. */
export const inPassing = (toSay: ToSay, dice: Dice): string | undefined => {
  const { question, value, choices } = toSay
  if (isHome(toSay)) return value === 'notListed' ? undefined : lineOf(toSay.address)
  if (choices.length > 0) {
    const name = choiceNamed(String(value), choices, dice)
    return name === undefined ? undefined : `the ${name}`
  }
  return IN_PASSING[question.kind.problems[0]]?.(toSay)
}
