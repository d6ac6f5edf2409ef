import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'

/** A server in a process of its own, so that its costs can be told from ours. */
export interface BenchServer {
  url: string
  pid: number
  /** From the start of the process to the first answer of its address, in milliseconds. */
  readyAfterMs: number
  stop(): Promise<void>
}

const untilPrinted = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = ''
    const hear = (chunk: Buffer): void => {
      printed += chunk
      const found = pattern.exec(printed)
      if (found?.[1] !== undefined) resolve(found[1])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', (code) => reject(new Error(`the server stopped with ${code}:\n${printed}`)))
  })

export const startServer = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  pattern: RegExp,
): Promise<BenchServer> => {
  const began = performance.now()
  const child = spawn(process.execPath, args, { cwd: projectRoot, env: { ...process.env, ...env } })
  const url = await untilPrinted(child, pattern)
  const readyAfterMs = performance.now() - began
  return {
    url,
    pid: child.pid ?? 0,
    readyAfterMs,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit')
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Limits are for strangers; a bench is one caller who asks as fast as it can. */
const UNLIMITED = Object.fromEntries(
  Object.keys(
    Object.fromEntries(
      readFileSync(join(projectRoot, '.env.example'), 'utf8')
        .split('\n')
        .flatMap((line) => /^#?\s*(LIMIT_\w+)=/.exec(line)?.[1] ?? [])
        .map((name) => [name, '']),
    ),
  ).map((name) => [name, '99999999']),
)

/** The assistant as `npm start` runs it, on a free port and a folder of its own. */
export const startAssistant = (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BenchServer> =>
  startServer(
    [join('dist', 'bot', 'main.js')],
    { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...UNLIMITED, ...env },
    /ready at (http:\S+)/,
  )

export const startEcho = (): Promise<BenchServer> =>
  startServer(['--import', 'tsx', join('test', 'bench', 'echo.ts')], {}, /ready (http:\S+)/)

const TICKS_PER_SECOND = 100

/** The fields of a process from its state on (`man proc_pid_stat`, 3 and following; Linux). */
const statOf = (pid: number): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []

const ticks = (pid: number, fields: readonly number[]): number => {
  const stat = statOf(pid)
  return fields.reduce((sum, field) => sum + Number(stat[field]), 0)
}

const [UTIME, STIME, CUTIME, CSTIME] = [11, 12, 13, 14]

/** Processor time a process has used so far, in microseconds (Linux). */
export const cpuOf = (pid: number): number => (ticks(pid, [UTIME, STIME]) / TICKS_PER_SECOND) * 1_000_000

/** Processor time of a process and of its children, those that have ended too, in microseconds (Linux). */
export const cpuOfFamily = (pid: number): number => {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((each) => each > 0 && parentOf(each) === pid)
  const own = (ticks(pid, [CUTIME, CSTIME]) / TICKS_PER_SECOND) * 1_000_000
  return children.reduce((sum, each) => sum + cpuOf(each), cpuOf(pid) + own)
}

/** 0 for one that has just ended. */
export const parentOf = (pid: number): number => {
  try {
    return Number(statOf(pid)[1])
  } catch {
    return 0
  }
}

/** Memory a process holds, in MB (Linux). */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
