import { wordsOf } from '../understanding/keywords'
import { bin } from './bin'
import type { AnswerContext, AnswerKind } from './kind'
import { withoutManners } from './lists'
import { oneFound } from './oneFound'
import { findChoice } from './oneOf'

/** Of the council's bins those that may be chosen: choices that are bins have the bin's id. */
const ofChoices = (context: AnswerContext): AnswerContext => ({
  ...context,
  containers: context.containers.filter(({ id }) => context.choices.some((choice) => choice.id === id)),
})

/**
 * Whether a colour that may be several bins' is only this one's here: the others of its kind have colours of their own
 * ("purple" is no caddy), or it is a name of this one ("black", of a "black bin").
 */
const isOnlyOne = (said: string, id: string, context: AnswerContext): boolean => {
  const { containers } = ofChoices(context)
  const meant = containers.find((each) => each.id === id)
  if (meant === undefined) return false
  const words = withoutManners(wordsOf(said))
  const isItsName = meant.alsoKnownAs.some((name) => words.every((word) => wordsOf(name).includes(word)))
  const isPlain = containers.every(
    (each) => each === meant || each.kind !== meant.kind || each.colours.length > 0,
  )
  return isItsName || isPlain
}

/** One of the bins of a home, by its colour here, what goes in it, its name or its place in the list. Gives its id. */
export const binAt: AnswerKind<string> = {
  ...oneFound,
  problems: bin.problems,
  read: (said, context) => {
    const found = bin.read(said, ofChoices(context))
    if (found.ok || (found.problem !== 'notBin' && found.problem !== 'binUnclear')) return found
    const named = oneFound.read(said, context)
    const isClear = found.problem === 'notBin' || (named.ok && isOnlyOne(said, named.value, context))
    return named.ok && isClear ? named : found
  },
  find: (said, context) => bin.find(said, ofChoices(context)) ?? findChoice(said, context),
}
