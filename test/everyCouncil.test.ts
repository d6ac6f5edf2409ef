/**
 * Every pack on disk keeps the rules, and the five packs say what their documents say: the tables below were read from
 * the documents by hand, apart from the packs. Over 200 lines because each table is one document's facts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultLine, faultsIn, knowledgeFolder, loadKnowledge } from '../knowledge/load'
import { COMMON_STANDARDS } from '../knowledge/rules'
import type { Hours, Pack, Standard } from '../knowledge/schema'
import { WEEKDAYS } from '../knowledge/schema'

const { councils, services } = loadKnowledge()
const packs = [...councils.values()]
const packOf = (id: string): Pack => {
  const pack = councils.get(id)
  if (pack === undefined) throw new Error(`no pack ${id}`)
  return pack
}

/** "mon 09:00-17:00; tue closed; …", to be read beside the document. */
const week = (hours: Hours | undefined): string => {
  if (hours === undefined || hours === 'notPublished') return 'notPublished'
  return WEEKDAYS.map((day) => {
    const sessions = hours[day].map(({ from, to }) => `${from}-${to}`).join(',')
    return `${day} ${sessions === '' ? 'closed' : sessions}`
  }).join('; ')
}

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the packs', () => {
  it('have no fault', () => {
    expect(faultsIn().map(faultLine)).toEqual([])
  })

  it('are all the folders there are', () => {
    const folders = readdirSync(join(knowledgeFolder(), 'councils')).filter((name) => name !== '_template')
    expect([...councils.keys()]).toEqual(folders.sort())
  })

  it('have a colour each, told apart from the others', () => {
    expect(new Set(packs.map(({ council }) => council.colour)).size).toBe(packs.length)
  })

  it('leave out officers: no personal address, and none of the names in the documents', () => {
    const names =
      /Dicks|Bennett|Poole|Horton|Darroch|Sharpe|Denaro|Braley|de Warr|Webb|Aspinall|Farquarson|Owen Williams|Ruddick/
    for (const id of councils.keys())
      for (const file of ['council', 'contacts', 'standards', 'providers'])
        expect(readFileSync(join(knowledgeFolder(), 'councils', id, `${file}.yaml`), 'utf8')).not.toMatch(
          names,
        )
    for (const { contacts } of packs)
      for (const { address } of contacts.emails) expect(address).toMatch(/^customer/)
  })
})

describe.each([...councils.keys()])('%s', (id) => {
  const pack = packOf(id)

  it('opens before it closes, everywhere', () => {
    const sessions = [...pack.contacts.places, ...pack.contacts.phones].flatMap(({ hours }) =>
      hours === 'notPublished' ? [] : WEEKDAYS.flatMap((day) => hours[day]),
    )
    expect(sessions.filter(({ from, to }) => from >= to)).toEqual([])
  })

  it('says something, or owns up, about each common way of getting in touch', () => {
    const told = new Set([...pack.standards, ...pack.gaps].map(({ about }) => about))
    expect(COMMON_STANDARDS.filter((kind) => !told.has(kind))).toEqual([])
  })

  it('has a colour that white text can stand on (contrast 7:1, WCAG 1.4.6)', () => {
    expect(1.05 / (luminance(pack.council.colour) + 0.05)).toBeGreaterThanOrEqual(7)
  })

  it('makes its promises in sentences', () => {
    const lines = [
      ...pack.standards.flatMap(({ promise, ifNot }) => [promise, ...(ifNot === undefined ? [] : [ifNot])]),
      ...pack.gaps.map(({ says }) => says),
      ...pack.contacts.accessible.map(({ offered }) => offered),
      ...pack.contacts.rights.map(({ says }) => says),
    ]
    for (const line of lines) expect(line).toMatch(/^[A-Z].*\.$/)
    for (const line of lines) expect(line).not.toMatch(/please note|customer contact/i)
  })

  it('says the figure of each standard in its promise', () => {
    const inWords = (amount: number) => new RegExp(`\\b${amount}\\b`)
    for (const { within, promise } of pack.standards)
      if (within !== undefined) expect(promise).toMatch(inWords(within.amount))
  })

  it('names a place once: no two places answer to the same name', () => {
    const called = pack.contacts.places.flatMap(({ name, alsoKnownAs }) => [
      ...new Set([name, ...alsoKnownAs].map((known) => known.toLowerCase())),
    ])
    expect(called).toEqual([...new Set(called)])
  })
})

describe('the codes', () => {
  it.each([
    ['bromsgrove', 'E07000234', '47UB', 1805, 'district', 'Worcestershire County Council', 'E10000034'],
    ['redditch', 'E07000236', '47UD', 1825, 'district', 'Worcestershire County Council', 'E10000034'],
    ['rossendale', 'E07000125', '30UM', 2355, 'district', 'Lancashire County Council', 'E10000017'],
    ['central-bedfordshire', 'E06000056', '00KC', 240, 'unitary', undefined, undefined],
    ['charnwood', 'E07000130', '31UC', 2410, 'district', 'Leicestershire County Council', 'E10000018'],
  ])('of %s', (id, gss, snac, osCustodian, tier, county, countyGss) => {
    const { council } = packOf(id)
    expect(council.codes).toEqual({ gss, snac, osCustodian })
    expect([council.tier, council.county?.name, council.county?.gss]).toEqual([tier, county, countyGss])
  })
})

const NINE_TO_FIVE = 'mon 09:00-17:00; tue 09:00-17:00; wed 09:00-17:00; '
const REDDITCH =
  'mon 09:00-17:30; tue 09:00-17:30; wed 10:00-17:30; thu 09:00-17:30; fri 09:00-17:00; sat 09:00-12:00; sun closed'

describe('opening hours', () => {
  it.each([
    [
      'bromsgrove',
      'enquiries-line',
      `${NINE_TO_FIVE}thu 09:00-17:00; fri 09:00-17:00; sat 09:00-12:00; sun closed`,
    ],
    [
      'bromsgrove',
      'customer-service-centre',
      `${NINE_TO_FIVE}thu 10:00-17:00; fri 09:00-17:00; sat 09:00-12:00; sun closed`,
    ],
    ['bromsgrove', 'payments-line', 'notPublished'],
    ['bromsgrove', 'council-house', 'notPublished'],
    ['redditch', 'enquiries-line', REDDITCH],
    ['redditch', 'town-hall', REDDITCH],
    ['redditch', 'payments-line', 'notPublished'],
    [
      'redditch',
      'batchley',
      'mon 09:00-12:30; tue 09:00-12:30; wed 13:30-17:30; thu 13:30-17:30; fri 09:00-12:30; sat closed; sun closed',
    ],
    [
      'redditch',
      'winyates',
      'mon 13:30-17:00; tue 13:30-17:00; wed 09:00-12:30; thu 09:00-12:30; fri 09:00-12:30; sat closed; sun closed',
    ],
    [
      'redditch',
      'woodrow',
      'mon 09:00-12:30; tue 09:00-12:30; wed 13:30-17:00; thu 13:30-17:00; fri 13:30-17:00; sat closed; sun closed',
    ],
  ])('of %s, %s', (id, of, hours) => {
    const { places, phones } = packOf(id).contacts
    expect(week([...places, ...phones].find((found) => found.id === of)?.hours)).toBe(hours)
  })

  it.each(['rossendale', 'central-bedfordshire', 'charnwood'])(
    'are published nowhere in the documents of %s',
    (id) => {
      const { contacts, gaps } = packOf(id)
      for (const { hours } of [...contacts.places, ...contacts.phones]) expect(hours).toBe('notPublished')
      expect(gaps.some(({ about }) => about === 'hours')).toBe(true)
    },
  )

  it('are not known for any bank holiday', () => {
    for (const { contacts } of packs)
      for (const { hours } of [...contacts.places, ...contacts.phones])
        if (hours !== 'notPublished') expect(hours.onBankHolidays).toBe('notPublished')
  })
})

describe('phone numbers, emails and websites', () => {
  it.each([
    ['bromsgrove', { enquiries: '01527 881288', payments: '01527 881474' }],
    ['redditch', { enquiries: '01527 534123', payments: '01527 534021' }],
    [
      'rossendale',
      { enquiries: '01706 217777', 'out-of-hours': undefined, minicom: undefined, fax: undefined },
    ],
    ['central-bedfordshire', { enquiries: '0300 300 8000', payments: undefined, fax: undefined }],
    ['charnwood', { enquiries: undefined, minicom: undefined, service: undefined, fax: undefined }],
  ])('of %s: every line the documents name, with a number only where they give one', (id, lines) => {
    const { phones } = packOf(id).contacts
    expect(Object.fromEntries(phones.map(({ purpose, number }) => [purpose, number]))).toEqual(lines)
    expect(phones).toHaveLength(Object.keys(lines).length)
  })

  it('of Central Bedfordshire’s automated payments are taken day and night', () => {
    const line = packOf('central-bedfordshire').contacts.phones.find(({ purpose }) => purpose === 'payments')
    expect(line).toMatchObject({
      allHours: true,
      about: expect.stringMatching(/council tax.*rent.*overpayments/),
    })
  })

  it.each([
    ['bromsgrove', [], ['https://www.bromsgrove.gov.uk']],
    ['redditch', [], ['https://www.redditchbc.gov.uk']],
    ['rossendale', ['customerservice@rossendalebc.gov.uk'], ['https://www.rossendale.gov.uk']],
    [
      'central-bedfordshire',
      ['customer.services@centralbedfordshire.gov.uk'],
      ['https://www.centralbedfordshire.gov.uk'],
    ],
    ['charnwood', [], ['https://www.charnwood.gov.uk']],
  ])('of %s online', (id, emails, websites) => {
    const { contacts } = packOf(id)
    expect(contacts.emails.map(({ address }) => address)).toEqual(emails)
    expect(contacts.websites.map(({ url }) => url)).toEqual(websites)
  })
})

describe('addresses', () => {
  it.each([
    [
      'bromsgrove',
      'customer-service-centre',
      'Bromsgrove District Customer Service Centre, School Drive, Bromsgrove, Worcestershire, B60 1AY',
    ],
    [
      'redditch',
      'town-hall',
      'Redditch Customer Service Centre, Town Hall, Walter Stranz Square, Redditch, B98 8AH',
    ],
    [
      'redditch',
      'batchley',
      'Batchley One Stop Shop, Batchley Shopping Centre, 183 Batchley Rd, Batchley, Redditch, B97 6JB',
    ],
    ['redditch', 'winyates', 'Winyates One Stop Shop, Unit 3 Winyates Centre, Redditch, B98 0NR'],
    [
      'redditch',
      'woodrow',
      'Woodrow One Stop Shop, Woodrow Shopping Centre, Studley Road, Redditch, B98 7RY',
    ],
    ['rossendale', 'council-offices', 'the council offices'],
    ['rossendale', 'one-stop-shops', 'the One Stop Shop'],
    ['central-bedfordshire', 'ampthill', 'Ampthill Customer Service Centre, Woburn Street, Ampthill'],
    ['central-bedfordshire', 'biggleswade', 'Biggleswade Customer Service Centre, Saffron Road, Biggleswade'],
    [
      'central-bedfordshire',
      'leighton-buzzard',
      'Leighton Buzzard Customer Service Centre, West Street, Leighton Buzzard',
    ],
    ['central-bedfordshire', 'dunstable', 'Dunstable Customer Service Centre, Council Offices, Dunstable'],
    [
      'central-bedfordshire',
      'houghton-regis',
      'Houghton Regis Customer Service Centre, Bedford Square, Houghton Regis',
    ],
    [
      'central-bedfordshire',
      'priory-house',
      'Priory House, Shefford, Priory House, Monks Walk, Chicksands, Shefford, Beds, SG17 5TO',
    ],
    ['charnwood', 'main-offices', 'the main offices, Southfields Road, Loughborough'],
    ['charnwood', 'depot', 'the depot, Limehurst Avenue, Loughborough'],
    ['charnwood', 'lifeline', 'the Lifeline service, Victoria Street, Loughborough'],
    ['charnwood', 'town-hall', 'Loughborough Town Hall, Town Hall, Market Place, Loughborough'],
    ['charnwood', 'leisure-centre-loughborough', 'the leisure centre in Loughborough, Loughborough'],
    ['charnwood', 'leisure-centre-mountsorrel', 'the leisure centre in Mountsorrel, Mountsorrel'],
    ['charnwood', 'leisure-centre-syston', 'the leisure centre in Syston, Syston'],
  ])('of %s, %s', (id, of, address) => {
    const place = packOf(id).contacts.places.find((found) => found.id === of)
    const lines = [
      place?.name,
      ...(place?.address ?? []),
      ...(place?.postcode === undefined ? [] : [place.postcode]),
    ]
    expect(lines.join(', ')).toBe(address)
  })

  it.each([
    ['bromsgrove', 1, 'customer-service-centre'],
    ['redditch', 4, 'town-hall'],
    ['rossendale', 2, undefined],
    ['central-bedfordshire', 6, 'priory-house'],
    ['charnwood', 1, undefined],
  ])('of %s: %d place(s) take enquiries, post goes to %s', (id, count, postTo) => {
    const { contacts } = packOf(id)
    expect(contacts.places.filter(({ servesEnquiries }) => servesEnquiries)).toHaveLength(count)
    expect(contacts.postTo).toBe(postTo)
  })

  it('of Priory House say that the printed postcode looks wrong', () => {
    const place = packOf('central-bedfordshire').contacts.places.find(({ id }) => id === 'priory-house')
    expect(place?.about).toMatch(/SG17 5TO.*SG17 5TQ/)
  })
})

/** "20 seconds from the call, for 100%". */
const figure = ({ within, countedFrom, share }: Pick<Standard, 'within' | 'countedFrom' | 'share'>): string =>
  [
    within && `${within.amount} ${within.unit} from ${countedFrom}`,
    share === undefined ? undefined : `for ${share}%`,
  ]
    .filter((part) => part !== undefined)
    .join(', ')

const PLEDGE: Readonly<Record<string, string>> = {
  'telephone.answer': '20 seconds from the call',
  'telephone.answer-other-offices': '20 seconds from the call, for 100%',
  'voicemail.reply': '1 workingDays from the call',
  'voicemail.reply-away': '1 workingDays from their return',
  'email.reply': '48 hours from receipt',
  'letter.reply': '7 workingDays from receipt',
  'visit.greet': '5 minutes from arrival',
  'visit.see': '15 minutes from the enquiry',
  'complaint.acknowledge': '2 workingDays from receipt',
  'complaint.reply': '15 workingDays from receipt',
}

const FIGURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bromsgrove: PLEDGE,
  redditch: PLEDGE,
  rossendale: {
    'telephone.answer': '20 seconds from the call',
    'voicemail.call-back': '1 workingDays from the message',
    'call-back.more-information': '1 workingDays from the call',
    'progress.update': '1 workingDays from the request',
    'email.acknowledge': '1 calendarDays from receipt',
    'letter.reply': '10 workingDays from receipt',
    'visit.see': '15 minutes from arrival, for 80%',
    'appointment.cancel': '1 calendarDays from the appointment, backwards',
    'complaint.acknowledge': '5 workingDays from receipt',
    'complaint.reply': '15 workingDays from receipt',
    'enquiry.resolve': 'for 80%',
  },
  'central-bedfordshire': {
    'telephone.answer': '20 seconds from the call',
    'email.acknowledge': '1 workingDays from receipt',
    'email.reply': '5 workingDays from receipt',
    'letter.acknowledge': '1 workingDays from receipt',
    'letter.reply': '5 workingDays from receipt',
    'fax.acknowledge': '1 workingDays from receipt',
    'fax.reply': '5 workingDays from receipt',
    'visit.greet': '2 minutes from arrival',
    'visit.see': '10 minutes from arrival',
    'appointment.see': '5 minutes from the appointment',
    'enquiry.resolve': 'for 80%',
  },
  charnwood: {},
}

describe('service standards', () => {
  it.each(Object.entries(FIGURES))('of %s: every figure in the documents, and no other', (id, figures) => {
    const found = packOf(id)
      .standards.map((standard) => [standard.id, figure(standard)] as const)
      .filter(([, said]) => said !== '')
    expect(Object.fromEntries(found)).toEqual(figures)
  })

  it.each([
    ['bromsgrove', 'email.away', /out of the office/],
    ['bromsgrove', 'telephone.answer-other-offices', /between 9am and 5pm/],
    ['redditch', 'appointment.see', /on time/],
    ['redditch', 'home-visit.conduct', /why we are coming/],
    ['redditch', 'progress.conduct', /when we say we will/],
    ['rossendale', 'telephone.conduct', /our name/],
    ['rossendale', 'appointment.arrange', /One Stop Shop/],
    ['rossendale', 'home-visit.arrange', /if you ask/],
    ['rossendale', 'out-of-hours.resolve', /quickly/],
    ['rossendale', 'feedback.reply', /personally/],
    ['central-bedfordshire', 'home-visit.identification', /identification card/],
    ['central-bedfordshire', 'email.automatic', /automatic reply/],
    ['central-bedfordshire', 'voicemail.conduct', /leave a message/],
    ['charnwood', 'progress.reference', /reference number/],
    ['charnwood', 'website.conduct', /24 hours a day/],
  ])('of %s: %s, without a figure', (id, standard, words) => {
    expect(packOf(id).standards.find((found) => found.id === standard)?.promise).toMatch(words)
  })

  it('keep what another document says, with the reason it is not answered from', () => {
    const others = packs.flatMap(({ council, standards }) =>
      standards.flatMap(({ id, elsewhere }) =>
        elsewhere.map(({ within, source, note }) => [
          council.id,
          id,
          `${within.amount} ${within.unit}`,
          source.document,
          note,
        ]),
      ),
    )
    expect(others).toEqual([
      [
        'bromsgrove',
        'telephone.answer',
        '35 seconds',
        'customer-first-review',
        expect.stringContaining('newer'),
      ],
      [
        'rossendale',
        'voicemail.call-back',
        '2 workingDays',
        'customer-services-strategy',
        expect.stringContaining('handbook'),
      ],
    ])
  })
})

describe('formats, languages and rights', () => {
  it.each([
    [
      'bromsgrove',
      'telephone-interpreter interpreter sign-language other-languages accessible-website accessible-buildings',
      'equality conduct feedback involvement',
    ],
    [
      'redditch',
      'telephone-interpreter interpreter sign-language other-languages home-visit accessible-website accessible-buildings',
      'equality conduct feedback involvement',
    ],
    [
      'rossendale',
      'braille large-print audio other-languages interpreter sign-language minicom induction-loop private-room home-visit accessible-website accessible-buildings',
      'equality conduct confidentiality freedom-of-information feedback involvement',
    ],
    [
      'central-bedfordshire',
      'braille large-print audio other-languages interpreter private-room accessible-website accessible-buildings',
      'data-protection freedom-of-information confidentiality equality conduct feedback school-complaints social-care-complaints help-us involvement',
    ],
    [
      'charnwood',
      'braille large-print audio other-languages interpreter sign-language telephone-interpreter minicom home-visit accessible-website accessible-buildings',
      'data-protection freedom-of-information confidentiality equality feedback involvement',
    ],
  ])('of %s', (id, offered, rights) => {
    const { contacts } = packOf(id)
    expect(contacts.accessible.map((found) => found.id).join(' ')).toBe(offered)
    expect(contacts.rights.map((found) => found.id).join(' ')).toBe(rights)
  })
})

describe('what is published when', () => {
  it.each([
    ['bromsgrove', 'customer-experience-strategy', '2010-10', 'draft'],
    ['redditch', 'customer-experience-strategy', '2010-10', 'draft'],
    ['bromsgrove', 'customer-first-review', '2008-01', 'adopted'],
    ['rossendale', 'customer-service-standards', '2005-04', 'draft'],
    ['rossendale', 'executive-report', '2005-04-20', 'adopted'],
    ['central-bedfordshire', 'customer-charter', '2009', 'adopted'],
    ['charnwood', 'customer-service-strategy', '2006', 'adopted'],
  ])('%s, %s', (id, document, published, status) => {
    expect(packOf(id).council.documents[document]).toMatchObject({ published, status })
  })
})

describe('who provides what in Charnwood', () => {
  it.each([
    [
      'council',
      'bin-collection recycling street-cleaning environmental-health pest-control stray-dogs food-hygiene leisure-centres parks playgrounds arts museums town-hall council-housing planning business-support sheltered-housing lifeline',
    ],
    [
      'county',
      'schools roads potholes libraries adult-social-care childrens-social-care care-homes country-parks',
    ],
    ['police', 'police'],
    ['private', 'buses trains'],
    ['national', 'motorways'],
  ])('%s', (by, list) => {
    const found = packOf('charnwood').provided.filter((entry) => entry.by === by)
    expect(found.map(({ service }) => service).join(' ')).toBe(list)
  })

  it('leaves parks and playgrounds outside Loughborough to the parish councils', () => {
    for (const service of ['parks', 'playgrounds'])
      expect(packOf('charnwood').provided.find((entry) => entry.service === service)?.note).toMatch(
        /Outside Loughborough, the parish council/,
      )
  })
})

describe('the services', () => {
  it('are at least ninety, and asked for in different words', () => {
    expect(services.length).toBeGreaterThanOrEqual(90)
    const asked = services.flatMap((service) => service.asked.map((words) => words.toLowerCase()))
    expect(asked.filter((words, i) => asked.indexOf(words) !== i)).toEqual([])
  })

  it('say who provides them outside council areas by a name', () => {
    for (const { twoTier, body } of services)
      if (['national', 'private', 'police', 'nhs', 'parish', 'partnership'].includes(twoTier))
        expect(body).toBeDefined()
  })

  it.each([
    ['bin-collection', 'council', 'council', 524],
    ['recycling-centres', 'county', 'council', 531],
    ['potholes', 'county', 'council', 557],
    ['blue-badge', 'county', 'council', 279],
    ['bus-pass', 'county', 'council', 280],
    ['adult-social-care', 'county', 'council', 209],
    ['libraries', 'county', 'council', 437],
    ['free-school-meals', 'county', 'council', 4],
    ['trading-standards', 'county', 'council', 403],
    ['registration', 'county', 'council', 319],
    ['housing-benefit', 'council', 'council', 69],
    ['council-tax', 'council', 'council', 57],
    ['elections', 'council', 'council', 364],
    ['universal-credit', 'national', 'national', 1652],
  ])('%s: %s in two tiers, %s in one', (id, twoTier, unitary, lgsl) => {
    const service = services.find((known) => known.id === id)
    expect(service).toMatchObject({ twoTier, unitary })
    expect(service?.lgsl).toContain(lgsl)
  })
})

describe('the template', () => {
  it('has the same four files as a pack', () => {
    for (const file of ['council', 'contacts', 'standards', 'providers'])
      expect(existsSync(join(knowledgeFolder(), 'councils', '_template', `${file}.yaml`))).toBe(true)
  })
})
