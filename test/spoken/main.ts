/**
 * Five spoken calls to the real assistant, judged by what came of them: `npm run calls:spoken -- [--voice slt]… [--record FOLDER]`.
 * `--many`: how often a list of sentences is understood, instead. Ends with "N passed, N failed".
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Case } from '../../bot/cases/case'
import { holdCall } from '../../bot/channels/voice/holdCall'
import { HEARING, howToInstall, missingPackages, SPEAKING } from '../../bot/cli/recogniser/programs'
import type { Store } from '../../bot/storage/store'
import { loadKnowledge } from '../../knowledge/load'
import { spokenCaller } from './caller'
import { AT, CALLS, COUNCIL, isPutThrough, type Outcome, PERSON, type SpokenCall } from './calls'
import { gateway } from './gateway'
import { many } from './many'
import { type Served, served } from './served'
import { VOICES, type Voice } from './speak'

const SECRET = 'the-secret-of-the-webhooks'

const casesIn = async (store: Store): Promise<readonly Case[]> => {
  await store.indexCases(1_000, () => ({ isChased: false, isReplied: false, terms: [] }))
  const { cases } = await store.findCases({ within: [{ council: COUNCIL }], offset: 0, limit: 1_000 })
  const found = await Promise.all(cases.map(({ reference }) => store.findCase(COUNCIL, reference)))
  return found.flatMap((one) => one ?? [])
}

const pack = loadKnowledge().councils.get(COUNCIL)

/** How a call can end, and how it is shown. */
const MARKS = { served: '✓', 'a person': '✓ a person, for', wrong: '✗' }

const endOf = (
  outcome: Outcome,
  wrong: readonly string[],
  missing: readonly string[],
): keyof typeof MARKS => {
  if (wrong.length > 0) return 'wrong'
  if (missing.length === 0) return 'served'
  return isPutThrough(outcome) ? 'a person' : 'wrong'
}

const ring = async (
  { url, store }: Served,
  call: SpokenCall,
  number: number,
  voice: Voice,
  record?: string,
) => {
  if (pack === undefined) throw new Error(`no council ${COUNCIL}`)
  const before = await casesIn(store)
  const caller = await spokenCaller(voice, call.habits(before))
  const calls = gateway({ url, council: COUNCIL, secret: SECRET, call: number, at: AT })
  const began = process.hrtime.bigint()
  await holdCall(calls, { council: COUNCIL, callId: String(number), locale: 'en-GB', caller: {} }, caller)
  const took = Number(process.hrtime.bigint() - began) / 1e9
  const cases = await casesIn(store)
  const opened = cases.filter(({ reference }) => !before.some((one) => one.reference === reference))
  const outcome = { caller, cases, opened, pack }
  const [wrong, missing] = [call.wrong(outcome), call.missing(outcome)]
  if (record !== undefined) await caller.record(join(record, `${number}-${voice}.wav`))
  await caller.close()
  const end = endOf(outcome, wrong, missing)
  return { end, faults: [...wrong, ...missing], call, voice, caller, took }
}

type Rang = Awaited<ReturnType<typeof ring>>

const shownCall = ({ end, call, voice, faults, caller, took }: Rang): void => {
  const times = `${caller.turns()} turns · ${caller.seconds().toFixed(0)} s on the telephone, ${took.toFixed(0)} s here`
  console.log(`\n${MARKS[end]} ${call.name} · ${voice} · ${times}`)
  for (const line of caller.lines) console.log(line)
  for (const fault of faults) console.log(`  ${end === 'wrong' ? '✗' : '·'} ${fault}`)
}

const ENV = {
  COUNCILS: COUNCIL,
  VOICE_TRANSFER: `${COUNCIL}=${PERSON}`,
  JAMBONZ_WEBHOOK_SECRET: `${COUNCIL}=${SECRET}`,
}

/** All calls in one voice, one after the other. */
const ringAll = async (voice: Voice, record: string | undefined): Promise<readonly Rang[]> => {
  const server = await served(ENV, AT)
  const rung: Rang[] = []
  for (const [number, call] of CALLS.entries()) {
    const rang = await ring(server, call, number + 1, voice, record)
    shownCall(rang)
    rung.push(rang)
  }
  await server.close()
  return rung
}

/** Whoever is put through to a person, as they weren't understood, is served well; but somebody must have been understood. */
const isRight = ({ end, call }: Rang, all: readonly Rang[]): boolean =>
  end === 'served' || (end === 'a person' && all.some((one) => one.call === call && one.end === 'served'))

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      voice: { type: 'string', multiple: true },
      record: { type: 'string' },
      many: { type: 'boolean' },
    },
  })
  const missing = missingPackages([...HEARING, ...SPEAKING])
  if (missing.length > 0) return void console.log(`Spoken calls skipped: ${howToInstall(missing)}`)
  const voices = VOICES.filter((voice) => values.voice?.includes(voice) ?? true)
  if (voices.length === 0) throw new Error(`there are the voices ${VOICES.join(', ')}`)
  if (values.many === true) return void console.log(await many(voices))
  if (values.record !== undefined) mkdirSync(values.record, { recursive: true })
  const all: Rang[] = []
  for (const voice of voices) all.push(...(await ringAll(voice, values.record)))
  const failed = all.filter((one) => !isRight(one, all)).length
  console.log(`\n${all.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exit(1)
})
