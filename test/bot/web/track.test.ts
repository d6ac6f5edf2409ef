import { withCheckDigit, writtenReference } from '../../../dialogs/caseReference'
import { loadKnowledge } from '../../../knowledge/load'
import { type Site, startSite } from '../../browser/support/site'
import { openingCases } from '../support/cases'
import { standingClock } from '../support/world'

const knowledge = loadKnowledge()
const [council = '', other = ''] = knowledge.councils.keys()
const DAY_MS = 24 * 3_600_000

const posting = async (site: Site, path: string, form: Record<string, string>, headers = {}) => {
  const body = new URLSearchParams(form)
  const answer = await fetch(`${site.url}${path}`, {
    method: 'POST',
    body,
    headers: { Accept: 'text/html', Connection: 'close', ...headers },
  })
  const text = (await answer.text()).replaceAll('\u00A0', ' ').replaceAll('&nbsp;', ' ')
  return { status: answer.status, text }
}

/** Has a case opened in the chat, as a resident would, and gives its reference. */
const openedBy = async (site: Site, said: string): Promise<string> => {
  const page = await fetch(`${site.url}/${council}`, { headers: { Connection: 'close' } })
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const form = { text: said, clientId: 'a' }
  const answered = await fetch(`${site.url}/${council}`, {
    method: 'POST',
    headers: { Cookie: cookie, Connection: 'close' },
    body: new URLSearchParams(form),
  })
  return /\b\d{9}\b/.exec(await answered.text())?.[0] ?? ''
}

describe('the tracking page', () => {
  const clock = standingClock('2026-11-26T10:00:00Z')
  let site: Site
  let reference: string
  beforeAll(async () => {
    site = await startSite({ LIMIT_TRACKING_PER_HOUR: '0' }, { converse: openingCases, knowledge }, clock)
    reference = await openedBy(site, 'bins')
  })
  afterAll(() => site.close())
  const track = (form: Record<string, string>, headers = {}) =>
    posting(site, `/${council}/track`, form, headers)

  it('shows where a case stands for its reference, however it is written, and nothing more', async () => {
    for (const written of [
      reference,
      writtenReference(reference),
      ` ${reference.replace(/(...)/g, '$1-')} `,
    ]) {
      const { status, text } = await track({ reference: written })
      expect(status).toBe(200)
      expect(text).toContain(`Your case <strong>${writtenReference(reference)}</strong>: We have got it`)
      expect(text).toContain('It is due by <strong>Monday 30 November</strong>')
      expect(text).not.toMatch(/green bin|Acacia|EX1|0123/)
      expect(text).toContain('name="proof"')
    }
  })
  it.each(['EX1 2AB', 'ex12ab', '0123', '01632 960123'])('shows the details for %s', async (proof) => {
    const { status, text } = await track({ reference, proof })
    expect(status).toBe(200)
    expect(text).toMatch(/Missed collection: the green bin, at 12 Acacia Avenue/)
    expect(text).toContain('<li>Thursday 26 November: we got it</li>')
  })
  it('asks for no proof where the case has none', async () => {
    const { text } = await track({ reference: await openedBy(site, 'nobody') })
    expect(text).toContain('We have got it')
    expect(text).not.toContain('name="proof"')
  })
  it.each([
    ['', /Enter your reference/],
    ['hello', /Enter your reference/],
    ['12345678', /has nine digits/],
    ['1234567861', /has nine digits/],
    ['x'.repeat(500), /Enter your reference/],
  ])('says what is wrong with the reference %j, and keeps it', async (written, problem) => {
    const { status, text } = await track({ reference: written })
    expect(status).toBe(400)
    expect(text).toMatch(/<title>Error: /)
    expect(text).toMatch(problem)
    expect(text).toContain(`value="${written.slice(0, 100)}"`)
  })
  it('tells every wrong digit and every swap apart from a number that is not there', async () => {
    const wrong = Array.from({ length: 9 }, (_, at) => {
      const digit = at === 0 ? (Number(reference[0]) % 9) + 1 : (Number(reference[at]) + 3) % 10
      return `${reference.slice(0, at)}${digit}${reference.slice(at + 1)}`
    })
    const swapped = Array.from({ length: 8 }, (_, at) =>
      [reference.slice(0, at), reference[at + 1], reference[at], reference.slice(at + 2)].join(''),
    ).filter((number) => number !== reference && !number.startsWith('0'))
    for (const number of [...wrong, ...swapped]) {
      const { status, text } = await track({ reference: number })
      expect([number, status]).toEqual([number, 400])
      expect(text).toContain(`One digit of ${writtenReference(number)} seems to be wrong`)
    }
    const free = withCheckDigit(
      String(((Number(reference.slice(0, 8)) - 9_999_999) % 90_000_000) + 10_000_000),
    )
    const { text } = await track({ reference: free })
    expect(text).toContain(`I can’t find ${writtenReference(free)} among the cases of`)
  })
  it('never shows another council’s case', async () => {
    for (const form of [{ reference }, { reference, proof: 'EX1 2AB' }]) {
      const { text } = await posting(site, `/${other}/track`, form)
      expect(text).toContain('I can’t find')
      expect(text).not.toMatch(/We have got it|green bin/)
    }
  })
  it.each(['', 'no idea', '12', 'EX1'])('asks again for a proof that is none: %j', async (proof) => {
    const { status, text } = await track({ reference, proof })
    expect(status).toBe(400)
    expect(text).toMatch(/Enter the whole postcode/)
    expect(text).not.toMatch(/green bin/)
  })
  it('locks the details after too many wrong proofs, and opens them the next day', async () => {
    const one = await openedBy(site, 'locked')
    for (let i = 0; i < 5; i++)
      expect((await track({ reference: one, proof: `999${i}` })).text).toContain('That is not what we have')
    const { text } = await track({ reference: one, proof: '0123' })
    expect(text).toContain('tried too often')
    expect(text).toContain('We have got it')
    expect(text).not.toMatch(/green bin/)
    clock.moveOn(DAY_MS)
    expect((await track({ reference: one, proof: '0123' })).text).toMatch(/green bin/)
    clock.moveOn(-DAY_MS)
  })
  it('lets a late case be chased, once a day, and no other', async () => {
    const one = await openedBy(site, 'late')
    expect((await track({ reference: one })).text).not.toContain('name="chase"')
    clock.moveOn(7 * DAY_MS)
    const late = await track({ reference: one })
    expect(late.text).toContain('It is overdue')
    expect(late.text).toContain('name="chase"')
    expect((await track({ reference: one, chase: '1' })).text).toContain('told the team that you are waiting')
    expect((await track({ reference: one, chase: '1' })).text).toContain('less than a day ago')
    // Nothing moved, so nothing but what was said stands there.
    expect((await track({ reference: one, proof: '0123' })).text).toMatch(
      /<li>[^<]*\d \w+: The resident asks how far it is/,
    )
    clock.moveOn(-7 * DAY_MS)
  })
  it('shows words as words, whatever is written into it', async () => {
    const { text } = await track({ reference: '"><img src=x onerror=alert(1)>{{ 7*7 }}' })
    expect(text).not.toContain('<img')
    expect(text).not.toContain('49')
  })
  it('takes nothing from another website, and has no page for a council that is not there', async () => {
    expect((await track({ reference }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await posting(site, '/nowhere/track', { reference })).status).toBe(404)
  })
  it('finds its cases again after a restart', async () => {
    await site.restart()
    expect((await track({ reference, proof: 'EX1 2AB' })).text).toMatch(/green bin/)
  })
})

it('the tracking page is limited by address, kindly, and nothing else is', async () => {
  const site = await startSite({ LIMIT_TRACKING_PER_HOUR: '3' }, { converse: openingCases, knowledge })
  const track = () => posting(site, `/${council}/track`, { reference: '123456786' })
  for (let i = 0; i < 3; i++) expect((await track()).status).toBe(400)
  const { status, text } = await track()
  expect(status).toBe(429)
  expect(text).toMatch(/Wait an hour/)
  expect((await fetch(`${site.url}/${council}`)).status).toBe(200)
  await site.close()
})
