import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createCases } from '../../../bot/cases/cases'
import { MOVES } from '../../../bot/cases/moves'
import { CASE_STATES, type CaseEvent, type CaseState } from '../../../dialogs/ports'
import { isOpen } from '../../../dialogs/tracking/due'
import { later, type Open311Site, startOpen311 } from '../support/open311'

let site: Open311Site
let key: string
let opened = 100_000_000
beforeAll(async () => {
  site = await startOpen311()
  key = await site.keyFor()
})
afterAll(() => site.close())

const inState = async (state: CaseState, more = {}): Promise<string> => {
  const reference = String(++opened)
  await site.open({ reference, timeline: [{ state, at: later(0), by: 'council' }], ...more })
  return reference
}
const timelineOf = async (reference: string) =>
  (await site.store.findCase('otherford', reference))?.timeline ?? []
const update = (reference: string, more: Record<string, string> = {}) => ({
  api_key: key,
  service_request_id: reference,
  update_id: `u${reference}`,
  status: 'IN_PROGRESS',
  updated_datetime: '2026-04-08T11:00:30+01:00',
  description: 'The crew is on its way',
  ...more,
})
const post = (form: Record<string, string>) => site.post('servicerequestupdates.json', form)
/** Whether the table of moves has it, or it says more of where the case is. */
const mayFollow = ({ state, note }: CaseEvent, before: CaseEvent | undefined): boolean =>
  before !== undefined &&
  ((MOVES[before.state] as readonly CaseState[]).includes(state) ||
    (before.state === state && note !== undefined))
const descriptions = (body: unknown) =>
  (body as { description: string }[]).map(({ description }) => description)

describe('POST servicerequestupdates', () => {
  it('moves a case, with the sentence for the resident and the time it happened', async () => {
    const reference = await inState('received')
    const { status, body } = await post(update(reference))
    expect([status, body]).toEqual([200, [{ update_id: `u${reference}` }]])
    expect(await timelineOf(reference)).toEqual([
      expect.anything(),
      { state: 'inProgress', at: later(30_000), by: 'council', note: 'The crew is on its way' },
    ])
  })
  it('answers in XML, and takes JSON', async () => {
    const { update_id: _, ...rest } = update(await inState('received'))
    const { status, text } = await site.get('servicerequestupdates.xml', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...rest, update_id: 7 }),
    })
    expect(status).toBe(200)
    expect(text).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<service_request_updates><request_update><update_id>7</update_id></request_update></service_request_updates>\n',
    )
  })
  /** For each status, the states it leads to from each of CASE_STATES, in that order; `-`: refused. */
  const LEADS: Readonly<Record<string, string>> = {
    //                            received   inProgress scheduled waiting done closedWithoutAction duplicate handedOn withdrawn
    open: 'received inProgress scheduled waiting inProgress inProgress inProgress inProgress -',
    reopen: 'received inProgress scheduled waiting inProgress inProgress inProgress inProgress -',
    unchanged: 'received inProgress scheduled waiting done closedWithoutAction duplicate handedOn withdrawn',
    investigating:
      'inProgress inProgress inProgress inProgress inProgress inProgress inProgress inProgress -',
    in_progress: 'inProgress inProgress inProgress inProgress inProgress inProgress inProgress inProgress -',
    for_triage: 'inProgress inProgress inProgress inProgress inProgress inProgress inProgress inProgress -',
    internal_referral:
      'inProgress inProgress inProgress inProgress inProgress inProgress inProgress inProgress -',
    planned: 'scheduled scheduled scheduled scheduled - - - - -',
    action_scheduled: 'scheduled scheduled scheduled scheduled - - - - -',
    waiting: 'waiting waiting waiting waiting - - - - -',
    fixed: 'done done done done done - - - -',
    closed: 'done done done done done closedWithoutAction duplicate handedOn withdrawn',
    no_further_action:
      'closedWithoutAction closedWithoutAction closedWithoutAction closedWithoutAction - closedWithoutAction - - -',
    not_councils_responsibility: 'handedOn handedOn handedOn handedOn - - - handedOn -',
    duplicate: 'duplicate duplicate duplicate duplicate - - duplicate - -',
    cancelled: 'withdrawn withdrawn withdrawn withdrawn - - - - withdrawn',
  }
  const rows = Object.entries(LEADS).flatMap(([status, row]) =>
    row.split(' ').map((to, i) => [status, CASE_STATES[i] ?? 'received', to] as const),
  )
  it.each(rows)('%s from %s: %s', async (status, from, to) => {
    const reference = await inState(from)
    const answer = await post(update(reference, { status: status.toUpperCase() }))
    const states = (await timelineOf(reference)).map(({ state }) => state)
    if (to === '-') {
      expect(answer.status).toBe(409)
      expect(descriptions(answer.body)).toEqual([
        expect.stringMatching(/^status: the case cannot go there from where it is \(\w+ → \w+\)$/),
      ])
      expect(states).toEqual([from])
    } else {
      expect(answer.status).toBe(200)
      expect(states).toEqual([from, to])
      expect(to === from || (MOVES[from] as readonly string[]).includes(to)).toBe(true)
    }
  })
  it.each([
    [{ service_request_id: '' }, 400, ['service_request_id: is needed']],
    [{ update_id: '', description: '' }, 400, ['update_id: is needed']],
    [{ status: '', updated_datetime: '' }, 400, ['status: is needed', 'updated_datetime: is needed']],
    [{ status: 'badger' }, 400, [expect.stringMatching(/^status: write one of open, reopen, /)]],
    [{ updated_datetime: '08/04/2026' }, 400, [expect.stringMatching(/^updated_datetime: write a date/)]],
    [{ description: 'x'.repeat(2001) }, 400, ['description: write at most 2000 characters']],
    [{ update_id: 'x'.repeat(201) }, 400, ['update_id: write at most 200 characters']],
    [{ service_request_id: '7' }, 404, ['There is no such case.']],
    [
      { status: 'UNCHANGED', description: ' ' },
      400,
      ['description: neither status nor description says anything new'],
    ],
  ])('refuses %j with %i, and changes nothing', async (more, status, told) => {
    const reference = await inState('received')
    const answer = await post(update(reference, more as Record<string, string>))
    expect(answer.status).toBe(status)
    expect(descriptions(answer.body)).toEqual(told)
    expect(await timelineOf(reference)).toHaveLength(1)
  })
  it('takes the same update once, however often and however much at once it is sent', async () => {
    const reference = await inState('received')
    const all = await Promise.all(Array.from({ length: 8 }, () => post(update(reference))))
    all.push(await post(update(reference)))
    expect(all.map(({ status, body }) => [status, body])).toEqual(
      all.map(() => [200, [{ update_id: `u${reference}` }]]),
    )
    expect(await timelineOf(reference)).toHaveLength(2)
  })
  it('takes an update again after the case has moved on as what it was: nothing new', async () => {
    const reference = await inState('received')
    await post(update(reference))
    await post(update(reference, { update_id: `v${reference}`, status: 'FIXED' }))
    expect((await post(update(reference))).status).toBe(200)
    expect((await timelineOf(reference)).map(({ state }) => state)).toEqual([
      'received',
      'inProgress',
      'done',
    ])
  })
  it('refuses another update by the same id', async () => {
    const [reference, other] = [await inState('received'), await inState('received')]
    await post(update(reference))
    for (const more of [
      { description: 'Something else' },
      { status: 'FIXED' },
      { service_request_id: other },
    ]) {
      const { status, body } = await post(update(reference, more))
      expect([status, descriptions(body)]).toEqual([
        409,
        ['Another update was sent with this update_id before.'],
      ])
    }
    expect(await timelineOf(reference)).toHaveLength(2)
    expect(await timelineOf(other)).toHaveLength(1)
  })
  it('takes the same id of another client for another update', async () => {
    const reference = await inState('received')
    await post(update(reference))
    const theirs = await site.keyFor({ client: 'highways' })
    expect((await post(update(reference, { api_key: theirs, description: 'Ours, too' }))).status).toBe(200)
    expect(await timelineOf(reference)).toHaveLength(3)
  })
  it('goes on with its ids when a client gets a new key', async () => {
    const reference = await inState('received')
    await post(update(reference))
    expect((await post(update(reference, { api_key: await site.keyFor() }))).status).toBe(200)
    expect(await timelineOf(reference)).toHaveLength(2)
  })
  it('lets one of many win whose moves exclude each other, and refuses the others', async () => {
    const reference = await inState('received')
    const statuses = ['FIXED', 'DUPLICATE', 'CANCELLED', 'NO_FURTHER_ACTION']
    const all = await Promise.all(
      statuses.map((status) => post(update(reference, { status, update_id: `${status}${reference}` }))),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(await timelineOf(reference)).toHaveLength(2)
  })
  it('takes notes of many at once, each once', async () => {
    const reference = await inState('received')
    const notes = Array.from({ length: 4 }, (_, i) => `Note ${i}`)
    await Promise.all(
      notes.map((description, i) =>
        post(update(reference, { status: 'UNCHANGED', description, update_id: `${i}of${reference}` })),
      ),
    )
    const kept = (await timelineOf(reference)).slice(1).map(({ note }) => note)
    expect(kept.toSorted()).toEqual(notes)
  })
  it('never puts an event before the one it follows, nor in the future', async () => {
    const reference = await inState('received')
    await post(update(reference, { updated_datetime: '1999-01-01T00:00:00Z' }))
    await post(update(reference, { update_id: `w${reference}`, updated_datetime: '2099-01-01T00:00:00Z' }))
    expect((await timelineOf(reference)).map(({ at }) => at)).toEqual([later(0), later(0), later(60_000)])
  })
  it('never comes to a case of another council, or of a service that the key is not for', async () => {
    const theirs = await inState('received', { council: 'elsewhere', conversation: 'theirs' })
    expect((await post(update(theirs))).status).toBe(404)
    const mine = await site.keyFor({ client: 'bins', services: ['bulky'] })
    const reference = await inState('received')
    expect((await post(update(reference, { api_key: mine }))).status).toBe(404)
    expect(await timelineOf(reference)).toHaveLength(1)
  })
  it('is closed to a key that may only read', async () => {
    const reference = await inState('received')
    const reader = await site.keyFor({ readOnly: true })
    const { status, body } = await post(update(reference, { api_key: reader }))
    expect([status, descriptions(body)]).toEqual([403, ['This API key may read, and change nothing.']])
    expect(await timelineOf(reference)).toHaveLength(1)
    expect((await site.get(`requests/${reference}.json?api_key=${reader}`)).status).toBe(200)
  })
  it('keeps every case on a way that the table of moves has, whatever is sent', async () => {
    const aSending = fc.record({
      status: fc.constantFrom(...Object.keys(LEADS)),
      description: fc.constantFrom('', 'A note'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(aSending, { maxLength: 6 }), async (sendings) => {
        const reference = await inState('received')
        for (const [i, sending] of sendings.entries())
          await post(update(reference, { ...sending, update_id: `${i}p${reference}` }))
        const timeline = await timelineOf(reference)
        expect(timeline.filter((event, i) => i > 0 && !mayFollow(event, timeline[i - 1]))).toEqual([])
        const { body } = await site.get(`requests/${reference}.json?api_key=${key}`)
        const last = timeline.at(-1)?.state ?? 'received'
        expect(body).toMatchObject([{ status: isOpen(last) ? 'open' : 'closed' }])
      }),
      { numRuns: 25 },
    )
  })
})

describe('GET servicerequestupdates', () => {
  let fresh: Open311Site
  let mine: string
  beforeEach(async () => {
    fresh = await startOpen311()
    mine = await fresh.keyFor()
    await fresh.open({ reference: '100000001' })
    await fresh.store.moveCase('100000001', 1, {
      state: 'received',
      at: later(1000),
      by: 'resident',
      note: 'Please hurry',
    })
    await fresh.store.moveCase('100000001', 2, { state: 'withdrawn', at: later(2500), by: 'resident' })
    await fresh.open({ reference: '100000002', service: 'complaint' })
    await fresh.post('servicerequestupdates.json', {
      api_key: mine,
      service_request_id: '100000002',
      update_id: 'theirs-7',
      status: 'waiting',
      updated_datetime: '2026-04-08T10:00:20Z',
      description: 'Which <bus>?',
      external_status_code: 'AWAIT-CUST',
    })
  })
  afterEach(() => fresh.close())

  const ours = [
    {
      update_id: '100000001-2',
      service_request_id: '100000001',
      status: 'open',
      updated_datetime: '2026-04-08T10:00:01Z',
      description: 'Please hurry',
      media_url: '',
      external_status_code: 'received',
      extras: { state: 'received', by: 'resident', happened: '2026-04-08T10:00:01Z' },
    },
    {
      update_id: '100000001-3',
      service_request_id: '100000001',
      status: 'cancelled',
      updated_datetime: '2026-04-08T10:00:02Z',
      description: '',
      media_url: '',
      external_status_code: 'withdrawn',
      extras: { state: 'withdrawn', by: 'resident', happened: '2026-04-08T10:00:02Z' },
    },
  ]
  const theirs = {
    update_id: 'theirs-7',
    service_request_id: '100000002',
    status: 'in_progress',
    // When it came to us; `happened` is when it was.
    updated_datetime: '2026-04-08T10:01:00Z',
    description: 'Which <bus>?',
    media_url: '',
    external_status_code: 'AWAIT-CUST',
    extras: { state: 'waiting', by: 'council', happened: '2026-04-08T10:00:20Z' },
  }
  it('tells what residents did, and what the client sent by its own id, oldest first', async () => {
    const { status, body } = await fresh.get(`servicerequestupdates.json?api_key=${mine}`)
    expect([status, body]).toEqual([200, [...ours, theirs]])
  })
  it('tells what residents do in the conversation or on the page', async () => {
    const cases = createCases({ store: fresh.store, chance: { bytes: randomBytes } })
    const looking = cases.looking({ council: 'otherford', at: later(90_000) })
    for (const change of [
      { do: 'reply', note: 'The number 7' },
      { do: 'chase', note: 'Is it coming?' },
      { do: 'withdraw', note: 'It came' },
    ] as const)
      expect(await looking.changeCase('100000002', change)).toBe('done')
    const { body } = await fresh.get(
      `servicerequestupdates.json?api_key=${mine}&start_date=2026-04-08T10:01:30Z`,
    )
    expect(body).toMatchObject([
      { status: 'in_progress', description: 'The number 7', extras: { by: 'resident' } },
      { status: 'in_progress', description: 'Is it coming?', extras: { by: 'resident' } },
      { status: 'cancelled', description: 'It came', extras: { by: 'resident', state: 'withdrawn' } },
    ])
  })
  it('calls an update of another client by a name of ours', async () => {
    const other = await fresh.keyFor({ client: 'highways' })
    const { body } = await fresh.get(`servicerequestupdates.json?api_key=${other}`)
    expect(body).toEqual([...ours, { ...theirs, update_id: '100000002-2' }])
  })
  it('is the same in XML', async () => {
    const { text } = await fresh.get(
      `servicerequestupdates.xml?api_key=${mine}&start_date=2026-04-08T10:00:59Z`,
    )
    expect(text).toBe(
      [
        '<?xml version="1.0" encoding="utf-8"?>\n<service_request_updates><request_update>',
        '<update_id>theirs-7</update_id><service_request_id>100000002</service_request_id>',
        '<status>in_progress</status><updated_datetime>2026-04-08T10:01:00Z</updated_datetime>',
        '<description>Which &lt;bus&gt;?</description><media_url/>',
        '<external_status_code>AWAIT-CUST</external_status_code>',
        '<extras><state>waiting</state><by>council</by><happened>2026-04-08T10:00:20Z</happened></extras>',
        '</request_update></service_request_updates>\n',
      ].join(''),
    )
  })
  it.each([
    ['start_date=2026-04-08T10:00:02Z', ['100000001-3', 'theirs-7']],
    ['end_date=2026-04-08T10:00:02Z', ['100000001-2', '100000001-3']],
    ['start_date=2026-04-08T10:00:30Z', ['theirs-7']],
    ['start_date=2026-04-09T10:00:00Z', []],
    ['page_size=1', ['100000001-2']],
  ])('with %s tells of %j', async (query, wanted) => {
    const { body } = await fresh.get(`servicerequestupdates.json?api_key=${mine}&${query}`)
    expect((body as { update_id: string }[]).map(({ update_id: id }) => id)).toEqual(wanted)
  })
  it('tells a key for one service of that service', async () => {
    const complaints = await fresh.keyFor({ client: 'complaints', services: ['complaint'] })
    const { body } = await fresh.get(`servicerequestupdates.json?api_key=${complaints}`)
    expect(body).toEqual([{ ...theirs, update_id: '100000002-2' }])
  })
  it.each([1, 2, 3, 5])('tells of each exactly once in pages of %i, while more happens', async (size) => {
    const before = ['100000001-2', '100000001-3', 'theirs-7']
    const found: string[] = []
    let seq = 2
    for (
      let next: string | undefined = `servicerequestupdates.json?page_size=${size}`;
      next !== undefined;
    ) {
      const { body, headers } = await fresh.get(next, { headers: { Authorization: `Bearer ${mine}` } })
      found.push(...(body as { update_id: string }[]).map(({ update_id: id }) => id))
      next = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
      if (seq < 6)
        await fresh.store.moveCase('100000002', seq, {
          state: 'waiting',
          at: later(60_000 + seq++),
          by: 'resident',
          note: 'x',
        })
    }
    expect(new Set(found).size).toBe(found.length)
    expect(found.slice(0, 3)).toEqual(before)
    const rest = found.slice(3)
    expect(rest).toEqual(['100000002-3', '100000002-4', '100000002-5', '100000002-6'].slice(0, rest.length))
  })
})
