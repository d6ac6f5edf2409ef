import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RegistersOf } from '../../../bot/registers'
import { day } from '../../../dialogs/answers/day'
import { NOT_LISTED } from '../../../dialogs/answers/home'
import { oneOf } from '../../../dialogs/answers/oneOf'
import { text } from '../../../dialogs/answers/text'
import { yesNo } from '../../../dialogs/answers/yesNo'
import { createOutside } from '../../../dialogs/outside/outside'
import { noWorld } from '../../../dialogs/ports'
import { Service } from '../../../dialogs/service'
import { SERVICES } from '../../../dialogs/services/every'
import { loadKnowledge } from '../../../knowledge/load'
import { articlesFor, holidays, type Open311Site, sayings, startOpen311 } from '../support/open311'

/** A service with every sort of question: a home, one of some, a condition, a story, a day, whom to tell. */
const lostCat = Service.named('lost-cat')
  .about('bins.missed')
  .atHome()
  .ask('colour', oneOf('black', 'grey'))
  .askIf('spots', yesNo, ({ colour }) => colour === 'grey')
  .ask('story', text({ most: 200 }))
  .takesFirst('story')
  .ask('since', day({ towards: 'past' }))
  .find('before', ({ home, colour }, { ports }) => ports.cases.casesAbout(`cat ${home} ${colour}`))
  .contact()
  .ends(['what', 'soon', 'notOurs', 'already'], ({ home, colour, before }) =>
    home === NOT_LISTED || before.length > 0
      ? { say: [home === NOT_LISTED ? 'notOurs' : 'already'] }
      : {
          say: ['soon'],
          opens: {
            ...{
              what: 'what',
              where: 'home',
              postcode: 'postcode',
              name: 'name',
              phone: 'phone',
              email: 'email',
            },
            promise: { amount: 2, unit: 'workingDays' },
            uprn: home,
            subject: `cat ${home} ${colour}`,
            facts: { colour },
          },
        },
  )
const onlyAnswers = Service.named('cat-facts')
  .about('bins.missed')
  .answersOnly()
  .ends(['soon'], () => ({ say: ['soon'] }))

const folder = mkdtempSync(join(tmpdir(), 'services-'))
const writeWords = (name: string, words: string) => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'words.en.yaml'), words)
  writeFileSync(join(folder, name, 'phrases.en.yaml'), 'starts: [cat]\n')
}
writeWords(
  'lost-cat',
  `service: { name: A lost cat, offer: Report a lost cat }
questions: { colour: Which colour?, spots: Has it spots?, story: What happened?, since: Since when? }
labels: { colour: Its colour, spots: Spots, story: What happened, since: Since }
colour: { black: A black one, grey: A grey one }
endings: { what: "Lost cat, {colour}", soon: "We **look** for it.", notOurs: "We can’t look there. {howToContact}", already: "We look for it already." }
`,
)
writeWords('cat-facts', 'service: { name: Cats, offer: Cats }\nquestions: {}\nendings: { soon: Cats. }\n')

const address = (number: number) => ({
  uprn: `00${number}`,
  address: `${number} Mill Lane, Otherford`,
  postcode: number > 9 ? 'EX1 3AB' : 'EX1 2AB',
  kind: 'kerbside' as const,
  assisted: false,
})
/** Nine homes at one postcode, so many that the conversation asks for the house first; and two at another. */
const homes = Array.from({ length: 11 }, (_, i) => address(i + 1))
const registers: RegistersOf = () => ({
  ...noWorld,
  tells: ['text', 'email'],
  collections: {
    ...noWorld.collections,
    addressesAt: async (postcode) => homes.filter((home) => home.postcode === postcode),
    collectionsFor: async (uprn) => {
      const property = homes.find((home) => home.uprn === uprn)
      return (
        property && {
          ...{ property, sample: false, importedAt: new Date(0) },
          ...{ services: [], notSubscribed: [], events: [], collections: [], changes: [] },
        }
      )
    },
  },
})
const services = createOutside({ sayings, articlesFor, holidays, services: [lostCat, onlyAnswers], folder })

describe('services from outside', () => {
  let site: Open311Site
  let key: string
  beforeAll(async () => {
    site = await startOpen311({}, { services, registers })
    key = await site.keyFor()
  })
  afterAll(() => site.close())

  it('are found by the discovery of Open311', async () => {
    const { body } = await site.get('../discovery.json')
    const changeset = '2026-04-08T10:01:00Z'
    const found = {
      changeset,
      contact: expect.stringMatching(/Council/),
      key_service: expect.stringMatching(/Council/),
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: site.base,
          changeset,
          type: 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    }
    expect(body).toEqual(found)
    expect((await site.get('../discovery.xml')).text).toContain(
      '<formats><format>text/xml</format><format>application/json</format></formats></endpoint></endpoints></discovery>',
    )
  })
  it('are those that open cases, in JSON', async () => {
    const { status, body } = await site.get('services.json')
    expect([status, body]).toEqual([
      200,
      [
        {
          service_code: 'lost-cat',
          service_name: 'A lost cat',
          description: 'Report a lost cat',
          metadata: true,
          type: 'realtime',
          keywords: '',
          group: '',
        },
      ],
    ])
  })
  it('are the same in XML', async () => {
    expect((await site.get('services.xml')).text).toBe(
      [
        '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_code>lost-cat</service_code>',
        '<service_name>A lost cat</service_name><description>Report a lost cat</description>',
        '<metadata>true</metadata><type>realtime</type><keywords/><group/></service></services>\n',
      ].join(''),
    )
  })
  const attribute = (code: string, order: number, description: string, more = {}) => ({
    ...{ variable: true, code, datatype: 'string', required: false },
    ...{ datatype_description: expect.any(String), order, description },
    ...more,
  })
  const yesOrNo = [
    { key: 'yes', name: 'Yes' },
    { key: 'no', name: 'No' },
  ]
  it('say what they ask, in JSON', async () => {
    const { status, body } = await site.get('services/lost-cat.json')
    expect(status).toBe(200)
    expect(body).toEqual({
      service_code: 'lost-cat',
      attributes: [
        attribute('postcode', 1, 'Postcode'),
        attribute('house', 2, 'House'),
        attribute('home', 3, 'Address'),
        attribute('colour', 4, 'Its colour', {
          datatype: 'singlevaluelist',
          required: true,
          values: [
            { key: 'black', name: 'A black one' },
            { key: 'grey', name: 'A grey one' },
          ],
        }),
        attribute('spots', 5, 'Spots', { datatype: 'singlevaluelist', values: yesOrNo }),
        attribute('story', 6, 'What happened', { datatype: 'text', required: true }),
        attribute('since', 7, 'Since', { datatype: 'datetime', required: true }),
        attribute('name', 8, 'Your name'),
        attribute('updates', 9, 'Tell you how it goes', {
          datatype: 'singlevaluelist',
          values: [
            { key: 'text', name: 'By text message' },
            { key: 'email', name: 'By email' },
            { key: 'neither', name: 'No, thank you' },
          ],
        }),
        attribute('phone', 10, 'Your phone number'),
        attribute('email', 11, 'Your email address'),
      ],
    })
  })
  it('say it in XML', async () => {
    const { text: xml } = await site.get('services/lost-cat.xml')
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<service_definition><service_code>lost-cat</,
    )
    expect(xml).toContain(
      [
        '<attribute><variable>true</variable><code>colour</code><datatype>singlevaluelist</datatype>',
        '<required>true</required><datatype_description/><order>4</order><description>Its colour</description>',
        '<values><value><key>black</key><name>A black one</name></value>',
        '<value><key>grey</key><name>A grey one</name></value></values></attribute>',
      ].join(''),
    )
  })
  it.each(['badger', 'cat-facts'])('know no service %s', async (code) => {
    for (const answer of [
      await site.get(`services/${code}.json`),
      await site.post('requests.json', { api_key: key, service_code: code }),
    ])
      expect([answer.status, answer.body]).toEqual([
        404,
        [{ code: 404, description: 'There is no such service.' }],
      ])
  })
  it('are, with a key, those that it is for', async () => {
    const mine = await site.keyFor({ services: ['bulky'] })
    expect((await site.get(`services.json?api_key=${mine}`)).body).toEqual([])
    expect((await site.get(`services/lost-cat.json?api_key=${mine}`)).status).toBe(404)
  })
})

describe('POST requests', () => {
  let site: Open311Site
  let key: string
  beforeEach(async () => {
    site = await startOpen311({}, { services, registers })
    key = await site.keyFor()
  })
  afterEach(() => site.close())

  const report = (more: Record<string, string> = {}) => ({
    api_key: key,
    service_code: 'lost-cat',
    address_id: '003',
    description: 'It ran off <after> the dog',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '01632 960 123',
    'attribute[colour]': 'black',
    'attribute[since]': '2026-04-01',
    ...more,
  })
  const post = (form: Record<string, string>) => site.post('requests.json', form)
  const referenceIn = (body: unknown) =>
    (body as { service_request_id: string }[])[0]?.service_request_id ?? ''
  const told = (body: unknown) => (body as { description: string }[]).map(({ description }) => description)
  const cases = () => site.store.listCases({ council: 'otherford', limit: 99 })

  it('opens a case by the answers, and says what comes of it', async () => {
    const { status, body } = await post(report())
    expect(status).toBe(200)
    expect(body).toEqual([
      {
        service_request_id: expect.stringMatching(/^\d{9}$/),
        service_notice: 'We look for it.',
        account_id: null,
      },
    ])
    expect(await site.store.findCase('otherford', referenceIn(body))).toMatchObject({
      service: 'lost-cat',
      what: 'Lost cat, A black one',
      where: '3 Mill Lane, Otherford',
      postcode: 'EX1 2AB',
      uprn: '003',
      subject: 'cat 003 black',
      contact: { name: 'Ada Lovelace', phone: '01632960123' },
      answers: {
        colour: 'black',
        story: 'It ran off <after> the dog',
        updates: 'neither',
        since: '2026-04-01',
      },
      promise: { within: { amount: 2, unit: 'workingDays' } },
      facts: { colour: 'black' },
      timeline: [{ state: 'received', by: 'resident' }],
    })
  })
  it('is found again by GET, in the words of the conversation', async () => {
    const { body } = await post(report())
    const found = await site.get(`requests/${referenceIn(body)}.json?api_key=${key}`)
    expect(found.body).toMatchObject([
      {
        service_name: 'A lost cat',
        service_code: 'lost-cat',
        status: 'open',
        address_id: '003',
        extended_attributes: {
          attributes: expect.arrayContaining([
            { code: 'colour', name: 'Its colour', value: 'A black one', key: 'black' },
          ]),
        },
      },
    ])
  })
  it('answers in XML', async () => {
    const { text: xml } = await site.post('requests.xml', report())
    const [reference] = /\d{9}/.exec(xml) ?? []
    expect(xml).toBe(
      `<?xml version="1.0" encoding="utf-8"?>\n<service_requests><request><service_request_id>${reference}</service_request_id><service_notice>We look for it.</service_notice><account_id/></request></service_requests>\n`,
    )
  })
  it.each([
    ['as somebody would write them', { 'attribute[colour]': 'a grey one', 'attribute[spots]': 'yes' }, true],
    [
      'as they are stored',
      {
        'attribute[colour]': 'grey',
        'attribute[spots]': 'true',
        'attribute[since]': '2026-04-08T00:10:00+01:00',
      },
      true,
    ],
    [
      'that no question asks for',
      { 'attribute[colour]': 'grey', 'attribute[spots]': 'no', 'attribute[x]': 'y' },
      false,
    ],
  ])('takes answers %s', async (_, more, spots) => {
    const { body } = await post(report(more))
    expect((await site.store.findCase('otherford', referenceIn(body)))?.answers).toMatchObject({
      colour: 'grey',
      spots,
    })
  })
  it('takes a home by its postcode and address', async () => {
    const { address_id: _, ...form } = report({
      'attribute[postcode]': 'ex12ab',
      'attribute[home]': '4 Mill Lane',
      'attribute[house]': '4',
    })
    const { body } = await post(form)
    expect(await site.store.findCase('otherford', referenceIn(body))).toMatchObject({ uprn: '004' })
  })
  it('keeps what no question asks for with the case', async () => {
    const { body } = await post(report({ lat: '52.3', long: '-1.9', address_string: 'by the mill' }))
    expect((await site.store.findCase('otherford', referenceIn(body)))?.facts).toEqual({
      colour: 'black',
      lat: '52.3',
      long: '-1.9',
      address_string: 'by the mill',
    })
  })
  it.each([
    ['no service', { service_code: '' }, ['service_code: is needed']],
    [
      'an answer that is needed',
      { 'attribute[colour]': '' },
      ['attribute[colour]: is needed (A black one; A grey one)'],
    ],
    [
      'an answer that another makes needed',
      { 'attribute[colour]': 'grey' },
      ['attribute[spots]: is needed (Yes; No)'],
    ],
    [
      'one that can’t be picked',
      { 'attribute[colour]': 'pink' },
      [expect.stringMatching(/^attribute\[colour\]: .+ \(A black one; A grey one\)$/)],
    ],
    [
      'several',
      { description: '', 'attribute[since]': 'x', 'attribute[colour]': 'x' },
      [
        expect.stringMatching(/^attribute\[colour\]: /),
        'attribute[story]: is needed',
        expect.stringMatching(/^attribute\[since\]: /),
      ],
    ],
    [
      'a home that isn’t there',
      { address_id: '999' },
      ['address_id: we know no such property; send attribute[postcode] and attribute[home]'],
    ],
    [
      'a postcode without homes',
      { 'attribute[postcode]': 'EX1 9ZZ' },
      [expect.stringMatching(/^attribute\[postcode\]: I know no address of ours at EX1 9ZZ\. Please check/)],
    ],
    [
      'a home elsewhere than its postcode',
      { 'attribute[postcode]': 'EX1 2AB', address_id: '77' },
      [expect.stringMatching(/^attribute\[h(ouse|ome)\]: /)],
    ],
    ['a day to come', { 'attribute[since]': '2026-04-09' }, [expect.stringMatching(/^attribute\[since\]: /)]],
    ['a phone that is none', { phone: 'none' }, ['phone: write a UK phone number']],
    ['an email that is none', { email: 'me' }, ['email: write an email address']],
    [
      'texts wanted without a mobile',
      { 'attribute[updates]': 'text' },
      [expect.stringMatching(/^attribute\[phone\]: We can only text a mobile/)],
    ],
    ['too long a story', { description: 'x'.repeat(201) }, [expect.stringMatching(/^attribute\[story\]: /)]],
    ['far too much', { description: 'x'.repeat(2001) }, ['description: write at most 2000 characters']],
  ])('refuses %s, says so, and opens nothing', async (_, more, wanted) => {
    const { status, body } = await post(report(more))
    expect([status, told(body)]).toEqual([400, wanted])
    expect(await cases()).toEqual([])
  })
  it('says why there is no case, as the conversation would', async () => {
    const more = { 'attribute[home]': NOT_LISTED, 'attribute[postcode]': 'EX1 3AB' }
    const { status, body } = await post(report(more))
    expect(status).toBe(409)
    expect(told(body)).toEqual([expect.stringMatching(/^We can’t look there\. \w/)])
    expect(await cases()).toEqual([])
  })
  it('opens one case for the same report, however often and however much at once it is sent', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => post(report())))
    all.push(await post(report()))
    expect(new Set(all.map(({ body }) => referenceIn(body))).size).toBe(1)
    expect(await cases()).toHaveLength(1)
    const told409 = await post(report({ description: 'It ran off again' }))
    expect([told409.status, told(told409.body)]).toEqual([409, ['We look for it already.']])
    const other = await post(report({ 'attribute[colour]': 'grey', 'attribute[spots]': 'no' }))
    expect(referenceIn(other.body)).not.toBe(referenceIn(all[0]?.body))
    expect(await cases()).toHaveLength(2)
    site.clock.moveOn(24 * 3_600_000)
    expect((await post(report())).status).toBe(409)
  })
  it('is closed to a key that may only read, or is for another service', async () => {
    const reader = await site.keyFor({ readOnly: true })
    expect((await post(report({ api_key: reader }))).status).toBe(403)
    const other = await site.keyFor({ services: ['bulky'] })
    expect((await post(report({ api_key: other }))).status).toBe(404)
    expect(await cases()).toEqual([])
  })
})

describe('every service at every council', () => {
  const real = createOutside({ sayings, articlesFor, holidays })
  const offered = [...loadKnowledge().councils.values()].flatMap((pack) =>
    real.at(pack).map((service) => ({ council: pack.council.id, name: service.name, service })),
  )
  it('is there', () => {
    expect(offered.length).toBeGreaterThan(0)
  })
  it.each(offered)('$name at $council can be answered with what it says may be', ({ name, service }) => {
    const declared = SERVICES.find((each) => each.name === name)
    expect(declared?.answersOnly).toBe(false)
    for (const { id, label, shape, choices } of service.questions) {
      expect(label).not.toBe('')
      expect(shape === 'oneOf').toBe(choices.length > 0)
      const kind = declared?.questions.find((question) => question.id === id)?.kind
      if (kind?.expects === 'choice')
        for (const choice of choices) expect(kind.stored.safeParse(choice.id).success).toBe(true)
    }
    expect(service.questions.some(({ required }) => required)).toBe(true)
  })
})
