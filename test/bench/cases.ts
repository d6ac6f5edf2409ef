/**
 * `npx tsx test/bench/cases.ts [how many]`: how long the advisors’ console takes to find cases among many; in a SQLite file.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Case } from '../../bot/cases/case'
import { termsWanted } from '../../bot/cases/caseTerms'
import { indexedCase } from '../../bot/cases/indexed'
import type { IndexSearch } from '../../bot/storage/caseIndexStore'
import { openSqlite } from '../../bot/storage/sqlite'
import type { Store } from '../../bot/storage/store'
import { withCheckDigit } from '../../dialogs/caseReference'
import type { CaseState } from '../../dialogs/ports'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { workingDays } from '../../knowledge/calendar/workingDays'
import { loadKnowledge } from '../../knowledge/load'

const MANY = Number(process.argv[2] ?? 100_000)
const ROUNDS = 15
const T = Date.parse('2026-04-08T10:00:00Z')
const AN_HOUR_MS = 3_600_000

const FIRST = ['Ada', 'Ben', 'Chloe', 'Dev', 'Ella', 'Femi', 'Grace', 'Hugh', 'Ines', 'Jack']
const LAST = ['Okafor', 'Smith', 'Patel', 'Jones', 'Nowak', 'Brown', 'Khan', 'Evans', 'Walsh', 'Green']
const STREETS = ['Acacia Avenue', 'Mill Lane', 'Church Street', 'Station Road', 'The Green', 'Quarry Close']
const THINGS = ['green bin', 'brown bin', 'food caddy', 'black sack', 'glass box']
const SERVICES = ['missed-bin', 'bulky-waste', 'complaint', 'benefit-change', 'planning-breach']
const pick = <One>(list: readonly One[], i: number): One => list[i % list.length] as One

const aCase = (i: number, council: string): Case => {
  const at = new Date(T - (MANY - i) * AN_HOUR_MS * 0.1)
  const street = `${1 + (i % 97)} ${pick(STREETS, i)} ${pick(LAST, i * 7)}`
  const state: CaseState = i % 20 === 0 ? 'received' : i % 31 === 0 ? 'inProgress' : 'done'
  return {
    reference: withCheckDigit(String(10_000_000 + i * 7)),
    council,
    conversation: council,
    service: pick(SERVICES, i),
    intent: 'bins.missed',
    answers: { bin: 'green' },
    what: `Missed collection: the ${pick(THINGS, i)}`,
    where: `${street}, EX${1 + (i % 9)} ${i % 10}AB`,
    postcode: `EX${1 + (i % 9)} ${i % 10}AB`,
    contact: {
      name: `${pick(FIRST, i)} ${pick(LAST, i * 3)} ${i}`,
      phone: `07700${String(900_000 + (i % 99_999)).padStart(6, '0')}`,
      email: `resident${i}@example.org`,
    },
    particulars: [
      { id: 'bin', label: 'Which bin', value: pick(THINGS, i) },
      {
        id: 'story',
        label: 'What happened',
        value: `The crew drove past and took number ${i % 40} but not ours`,
      },
    ],
    promise: { within: { amount: 5, unit: 'workingDays' } },
    timeline: [
      { state: 'received', at, by: 'resident' },
      ...(state === 'received' ? [] : [{ state, at: new Date(at.getTime() + 1), by: 'council' } as const]),
    ],
  }
}

const fill = async (store: Store, councils: readonly string[]): Promise<void> => {
  for (const council of councils)
    await store.start({
      id: council,
      council,
      channel: 'bench',
      resident: 'r',
      locale: 'en-GB',
      startedAt: new Date(T),
    })
  const AT_ONCE = 500
  for (let from = 0; from < MANY; from += AT_ONCE) {
    const cases = Array.from({ length: Math.min(AT_ONCE, MANY - from) }, (_, n) =>
      aCase(from + n, pick(councils, from + n)),
    )
    for (const one of cases) await store.referenceFor(one.reference, new Date(T), () => one.reference)
    await store.keep({ conversation: pick(councils, 0), replies: [], state: null, opens: cases })
  }
}

const searches = (councils: readonly string[]): readonly (readonly [string, Partial<IndexSearch>])[] => {
  const open = { states: ['received', 'inProgress', 'scheduled', 'waiting'] as const }
  const words = (said: string) => ({ terms: termsWanted(said) })
  return [
    ['what is open, by its date', open],
    ['what is open, page 40', { ...open, offset: 975 }],
    ['over its promise', { ...open, dueTo: new Date(T) }],
    ['everything', {}],
    ['a word that most have: bin', words('bin')],
    ['a word that most have, open: bin', { ...open, ...words('bin') }],
    ['two words that most have, never together: sack caddy', words('sack caddy')],
    ['a name: Okafor 4242', words('okafor 4242')],
    ['a postcode', words('EX3 4AB')],
    ['the end of a phone number', words('904242')],
    ['an email address', words('resident4242@example.org')],
    ['nothing of the kind: zebra', words('zebra')],
    ['chased by the resident (none)', { ...open, isChased: true }],
    [
      'one team of one council',
      {
        ...open,
        within: [
          {
            council: councils[0] ?? '',
            of: { teams: ['a'], services: { in: ['complaint', 'bulky-waste'] } },
          },
        ],
      },
    ],
  ]
}

const main = async (): Promise<void> => {
  const knowledge = loadKnowledge()
  const councils = [...knowledge.councils.keys()]
  const folder = mkdtempSync(join(tmpdir(), 'bench-cases-'))
  const store = await openSqlite(join(folder, 'cases.db'))
  let began = performance.now()
  await fill(store, councils)
  console.log(
    `${MANY} cases of ${councils.length} councils opened in ${Math.round(performance.now() - began)} ms`,
  )
  const [pack] = knowledge.councils.values()
  if (pack === undefined) throw new Error('no council')
  const at = { pack, workingDays: workingDays(loadBankHolidays()[pack.council.nation]) }
  began = performance.now()
  await store.indexCases(MANY, (one) => indexedCase(one, at))
  const took = performance.now() - began
  console.log(`put into the index: ${Math.round((took / MANY) * 1000)} µs a case`)
  const within = councils.map((council) => ({ council }))
  for (const [name, more] of searches(councils)) {
    const times: number[] = []
    let found = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = performance.now()
      found = (await store.findCases({ within, offset: 0, limit: 25, ...more })).total
      times.push(performance.now() - before)
    }
    times.sort((a, b) => a - b)
    const at50 = times[Math.floor(ROUNDS / 2)] ?? 0
    console.log(
      `${at50.toFixed(1).padStart(8)} ms (most ${(times.at(-1) ?? 0).toFixed(1)})  ${found} found  ${name}`,
    )
  }
  await store.close()
  rmSync(folder, { recursive: true })
}

main()
