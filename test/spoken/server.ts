/** The assistant with its server, in a process of its own, at a time that stands still: prints where it is, and ends with its input. */
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { realConversation, startSite } from '../browser/support/site'

const Given = z.object({ env: z.record(z.string(), z.string()), at: z.coerce.date() })

const serve = async (): Promise<void> => {
  const { env, at } = Given.parse(JSON.parse(process.argv[2] ?? '{}'))
  const { url, folder, close } = await startSite(env, realConversation(), { now: () => at })
  process.stdout.write(`${JSON.stringify({ url, folder })}\n`)
  process.stdin.resume().on('end', () => {
    void close()
      .then(() => rm(folder, { recursive: true, force: true }))
      .then(() => process.exit(0))
  })
}

void serve()
