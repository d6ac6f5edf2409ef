import type { Readable } from 'node:stream'

/** Where a password comes from: a terminal, on which nobody is to see it, or a pipe. */
export interface PasswordSource extends Readable {
  isTTY?: boolean
  setRawMode?(raw: boolean): unknown
}

const ENTER = /[\r\n]/
const STOP = '\u0003'
const ERASE = /[\b\u007f]/

const firstLine = async (source: PasswordSource): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/)[0] ?? ''
}

/** What has been typed after another key. */
const after = (typed: string, key: string): string =>
  ERASE.test(key) ? [...typed].slice(0, -1).join('') : typed + (/\p{Cc}/u.test(key) ? '' : key)

const unseen = (source: PasswordSource, stop: () => never): Promise<string> =>
  new Promise((resolve) => {
    let typed = ''
    const end = (): void => {
      source.off('data', hear)
      source.setRawMode?.(false)
      source.pause()
    }
    const isEnd = (key: string): boolean => key === STOP || ENTER.test(key)
    const hear = (chunk: Buffer): void => {
      const keys = [...chunk.toString('utf8')]
      const at = keys.findIndex(isEnd)
      typed = (at === -1 ? keys : keys.slice(0, at)).reduce(after, typed)
      if (at === -1) return
      end()
      if (keys[at] === STOP) stop()
      resolve(typed)
    }
    source.setRawMode?.(true)
    source.on('data', hear)
    source.resume()
  })

/**
 * Asks for a new password: twice on a terminal, where nothing of it is shown; once from a pipe, as its first line.
 * `undefined` when the two differ.
 */
export const askPassword = async (
  source: PasswordSource,
  say: (text: string) => void,
  stop: () => never = () => process.exit(130),
): Promise<string | undefined> => {
  if (!source.isTTY) return firstLine(source)
  say('Password (nothing is shown while you type): ')
  const first = await unseen(source, stop)
  say('\nThe same again: ')
  const second = await unseen(source, stop)
  say('\n')
  return first === second ? first : undefined
}
