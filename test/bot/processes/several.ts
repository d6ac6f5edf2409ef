import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../../../knowledge/root'
import { newFolder } from '../support/server'

/** One of several processes that share a database; a new one takes the place of one that was killed. */
export interface Place {
  /** Where it listens now. */
  url(): string
  /** As `kill -9` ends it: at once. */
  kill(): Promise<void>
  /** Starts another in its place. */
  start(): Promise<void>
  /** As whoever runs it ends it. */
  stop(): Promise<void>
}

/** An assistant in a process of its own that says `ready` and where; `script` starts it. */
export const spawned = async (
  env: Record<string, string>,
  script = join(__dirname, 'assistant.ts'),
): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: newFolder(), ...env },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const [, found] = /ready (\S+)\n/.exec(String(chunk)) ?? []
      if (found !== undefined) resolve(found)
    })
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, url }
}

const onePlace = async (env: Record<string, string>): Promise<Place> => {
  let now = await spawned(env)
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (now.child.exitCode !== null || now.child.signalCode !== null) return
    const ended = once(now.child, 'exit')
    now.child.kill(signal)
    await ended
  }
  return {
    url: () => now.url,
    kill: () => end('SIGKILL'),
    start: async () => {
      now = await spawned(env)
    },
    stop: () => end('SIGTERM'),
  }
}

/** Without limits, which are for strangers. */
const UNLIMITED = Object.fromEntries(
  ['MESSAGES_PER_MINUTE', 'REQUESTS_PER_MINUTE', 'CONVERSATIONS_PER_HOUR', 'MESSAGES_PER_CONVERSATION'].map(
    (name) => [`LIMIT_${name}`, '0'],
  ),
)

export const startSeveral = (count: number, env: Record<string, string>): Promise<readonly Place[]> =>
  Promise.all(Array.from({ length: count }, () => onePlace({ LOG_LEVEL: 'error', ...UNLIMITED, ...env })))
