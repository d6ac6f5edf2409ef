import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BANK_HOLIDAYS_URL, refreshBankHolidays } from '../../../bot/cli/refreshBankHolidays'
import { bankHolidayFile, loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'

const shipped = () => JSON.parse(readFileSync(bankHolidayFile, 'utf8'))
const answering = (body: unknown, status = 200) => {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(url)
    return { ok: status === 200, status, json: async () => body }
  }
  const file = join(mkdtempSync(join(tmpdir(), 'refresh-')), 'bank-holidays.json')
  copyFileSync(bankHolidayFile, file)
  return { fetch, file, asked }
}

test('keeps a new day, and says so', async () => {
  const body = shipped()
  body.scotland.events.push({
    title: 'A jubilee',
    date: '2028-06-02',
    notes: 'Extra bank holiday',
    bunting: true,
  })
  const parts = answering(body)
  await expect(refreshBankHolidays(parts)).resolves.toEqual(['+ scotland: 2028-06-02 A jubilee'])
  expect(parts.asked).toEqual([BANK_HOLIDAYS_URL])
  expect(loadBankHolidays(parts.file).scotland.holidayOn('2028-06-02')).toBe('A jubilee')
  expect(loadBankHolidays(parts.file).england.holidayOn('2028-06-02')).toBeUndefined()
})

test('says which day was moved', async () => {
  const body = shipped()
  const events = body['england-and-wales'].events
  events.find(({ date }: { date: string }) => date === '2028-05-01').date = '2028-05-08'
  await expect(refreshBankHolidays(answering(body))).resolves.toEqual([
    '+ england-and-wales: 2028-05-08 Early May bank holiday',
    '- england-and-wales: 2028-05-01 Early May bank holiday',
  ])
})

test('keeps the years that are no longer published', async () => {
  const body = shipped()
  for (const nation of Object.values<{ events: { date: string }[] }>(body))
    nation.events = nation.events.filter(({ date }) => date >= '2019')
  const parts = answering(body)
  await expect(refreshBankHolidays(parts)).resolves.toEqual([])
  expect(loadBankHolidays(parts.file).england.known.from).toBe(2012)
})

test.each([
  ['an empty answer', {}, 200, 'not a file of bank holidays'],
  [
    'a nation without days',
    { ...shipped(), scotland: { division: 'scotland', events: [] } },
    200,
    'scotland',
  ],
  ['an error', shipped(), 503, '503'],
])('%s leaves the file alone', async (_, body, status, says) => {
  const parts = answering(body, status)
  await expect(refreshBankHolidays(parts)).rejects.toThrow(says)
  expect(readFileSync(parts.file, 'utf8')).toBe(readFileSync(bankHolidayFile, 'utf8'))
})
