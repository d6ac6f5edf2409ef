import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { spawned } from '../processes/several'
import { DESK_SECRET, inShort, message, startDesk, status, tellUs } from '../support/desk'
import { ask, conversationAt, newFolder } from '../support/server'

/** As many as fit into everybody's tests; `ROUNDS=50 npx jest test/bot/desk` goes on for longer. */
const ROUNDS = Number(process.env.ROUNDS ?? 1)
/** With more of them the clock would be so far ahead that the desk would be given up. */
const KILLS = 2
/** What a killed process was about is taken up after a minute; the next one's clock is as far ahead. */
const LEASE_MS = 61_000

/** An assistant that is killed and started again, with the same file. */
const startMortal = async (desk: { url: string }) => {
  const env = {
    LOG_LEVEL: 'error',
    DATA_DIR: newFolder(),
    DESK_WEBHOOK_URLS: `otherford=${desk.url}`,
    DESK_WEBHOOK_SECRETS: DESK_SECRET,
  }
  let deaths = 0
  const begin = () =>
    spawned({ ...env, AHEAD_MS: String(deaths * LEASE_MS) }, join(__dirname, 'assistant.ts'))
  let now = await begin()
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (now.child.exitCode !== null || now.child.signalCode !== null) return
    const ended = once(now.child, 'exit')
    now.child.kill(signal)
    await ended
  }
  return {
    url: () => now.url,
    dies: async () => {
      await end('SIGKILL')
      deaths += 1
      now = await begin()
    },
    stop: () => end('SIGTERM'),
    now: () => new Date(Date.now() + deaths * LEASE_MS),
  }
}

/** Until it is taken: whoever isn't answered says it again, under the same id. */
const untilTaken = async (attempt: () => Promise<number>): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await attempt().catch(() => 0)
    if (answer >= 200 && answer < 300) return
    if (answer >= 400 && answer < 500) throw new Error(`refused: ${answer}`)
    await pause(50)
  }
  throw new Error('never taken')
}

const until = async (isSo: () => boolean): Promise<void> => {
  for (let looks = 0; looks < 1_000; looks += 1) {
    if (isSo()) return
    await pause(20)
  }
  throw new Error('waited in vain')
}

/** One talk at a council's own desk, over HTTP on both sides, while the assistant is killed again and again. */
const talk = async (
  desk: Awaited<ReturnType<typeof startDesk>>,
  mortal: Awaited<ReturnType<typeof startMortal>>,
): Promise<void> => {
  const { id, token } = await conversationAt(`${mortal.url()}/otherford/v3/directline`)
  const activities = () => `${mortal.url()}/otherford/v3/directline/conversations/${id}/activities`
  const resident = (text: string): Promise<void> => {
    const body = { type: 'message', text, channelData: { clientActivityID: text } }
    return untilTaken(async () => (await ask(activities(), { token, body })).status)
  }
  const answer = (activity: unknown, key: string): Promise<void> =>
    untilTaken(async () => {
      const { handoff } = desk.heard[0]?.channelData ?? { handoff: '' }
      const address = `${mortal.url()}/otherford/desk/handoffs/${handoff}/activities`
      return tellUs(address, activity, { id: key, at: mortal.now() })
    })
  const killing = (async () => {
    for (let kills = 0; kills < KILLS; kills += 1) {
      await pause(randomInt(1_500))
      await mortal.dies()
    }
  })()
  const said = Array.from({ length: 12 }, (_, i) => `message ${i}`)
  await resident('person')
  await until(() => desk.heard.length > 0)
  await answer(status('accepted', {}, 'Priya'), 'accepted')
  for (const text of said) {
    await resident(text)
    await until(() => desk.heard.some((one) => one.text === text))
    await answer(message(`re: ${text}`), `re ${text}`)
    await pause(randomInt(60))
  }
  await answer(status('completed'), 'completed')
  await killing
  await resident('bin')
  const { body } = await ask(activities(), { token })
  const read = (
    body.activities as { type: string; name?: string; text?: string; value?: { state?: string } }[]
  ).map(({ type, name, text, value }) => (type === 'event' ? `(${name} ${value?.state ?? ''})` : text))
  expect(desk.faults).toEqual([])
  expect(desk.heard.map(inShort)).toEqual([
    '(handoff.initiate )',
    'bot: place undefined',
    ...said.map((text) => `user: ${text}`),
  ])
  expect(read).toEqual([
    'Hello',
    'person',
    '(handoff.initiate )',
    'place undefined',
    '(handoff.status accepted)',
    expect.stringContaining('talking to Priya'),
    ...said.flatMap((text) => [text, `re: ${text}`]),
    '(handoff.status completed)',
    expect.stringContaining('Priya has ended the chat'),
    expect.stringContaining('How was your chat'),
    'bin',
    'asked: bin',
  ])
}

const playOnce = async (): Promise<void> => {
  const desk = await startDesk()
  const mortal = await startMortal(desk)
  try {
    await talk(desk, mortal)
  } finally {
    await mortal.stop()
    await desk.close()
  }
}

it(
  'a talk at a council’s own desk loses, doubles and swaps nothing, however often we are killed',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) await playOnce()
  },
  60_000 + ROUNDS * 60_000,
)
