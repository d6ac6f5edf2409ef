/** Programs of the machine that speak and hear, beside what npm installs. Only developers' commands and tests run them. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The acoustic model, language model and dictionary that Debian's `pocketsphinx-en-us` installs. */
export const MODEL = '/usr/share/pocketsphinx/model/en-us'

/** Each with Debian's package of it. */
const PACKAGES = {
  flite: 'flite',
  sox: 'sox',
  pocketsphinx_batch: 'pocketsphinx',
  'espeak-ng': 'espeak-ng',
} as const
export type Program = keyof typeof PACKAGES

export const HEARING: readonly Program[] = ['sox', 'pocketsphinx_batch']
export const SPEAKING: readonly Program[] = ['flite', 'espeak-ng']

const isThere = (program: Program): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined

/** The packages that are not installed here, of those that are needed; the recogniser needs its model too. */
export const missingPackages = (programs: readonly Program[]): readonly string[] => {
  const model = programs.includes('pocketsphinx_batch') && !existsSync(MODEL) ? ['pocketsphinx-en-us'] : []
  return [...programs.filter((program) => !isThere(program)).map((program) => PACKAGES[program]), ...model]
}

/** What to do about it, for whoever runs the command. */
export const howToInstall = (packages: readonly string[]): string =>
  `${packages.join(', ')} not installed here. On Debian: apt-get install --no-install-recommends ${packages.join(' ')}`

/** Far longer than any of them takes: one that hangs is ended. Milliseconds. */
const LONGEST = 120_000

/** Runs one, and gives what it writes to standard output. Throws with what it complained of. */
export const run = (program: Program, options: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile(program, options, { timeout: LONGEST, maxBuffer: 2 ** 24 }, (fault, out, err) => {
      if (fault === null) resolve(out)
      else
        reject(new Error(`${program} failed: ${err.trim().split('\n').slice(-3).join(' ') || fault.message}`))
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
