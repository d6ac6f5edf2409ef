/** The assistant as whoever rings it has it: a server elsewhere. What it keeps can be looked into. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { readConfig } from '../../bot/config'
import { openStore } from '../../bot/storage/openStore'
import type { Store } from '../../bot/storage/store'

export interface Served {
  url: string
  /** What it keeps, read from beside it. */
  store: Store
  close(): Promise<void>
}

const Told = z.object({ url: z.string(), folder: z.string() })

/** Throws when it does not start. */
export const served = async (env: Readonly<Record<string, string>>, at: Date): Promise<Served> => {
  const given = JSON.stringify({ env, at })
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'server.ts'), given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the assistant did not start'))),
  ])
  const { url, folder } = Told.parse(JSON.parse(String(line)))
  const store = await openStore(readConfig({ DATA_DIR: folder }))
  const close = async (): Promise<void> => {
    await store.close()
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { url, store, close }
}
