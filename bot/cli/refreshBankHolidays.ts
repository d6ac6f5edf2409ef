/** Brings the shipped bank holidays up to date with GOV.UK: `node bot/cli/run.mjs cli/refreshBankHolidays`, once a year or when a day is proclaimed. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { BankHolidayFile } from '../../knowledge/calendar/bankHolidays'
import { bankHolidayFile, parseBankHolidays } from '../../knowledge/calendar/bankHolidays'

/** Where GOV.UK publishes them, with whole years and in the shape that we keep. */
export const BANK_HOLIDAYS_URL = 'https://www.gov.uk/bank-holidays.json'

const WAIT_MS = 20_000

/** What the refresh needs of the world: `fetch`, and the file to keep. */
export interface RefreshParts {
  fetch: (url: string, init: { signal: AbortSignal }) => Promise<Pick<Response, 'ok' | 'status' | 'json'>>
  file: string
}

const NATIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const

type Events = BankHolidayFile['scotland']['events']

const key = ({ date, title }: Events[number]) => `${date} ${title}`

/** The new events, and with them those years that GOV.UK's file no longer goes back to. */
const merged = (before: Events, after: Events): Events => {
  const first = after.map(({ date }) => date.slice(0, 4)).sort()[0] ?? ''
  return [...before.filter(({ date }) => date.slice(0, 4) < first), ...after]
}

const changes = (nation: string, before: Events, after: Events): readonly string[] => {
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))]
  return [
    ...after.filter((event) => !had.has(key(event))).map((event) => `+ ${nation}: ${key(event)}`),
    ...before.filter((event) => !has.has(key(event))).map((event) => `- ${nation}: ${key(event)}`),
  ]
}

/**
 * Fetches, checks and keeps the bank holidays, and returns what changed, one line each; nothing is written when nothing
 * changed. Years that GOV.UK has dropped are kept. Throws, leaving the file alone, when the answer is not whole.
 */
export const refreshBankHolidays = async ({ fetch, file }: RefreshParts): Promise<readonly string[]> => {
  const answer = await fetch(BANK_HOLIDAYS_URL, { signal: AbortSignal.timeout(WAIT_MS) })
  if (!answer.ok) throw new Error(`${BANK_HOLIDAYS_URL} answered ${answer.status}`)
  const fetched = parseBankHolidays(await answer.json())
  const before = parseBankHolidays(JSON.parse(readFileSync(file, 'utf8')))
  const after = { ...fetched }
  for (const nation of NATIONS)
    Object.assign(after, {
      [nation]: { ...fetched[nation], events: merged(before[nation].events, fetched[nation].events) },
    })
  const changed = NATIONS.flatMap((nation) => changes(nation, before[nation].events, after[nation].events))
  if (changed.length === 0) return changed
  writeFileSync(`${file}.new`, `${JSON.stringify(parseBankHolidays(after), null, 2)}\n`)
  renameSync(`${file}.new`, file)
  return changed
}

const main = async () => {
  const changed = await refreshBankHolidays({ fetch, file: bankHolidayFile })
  console.log(changed.length === 0 ? 'Nothing has changed.' : changed.join('\n'))
}

if (process.argv[1] && /refreshBankHolidays\.[jt]s$/.test(process.argv[1]))
  main().catch((problem: unknown) => {
    console.error(
      `The bank holidays were not changed: ${problem instanceof Error ? problem.message : problem}`,
    )
    process.exitCode = 1
  })
