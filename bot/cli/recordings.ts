/** A call of which the first things said are recordings. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Caller } from '../channels/voice/holdCall'
import { heardIn, shownHeard } from './recogniser/heardIn'
import { HEARING, howToInstall, missingPackages } from './recogniser/programs'
import { type Recognised, recognise } from './recogniser/recognise'
import { overTelephone } from './recogniser/wav'

export interface Recordings {
  files: readonly string[]
  /** They are to sound as a telephone line carries them. */
  overTelephone: boolean
}

/** As it is, or as the line makes it. Throws where the file is no sound. */
const heardOf = async (file: string, isNarrowed: boolean, hints: readonly string[]): Promise<Recognised> => {
  if (!isNarrowed) return recognise(file, hints)
  const folder = await mkdtemp(join(tmpdir(), 'line-'))
  try {
    const line = join(folder, 'line.wav')
    await overTelephone(file, line)
    return await recognise(line, hints)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Plays one recording whenever it is the caller's turn to say something; when there are none left, or the call is put
 * through, the other caller goes on. Throws where what hears them isn't installed.
 */
export const playing = ({ files, overTelephone: isNarrowed }: Recordings, other: Caller): Caller => {
  const missing = missingPackages(HEARING)
  if (files.length > 0 && missing.length > 0) throw new Error(howToInstall(missing))
  const left = [...files]
  return {
    hears: other.hears,
    does: async (told) => {
      const file = told.listen === undefined ? undefined : left.shift()
      if (file === undefined) return other.does(told)
      const heard = await heardOf(file, isNarrowed, told.listen?.hints ?? [])
      console.log(`\n♪ ${file}\n  heard: ${shownHeard(heard)}`)
      return heardIn(heard)
    },
  }
}
