import { later, type Open311Site, startOpen311 } from '../support/open311'

const event = (state: 'received' | 'waiting' | 'done' | 'scheduled', ms: number, note?: string) => ({
  state,
  at: later(ms),
  by: state === 'received' ? ('resident' as const) : ('council' as const),
  ...(note === undefined ? {} : { note }),
})

const idsIn = (body: unknown) =>
  (body as { service_request_id: string }[]).map(({ service_request_id: id }) => id)

describe('GET requests', () => {
  let site: Open311Site
  let key: string
  const list = async (query = '') => {
    const { status, body } = await site.get(`requests.json?api_key=${key}&${query}`)
    return status === 200 ? idsIn(body) : status
  }
  beforeAll(async () => {
    site = await startOpen311()
    key = await site.keyFor()
    await site.open({
      reference: '100000001',
      uprn: '010001',
      contact: { name: 'Ada <Love> & Lace', phone: '01632960123' },
      particulars: [
        { id: 'bin', label: 'Which bin', value: 'Green bin' },
        { id: 'why', label: 'Why', value: 'It’s “full”' },
      ],
      facts: { missed: '2026-04-07', count: 2 },
      marks: ['assisted'],
      subject: 'bin 010001 green',
      timeline: [event('received', 0)],
    })
    await site.open({
      reference: '100000002',
      service: 'complaint',
      timeline: [event('received', 1000), event('scheduled', 5000, 'On Friday')],
    })
    await site.open({
      reference: '100000003',
      timeline: [event('received', 2000), event('waiting', 3000), event('done', 9500, 'Emptied')],
    })
    await site.open({ reference: '100000004', council: 'elsewhere', conversation: 'two' })
  })
  afterAll(() => site.close())

  const full = {
    service_request_id: '100000001',
    status: 'open',
    status_notes: null,
    service_name: 'A missed bin',
    service_code: 'missed-bin',
    description: 'Missed collection: the green bin\nWhich bin: Green bin\nWhy: It’s “full”',
    agency_responsible: expect.stringMatching(/Council$/),
    service_notice: null,
    requested_datetime: '2026-04-08T10:00:00Z',
    updated_datetime: '2026-04-08T10:00:00Z',
    // Two working days from a Wednesday: the last minute of Friday, by British Summer Time.
    expected_datetime: '2026-04-10T22:59:00Z',
    address: '12 Acacia Avenue, EX1 2AB',
    address_id: '010001',
    zipcode: 'EX1 2AB',
    lat: null,
    long: null,
    media_url: null,
    extended_attributes: {
      status: 'open',
      state: 'received',
      overdue: false,
      subject: 'bin 010001 green',
      contact: { name: 'Ada <Love> & Lace', phone: '01632960123', email: null },
      attributes: [
        { code: 'bin', name: 'Which bin', value: 'Green bin', key: 'green' },
        { code: 'why', name: 'Why', value: 'It’s “full”', key: null },
      ],
      facts: [
        { code: 'missed', value: '2026-04-07' },
        { code: 'count', value: '2' },
      ],
      marks: ['assisted'],
    },
  }
  it('gives one case whole, in JSON', async () => {
    const { status, headers, body } = await site.get(`requests/100000001.json?api_key=${key}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual([full])
  })
  it('gives one case whole, in XML', async () => {
    const { status, headers, text } = await site.get(`requests/100000001.xml?api_key=${key}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/xml; charset=utf-8')
    const agency = /<agency_responsible>(.+?)<\/agency_responsible>/.exec(text)?.[1]
    expect(text).toBe(
      [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        '<service_requests><request>',
        '<service_request_id>100000001</service_request_id><status>open</status><status_notes/>',
        '<service_name>A missed bin</service_name><service_code>missed-bin</service_code>',
        '<description>Missed collection: the green bin\nWhich bin: Green bin\nWhy: It’s “full”</description>',
        `<agency_responsible>${agency}</agency_responsible><service_notice/>`,
        '<requested_datetime>2026-04-08T10:00:00Z</requested_datetime>',
        '<updated_datetime>2026-04-08T10:00:00Z</updated_datetime>',
        '<expected_datetime>2026-04-10T22:59:00Z</expected_datetime>',
        '<address>12 Acacia Avenue, EX1 2AB</address><address_id>010001</address_id><zipcode>EX1 2AB</zipcode>',
        '<lat/><long/><media_url/>',
        '<extended_attributes><status>open</status><state>received</state><overdue>false</overdue>',
        '<subject>bin 010001 green</subject>',
        '<contact><name>Ada &lt;Love&gt; &amp; Lace</name><phone>01632960123</phone><email/></contact>',
        '<attributes><attribute><code>bin</code><name>Which bin</name><value>Green bin</value><key>green</key></attribute>',
        '<attribute><code>why</code><name>Why</name><value>It’s “full”</value><key/></attribute></attributes>',
        '<facts><fact><code>missed</code><value>2026-04-07</value></fact>',
        '<fact><code>count</code><value>2</value></fact></facts>',
        '<marks><mark>assisted</mark></marks></extended_attributes>',
        '</request></service_requests>\n',
      ].join(''),
    )
  })
  it('lists the newest first, and an empty list where there is nothing', async () => {
    expect(await list()).toEqual(['100000003', '100000002', '100000001'])
    expect(await list('service_code=graffiti')).toEqual([])
    const { text } = await site.get(`requests.xml?api_key=${key}&service_code=graffiti`)
    expect(text).toBe('<?xml version="1.0" encoding="utf-8"?>\n<service_requests/>\n')
  })
  it('says how far it is, when it changed, and the council’s last sentence', async () => {
    const { body } = await site.get(`requests.json?api_key=${key}`)
    expect(body).toMatchObject([
      {
        status: 'closed',
        status_notes: 'Emptied',
        updated_datetime: '2026-04-08T10:00:09Z',
        expected_datetime: null,
        extended_attributes: { status: 'fixed', state: 'done' },
      },
      { status: 'open', status_notes: 'On Friday', extended_attributes: { status: 'action_scheduled' } },
      { status: 'open' },
    ])
  })
  it.each([
    ['service_request_id=100000001', ['100000001']],
    ['service_request_id=100000003, 100000001,7', ['100000003', '100000001']],
    ['service_request_id=100000001&status=closed&service_code=complaint', ['100000001']],
    ['service_request_id=100000004', []],
    ['service_code=complaint', ['100000002']],
    ['service_code=complaint,missed-bin', ['100000003', '100000002', '100000001']],
    ['status=open', ['100000002', '100000001']],
    ['status=closed', ['100000003']],
    ['status=open,closed', ['100000003', '100000002', '100000001']],
    ['status=', ['100000003', '100000002', '100000001']],
    ['start_date=2026-04-08T10:00:01Z', ['100000003', '100000002']],
    ['end_date=2026-04-08T10:00:01Z', ['100000002', '100000001']],
    ['start_date=2026-04-08T11:00:01%2B01:00&end_date=2026-04-08T11:00:01+01:00', ['100000002']],
    ['updated_after=2026-04-08T10:00:05Z', ['100000003', '100000002']],
    // It changed half a second after what we say, which is to the second.
    ['updated_after=2026-04-08T10:00:09Z&updated_before=2026-04-08T10:00:09Z', ['100000003']],
    ['jurisdiction_id=otherford&status=closed', ['100000003']],
    ['something=else', ['100000003', '100000002', '100000001']],
  ])('with %s lists %j', async (query, references) => {
    expect(await list(query)).toEqual(references)
  })
  it.each([
    ['status=done', 'status.0: write open or closed'],
    ['start_date=yesterday', /^start_date: write a date and time/],
    ['end_date=2026-04-08', /^end_date: write a date and time/],
    ['end_date=2026-13-45T10:00:00Z', /^end_date: write a date and time/],
    ['page_size=0', 'page_size: write a number from 1 to 1000'],
    ['page_size=1001', 'page_size: write a number from 1 to 1000'],
    ['after=hello', 'after: take it from the Link of the page before'],
  ])('refuses %s, and says why', async (query, description) => {
    const { status, body } = await site.get(`requests.json?api_key=${key}&${query}`)
    expect(status).toBe(400)
    const told = typeof description === 'string' ? description : expect.stringMatching(description)
    expect(body).toEqual([{ code: 400, description: told }])
  })
  it('names every fault at once, in the format that was asked for', async () => {
    const { status, text } = await site.get(`requests.xml?api_key=${key}&status=x&page_size=x`)
    expect(status).toBe(400)
    expect(text).toBe(
      [
        '<?xml version="1.0" encoding="utf-8"?>\n<errors>',
        '<error><code>400</code><description>status.0: write open or closed</description></error>',
        '<error><code>400</code><description>page_size: write a number from 1 to 1000</description></error>',
        '</errors>\n',
      ].join(''),
    )
  })
  it('writes what the caller would have where the address doesn’t say, and XML for everybody else', async () => {
    const types = []
    for (const accept of ['application/json', 'text/xml', '*/*'])
      types.push(
        (await site.get(`requests?api_key=${key}`, { headers: { Accept: accept } })).headers.get(
          'content-type',
        ),
      )
    expect(types.map((type) => type?.split(';')[0])).toEqual(['application/json', 'text/xml', 'text/xml'])
  })
  it.each(['requests/100000004.json', 'requests/7.json', 'requests/x.json', 'requests/%00.json'])(
    'knows nothing of %s',
    async (path) => {
      const { status, body } = await site.get(`${path}?api_key=${key}`)
      expect([status, body]).toEqual([404, [{ code: 404, description: 'There is no such case.' }]])
    },
  )
  it('shows a key for one service the cases of that service', async () => {
    const mine = await site.keyFor({ client: 'bins', services: ['missed-bin'] })
    const seen = async (query: string) => {
      const { body } = await site.get(`requests.json?api_key=${mine}&${query}`)
      return idsIn(body)
    }
    expect(await seen('')).toEqual(['100000003', '100000001'])
    expect(await seen('service_code=complaint')).toEqual([])
    expect(await seen('service_request_id=100000002,100000001')).toEqual(['100000001'])
    expect((await site.get(`requests/100000002.json?api_key=${mine}`)).status).toBe(404)
  })
  it('says it is overdue once it is', async () => {
    site.clock.moveOn(5 * 24 * 3_600_000)
    const { body } = await site.get(`requests/100000001.json?api_key=${key}`)
    expect(body).toMatchObject([{ extended_attributes: { overdue: true } }])
    site.clock.moveOn(-5 * 24 * 3_600_000)
  })
})

describe('page after page', () => {
  let site: Open311Site
  let key: string
  beforeEach(async () => {
    site = await startOpen311()
    key = await site.keyFor()
  })
  afterEach(() => site.close())

  const nextIn = (headers: Headers) => /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
  /** Every id in order, with something done between two pages. */
  const walk = async (query: string, between: () => Promise<unknown>) => {
    const found: string[] = []
    for (let next: string | undefined = `requests.json?${query}`; next !== undefined; ) {
      const { status, body, headers } = await site.get(next, { headers: { Authorization: `Bearer ${key}` } })
      expect(status).toBe(200)
      found.push(...idsIn(body))
      next = nextIn(headers)
      await between()
    }
    return found
  }
  it.each([1, 2, 3, 7, 50])(
    'of %i shows each case exactly once, while others are opened and moved',
    async (size) => {
      const references = Array.from({ length: 20 }, (_, i) => String(100_000_000 + i))
      // Some were opened at the same moment.
      for (const [i, reference] of references.entries())
        await site.open({ reference, timeline: [event('received', Math.floor(i / 3) * 1000)] })
      let more = 0
      const found = await walk(`page_size=${size}`, async () => {
        const at = more++
        // At the moment of others, and later than all.
        await site.open({ reference: String(300_000_000 + at), timeline: [event('received', 50_000 + at)] })
        await site.store.moveCase(references[at % 20] ?? '', 1, event('done', 60_000 + at))
      })
      expect(found).toEqual(references.toReversed())
    },
  )
  it('never says the key in an address', async () => {
    for (const reference of ['100000001', '100000002']) await site.open({ reference })
    const { headers } = await site.get(`requests.json?page_size=1&status=open&api_key=${key}`)
    const next = nextIn(headers) ?? ''
    expect(next).toContain('status=open')
    expect(next).toContain('page_size=1')
    expect(next).not.toContain(key)
    expect(await site.get(next)).toMatchObject({ status: 403 })
  })
})
