import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../../bot/storage/sqlite'

const acknowledgedBeforeTheKill = (file: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'writer.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    writer.stdout.on('data', (chunk) => {
      said += String(chunk)
      if (said.split('\n').length > 50) writer.kill('SIGKILL')
    })
    writer.on('error', reject)
    writer.on('close', () => resolve(said.split('\n').length - 1))
  })

it('loses no acknowledged turn when the process is killed', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'killed-')), 'conversations.db')
  const acknowledged = await acknowledgedBeforeTheKill(file)
  expect(acknowledged).toBeGreaterThan(49)
  const store = await openSqlite(file)
  const messages = await store.messagesAfter('one', 0, 1_000_000)
  const kept = messages.filter(({ from }) => from === 'resident').map(({ activity }) => activity.text)
  expect(kept.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, i) => `turn ${i}`))
  expect(messages).toHaveLength(kept.length * 2)
  expect(await store.find('one')).toMatchObject({
    lastSeq: messages.length,
    state: { turns: kept.length - 1 },
  })
  for (const i of kept.keys())
    expect(await store.findCase('otherford', `${100_000_000 + i}`)).toMatchObject({
      timeline: [{ state: 'received' }],
    })
  expect(await store.findCase('otherford', `${100_000_000 + kept.length}`)).toBeUndefined()
  await store.close()
}, 60_000)
