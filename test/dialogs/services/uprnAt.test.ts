import { join } from 'node:path'
import type { Ports } from '../../../dialogs/ports'
import { noWorld } from '../../../dialogs/ports'
import { uprnAt } from '../../../dialogs/services/uprnAt'
import { openArticles } from '../../../knowledge/articles'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import type { Property } from '../../../knowledge/collections/port'
import { knowledgeFolder, loadKnowledge } from '../../../knowledge/load'

const holidays = loadBankHolidays().england
const [pack] = loadKnowledge().councils.values()
if (pack === undefined) throw new Error('there is no council')

const homes = ['1 Mill Lane', '11 Mill Lane', 'Flat 1, 20 Mill Lane', 'Flat 2, 20 Mill Lane'].map(
  (address, i) => ({ uprn: `00${i + 1}`, address: `${address}, Otherford`, postcode: 'EX1 2AB' }) as Property,
)
const ports: Ports = {
  ...noWorld,
  collections: {
    ...noWorld.collections,
    addressesAt: async (postcode) => (postcode === 'EX1 2AB' ? homes : []),
  },
}
const world = {
  ports,
  here: {
    pack,
    articles: openArticles(join(knowledgeFolder(), 'articles'))(),
    holidays,
    workingDays: workingDays(holidays),
    at: new Date('2026-11-24T10:00:00Z'),
    now: { day: '2026-11-24', time: '10:00' },
    channel: 'terminal' as const,
  },
}

it.each([
  ['the one home', 'EX1 2AB', '1 Mill Lane', '001'],
  ['its neighbour by number', 'EX1 2AB', '11 Mill Lane', '002'],
  ['one flat of a house', 'EX1 2AB', 'Flat 2, 20 Mill Lane', '004'],
  ['a house of several flats', 'EX1 2AB', '20 Mill Lane', undefined],
  ['a number that isn’t there', 'EX1 2AB', '3 Mill Lane', undefined],
  ['another postcode', 'EX9 9ZZ', '1 Mill Lane', undefined],
])('%s', async (_, postcode, address, uprn) => {
  expect(await uprnAt(postcode, address, world)).toBe(uprn)
})
