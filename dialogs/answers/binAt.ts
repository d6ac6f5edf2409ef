import { bin } from './bin'
import type { AnswerContext, AnswerKind } from './kind'
import { oneFound } from './oneFound'
import { findChoice } from './oneOf'

/** Of the council's bins those that may be chosen: choices that are bins have the bin's id. */
const ofChoices = (context: AnswerContext): AnswerContext => ({
  ...context,
  containers: context.containers.filter(({ id }) => context.choices.some((choice) => choice.id === id)),
})

/** One of the bins of a home, by its colour here, what goes in it, its name or its place in the list. Gives its id. */
export const binAt: AnswerKind<string> = {
  ...oneFound,
  problems: bin.problems,
  read: (said, context) => {
    const found = bin.read(said, ofChoices(context))
    if (found.ok || found.problem !== 'notBin') return found
    const named = oneFound.read(said, context)
    return named.ok ? named : found
  },
  find: (said, context) => bin.find(said, ofChoices(context)) ?? findChoice(said, context),
}
