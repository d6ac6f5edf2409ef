/** How a resident begins. */

import { type Mind, passing } from './mind'
import { openingsOf } from './openings'
import { mistyped } from './typos'

const GREETINGS = ['', '', 'hi ', 'Hello, ', 'hiya ', 'good morning, ']

/** What can be told before it is asked, and most people would. */
const TOLD_FIRST = ['home', 'postcode', 'name', 'phone', 'email']

/** With what is in braces filled in; `undefined` where they would not know what to say. */
const filled = (opening: string, mind: Mind): string | undefined => {
  const { questions } = mind.settled.intended.running.service
  let known = true
  const text = opening.replace(/\{(\w+)\}/g, (_, id: string) => {
    const question = questions.find((each) => each.id === id)
    const said =
      question !== undefined && id in mind.settled.walked.soFar ? passing(mind, question) : undefined
    if (said === undefined) known = false
    return (said ?? '').replace(/^the /, '')
  })
  return known ? text : undefined
}

const inWords = (mind: Mind): string | undefined => {
  const openings = openingsOf(mind.settled.intended.running.service.name)
    .map((opening) => filled(opening, mind))
    .filter((opening) => opening !== undefined)
  if (openings.length === 0) return undefined
  const said = mind.dice.pick(openings)
  return `${mind.dice.pick(GREETINGS)}${mind.manner.mistypes ? mistyped(said, mind.dice, new Set(), 0.15) : said}`
}

const withAll = (mind: Mind, opening: string): string => {
  const { questions } = mind.settled.intended.running.service
  const told = questions
    .filter(({ id }) => TOLD_FIRST.includes(id) && id in mind.settled.walked.soFar && mind.dice.is(0.75))
    .map((question) => passing(mind, question))
    .filter((said) => said !== undefined)
  return [opening, ...told].join(mind.dice.pick([', ', '. ', ' - ']))
}

const button = ({ settled }: Mind): string => settled.intended.running.words.offer.text

/** What they begin with; who was not understood takes the button. */
export const opening = (mind: Mind): string => {
  const { begins } = mind.manner
  const said = begins === 'button' || mind.openings > 2 ? undefined : inWords(mind)
  if (said === undefined) return button(mind)
  const whole = begins === 'oneBreath' && mind.openings === 1 ? withAll(mind, said) : said
  mind.begun.push(whole)
  return whole
}
