/** Callers' voices, and the assistant's. */
import { run } from '../../bot/cli/recogniser/programs'

/** A man from Scotland, a man and a woman from America. */
export const VOICES = ['awb', 'rms', 'slt'] as const
export type Voice = (typeof VOICES)[number]

/** A caller says something, into a file. */
export const say = async (voice: Voice, text: string, to: string): Promise<void> => {
  await run('flite', ['-voice', voice, '-t', text, '-o', to])
}

/** A synthesiser says what the assistant would have it say, in SSML. */
export const saySsml = async (ssml: string, to: string): Promise<void> => {
  await run('espeak-ng', ['-m', '-v', 'en-gb', '--stdin', '-w', to], ssml)
}
