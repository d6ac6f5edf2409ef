import { readFile } from 'node:fs/promises'
import { run } from './programs'

/** What the recogniser's model was trained on: 16,000 samples a second, 16 bits, one channel. */
const FOR_THE_MODEL = ['-r', '16000', '-e', 'signed-integer', '-b', '16', '-c', '1']

/** What a telephone carries: 8,000 samples a second as G.711 A-law, of tones of 300 to 3,400 Hz. */
const TELEPHONE = ['-r', '8000', '-e', 'a-law', '-c', '1']
const BAND = ['sinc', '300-3400']

// `-D`: no dither, which is noise by chance: the same sound gives the same file.
const QUIETLY = ['-D', '-V1']

/** Any sound that sox reads as the recogniser takes it. Throws for a file that is none. */
export const forTheModel = async (from: string, to: string): Promise<void> => {
  await run('sox', [...QUIETLY, from, ...FOR_THE_MODEL, to])
}

/** The same as a telephone line carries it. */
export const overTelephone = async (from: string, line: string): Promise<void> => {
  await run('sox', [...QUIETLY, from, ...TELEPHONE, line, ...BAND])
}

/** One after the other; all of them as the line carries them. */
export const joined = async (lines: readonly string[], to: string): Promise<void> => {
  await run('sox', [...QUIETLY, ...lines, to])
}

/** A WAV file's header as sox writes one for plain samples, in bytes. */
const HEADER = 44
/** Of 32,768: about -40 dB. Nobody speaks so low into a telephone. */
const HARDLY_ANYTHING = 330

/** Whether nothing can be heard in a file of `forTheModel`. */
export const isSilent = async (file: string): Promise<boolean> => {
  const bytes = await readFile(file)
  for (let at = HEADER; at + 1 < bytes.length; at += 2)
    if (Math.abs(bytes.readInt16LE(at)) > HARDLY_ANYTHING) return false
  return true
}

/** How long a file of `forTheModel` is, in seconds. */
export const secondsOf = async (file: string): Promise<number> =>
  ((await readFile(file)).length - HEADER) / 32_000
