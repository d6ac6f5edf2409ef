import type { Knowledge } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'
import { filledIn, missingFrom } from './fillIn'
import { ScriptError } from './read'
import type { Script } from './script'

/** A script for one council, ready to be played. */
export interface Casting {
  script: Script
  pack: Pack
}

const castIn = (script: Script, pack: Pack): readonly Casting[] => {
  const missing = missingFrom(script, pack)
  const unknown = missing.filter(({ problem }) => problem.includes('is not known'))
  if (script.councils === 'all' && unknown.length === 0 && missing.length > 0) return []
  if (missing.length > 0) throw new ScriptError(missing)
  return [{ script: filledIn(script, pack), pack }]
}

/**
 * For which councils a script is played. One for `all` is left out where a pack lacks what it names; one that names its
 * councils must fit them all, or a `ScriptError` says what is missing.
 */
export const castingsOf = (script: Script, { councils }: Knowledge): readonly Casting[] => {
  const ids = script.councils === 'all' ? [...councils.keys()] : script.councils
  return ids.flatMap((id) => {
    const pack = councils.get(id)
    if (pack === undefined)
      throw new ScriptError([{ file: script.file, line: 1, problem: `there is no council called ${id}` }])
    return castIn(script, pack)
  })
}
