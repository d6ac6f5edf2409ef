import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { longDay } from '../../../knowledge/calendar/day'
import { knowledgeFolder, loadKnowledge } from '../../../knowledge/load'
import { type Site, startSite } from '../../browser/support/site'
import { echo, standingClock } from '../support/world'

const knowledge = loadKnowledge()
const councils = [...knowledge.councils.keys()]

const propertiesOf = (id: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(knowledgeFolder(), 'councils', id, 'sample', 'properties.csv'), 'utf8'), {
    columns: true,
  })

const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)

describe('the pages of bin collections', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite({}, { converse: echo, knowledge }, standingClock('2026-12-20T10:00:00Z'))
  })
  afterAll(() => site.close())
  const get = async (path: string, accept = 'text/html') => {
    const answer = await fetch(`${site.url}${path}`, { headers: { Accept: accept } })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const post = async (council: string, postcode: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${site.url}/${council}/collections`, {
      method: 'POST',
      body: new URLSearchParams({ postcode }),
      headers: { Accept: 'text/html', ...headers },
    })
    return { status: answer.status, text: await answer.text() }
  }

  it.each(councils)(
    '%s: from postcode to address to days, and to the calendar, marked as sample data',
    async (id) => {
      const [first] = propertiesOf(id)
      const { uprn = '', postcode = '', address = '' } = first ?? {}
      const form = await get(`/${id}/collections`)
      expect(form.text).toContain('name="postcode"')
      const list = await post(id, postcode.toLowerCase().replace(' ', ''))
      expect(list.status).toBe(200)
      expect(list.text).toContain(`href="/${id}/collections/${uprn}">${escaped(address)}</a>`)
      const days = await get(`/${id}/collections/${uprn}`)
      expect(days.text).toContain(escaped(`${address}, ${postcode}`))
      const calendar = await get(`/${id}/collections/${uprn}.ics`)
      expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      expect(calendar.text).toMatch(/^BEGIN:VCALENDAR\r\n/)
      for (const { text } of [form, list, days, calendar])
        expect(text.replace(/\r\n /g, '')).toContain('This is sample data')
      for (const { text } of [form, list, days]) expect(text.match(/\{\w+\}|undefined|\[object/g)).toBeNull()
    },
  )

  it.each(councils)('%s: gives every bin by the name and colours of its containers', async (id) => {
    const containers = knowledge.councils.get(id)?.containers ?? []
    const texts = await Promise.all(
      propertiesOf(id).map(async ({ uprn }) => (await get(`/${id}/collections/${uprn}`)).text.toLowerCase()),
    )
    const all = texts.join('\n')
    const inSeason = containers.filter(({ stream }) => stream !== 'garden')
    for (const { name } of inSeason) expect(all).toContain(escaped(name).toLowerCase())
    const filled = [...all.matchAll(/<path [^>]*fill="(#[0-9a-f]{6})"/g)]
    expect(new Set(filled.map(([, fill]) => fill)).size).toBeGreaterThanOrEqual(2)
  })

  /** A property of the sample whose day is moved at Christmas, found in its calendar. */
  const movedAtChristmas = async () => {
    for (const id of councils)
      for (const { uprn } of propertiesOf(id)) {
        const { text } = await get(`/${id}/collections/${uprn}.ics`)
        const [event] = text
          .split('BEGIN:VEVENT')
          .filter((one) => one.replace(/\r\n /g, '').includes('It is usually Friday 25 December 2026'))
        const day = /DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)/.exec(event ?? '')
        if (day !== null) return { id, uprn, day: day.slice(1).join('-') }
      }
    throw new Error('nothing is moved')
  }

  it('tells what has changed, on the new day and with the reason', async () => {
    const { id, uprn, day } = await movedAtChristmas()
    const { text } = await get(`/${id}/collections/${uprn}`)
    expect(text).toContain(longDay(day))
    expect(text).toContain(
      'Your day has changed because of the Christmas bank holidays. It is usually Friday 25 December 2026.',
    )
    expect(text).not.toContain('<h2 class="govuk-heading-s">Friday 25 December 2026</h2>')
  })

  it('tells of a change once for all bins of a day', async () => {
    const { id, uprn } = await movedAtChristmas()
    const { text } = await get(`/${id}/collections/${uprn}`)
    for (const day of text.split('<h2 class="govuk-heading-s">').slice(1)) {
      const notes = [...day.matchAll(/<p class="bin__note">(.*?)<\/p>/g)].map(([, note]) => note)
      expect(notes).toEqual([...new Set(notes)])
    }
  })

  it('links the calendar to be subscribed to and to be downloaded', async () => {
    const { id, uprn } = await movedAtChristmas()
    const { text } = await get(`/${id}/collections/${uprn}`)
    const { host } = new URL(site.url)
    expect(text).toContain(`href="webcal://${host}/${id}/collections/${uprn}.ics"`)
    expect(text).toContain(`href="http://${host}/${id}/collections/${uprn}.ics"`)
  })

  it.each(councils)('%s: never says who has help with their bins', async (id) => {
    const assisted = propertiesOf(id).find((one) => one.assisted === '1')
    for (const path of [`/${id}/collections/${assisted?.uprn}`, `/${id}/collections/${assisted?.uprn}.ics`])
      expect((await get(path)).text).not.toMatch(/assist(ed|ance)/i)
    expect((await post(id, assisted?.postcode ?? '')).text).not.toMatch(/assisted/i)
  })

  it.each([
    ['', 400, 'Enter a whole postcode, such as EX1 2AB'],
    ['my house', 400, 'Enter a whole postcode, such as EX1 2AB'],
    ['B98', 400, 'Enter the whole postcode. It has two parts, such as EX1 2AB.'],
    ['EX1 2AB', 400, 'We know of no address at EX1 2AB.'],
    ['<b>B98', 400, 'value="&lt;b&gt;B98"'],
    [`EX1 2AB${' x'.repeat(30_000)}`, 400, 'We know of no address at EX1 2AB.'],
  ])('answers the postcode "%.20s" with %i', async (postcode, status, told) => {
    const answer = await post(councils[0] ?? '', postcode)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(told)
  })

  it('takes a form only from its own pages', async () => {
    const [id = ''] = councils
    expect((await post(id, 'EX1 2AB', { Origin: 'https://elsewhere.example' })).status).toBe(403)
  })

  it.each([
    ['/nowhere/collections', 404],
    ['/nowhere/collections/1', 404],
    ['/COUNCIL/collections/1', 404],
    ['/COUNCIL/collections/1.ics', 404],
    ['/COUNCIL/collections/1e5', 404],
    ['/COUNCIL/collections/9999999999999', 404],
    ['/COUNCIL/collections/%2e%2e', 404],
    ['/COUNCIL/collections/1/2', 404],
  ])('%s is %i', async (path, status) => {
    expect((await get(path.replace('COUNCIL', councils[0] ?? ''))).status).toBe(status)
  })

  it('knows the addresses of one council only in that council', async () => {
    const [id = '', other = ''] = councils
    const { uprn, postcode = '' } = propertiesOf(id)[0] ?? {}
    expect((await get(`/${other}/collections/${uprn}`)).status).toBe(404)
    expect((await post(other, postcode)).text).toContain(`We know of no address at ${postcode}`)
  })

  it('says so for a property from which nothing is collected', async () => {
    const found = councils
      .flatMap((id) => propertiesOf(id).map((one) => ({ id, ...one }) as Record<string, string>))
      .find(({ property_type }) => property_type === 'none')
    const { text } = await get(`/${found?.id}/collections/${found?.uprn}`)
    expect(text).toContain('We know of no collection at this address in the next eight weeks.')
    expect(text).not.toContain('.ics')
  })
})
