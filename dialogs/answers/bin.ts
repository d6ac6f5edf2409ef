import { z } from 'zod'
import type { Container } from '../../knowledge/schema'
import { wordsOf } from '../understanding/keywords'
import { findBins } from '../understanding/particulars/bin'
import type { AnswerContext, AnswerKind, Choice, Read } from './kind'
import { read, unread } from './kind'
import { withoutManners } from './lists'
import { placeIn } from './oneOf'

const asChoice = ({ id, name, alsoKnownAs }: Container): Choice => ({
  id,
  label: name.charAt(0).toUpperCase() + name.slice(1),
  also: alsoKnownAs,
})

/** Of all that was named: the one bin, why it isn't one, or nothing at all. */
const oneBin = (named: readonly (readonly string[])[]): Read<string> => {
  const clear = new Set(named.flatMap((ids) => (ids.length === 1 ? ids : [])))
  const [first, ...others] = clear
  if (others.length > 0) return unread('severalBins')
  if (first !== undefined) return read(first)
  if (named.length === 0) return unread('notBin')
  return unread(named.some((ids) => ids.length > 1) ? 'binUnclear' : 'binNotKnown')
}

const readBin = (said: string, context: AnswerContext): Read<string> => {
  const place = placeIn(withoutManners(wordsOf(said)), context)
  if (place !== undefined) {
    const id = context.choices[place]?.id
    return id === undefined ? unread('noSuchNumber') : read(id)
  }
  return oneBin(findBins(said, context.containers, { asked: true }).map(({ value }) => value.containers))
}

/** One of the council's bins, by its colour here, by what goes in it or by its place in the list. Gives its id. */
export const bin: AnswerKind<string> = {
  stored: z.string().min(1),
  problems: ['notBin', 'binNotKnown', 'binUnclear', 'severalBins', 'noSuchNumber'],
  expects: 'choice',
  choices: [],
  offers: (containers) => containers.map(asChoice),
  read: readBin,
  find: (said, { containers }) => {
    const found = oneBin(findBins(said, containers).map(({ value }) => value.containers))
    return found.ok ? found.value : undefined
  },
}
