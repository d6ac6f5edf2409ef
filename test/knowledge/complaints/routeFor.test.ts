import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadArticles } from '../../../knowledge/articles'
import { type Destination, routeFor } from '../../../knowledge/complaints/routeFor'
import { readRoutes } from '../../../knowledge/complaints/routes'
import { loadKnowledge, loadServices } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'

const { councils } = loadKnowledge()
const services = loadServices()
const { headings, routes } = readRoutes()

const going = (council: string, id: string, ...named: string[]): Destination => {
  const pack = councils.get(council)
  const route = routes.find((each) => each.id === id)
  if (pack === undefined || route === undefined) throw new Error(`${council}, ${id}`)
  return routeFor(pack, route, { services, named: services.filter((each) => named.includes(each.id)) })
}

const OURS = ['service', 'treatment', 'personal-data', 'council-home']
const ANOTHER_WAY = [
  'housing-benefit-decision',
  'council-tax-reduction-decision',
  'planning-decision',
  'parking-ticket',
  'court',
  'councillor',
]
const ELSEWHERE = ['school', 'other-body']
const CARE = ['education', 'adult-care', 'childrens-care']
const DISTRICTS: readonly [string, string][] = [
  ['redditch', 'Worcestershire County Council'],
  ['bromsgrove', 'Worcestershire County Council'],
  ['charnwood', 'Leicestershire County Council'],
  ['rossendale', 'Lancashire County Council'],
]

describe.each([...councils.keys()])('a complaint in %s', (council) => {
  it.each([...OURS.map((id) => [id, 'us']), ...ANOTHER_WAY.map((id) => [id, 'anotherWay'])])(
    'about %s goes to %s',
    (id, to) => {
      expect(going(council, String(id)).to).toBe(to)
    },
  )
  it.each(ELSEWHERE)('about %s goes elsewhere', (id) => {
    expect(going(council, id)).toMatchObject({ to: 'elsewhere' })
  })
  it('about every route there is has a way, and an article that says it', () => {
    const articles = loadArticles(join(projectRoot, 'knowledge', 'articles'))
    expect([...OURS, ...ANOTHER_WAY, ...ELSEWHERE, ...CARE].sort()).toEqual(routes.map(({ id }) => id).sort())
    for (const { id } of routes) expect(articles.byId(going(council, id).article)).toBeDefined()
  })
})

describe('care and education', () => {
  it.each(DISTRICTS.flatMap(([council, county]) => CARE.map((id) => [id, council, county] as const)))(
    '%s in %s is %s’s',
    (id, council, county) => {
      expect(going(council, id)).toMatchObject({ to: 'elsewhere', body: county, website: /^https:/ })
    },
  )
  it.each(CARE)('%s in a unitary area is the council’s own', (id) => {
    expect(going('central-bedfordshire', id)).toMatchObject({ to: 'us' })
  })
})

describe('a service that a story names', () => {
  it.each([
    ['rossendale', ['potholes'], { to: 'elsewhere', body: 'Lancashire County Council' }],
    ['central-bedfordshire', ['potholes'], { to: 'us' }],
    ['rossendale', ['potholes', 'bin-collection'], { to: 'us' }],
    ['rossendale', ['bin-collection'], { to: 'us' }],
    ['rossendale', ['parking-tickets'], { to: 'us' }],
    ['charnwood', ['water'], { to: 'elsewhere', body: 'your water company' }],
    ['charnwood', ['police'], { to: 'elsewhere', article: 'complaints.make.other-body' }],
    ['charnwood', [], { to: 'us' }],
  ])('%s: %s', (council, named, expected) => {
    expect(going(council, 'service', ...named)).toMatchObject(expected)
  })
  it('sends nobody away who was treated badly by the council', () => {
    expect(going('rossendale', 'treatment', 'potholes')).toMatchObject({ to: 'us' })
  })
})

describe('the file of routes', () => {
  it('offers few things at a time', () => {
    const alone = routes.filter(({ group }) => group === undefined).length
    expect(alone + Object.keys(headings).length).toBeLessThanOrEqual(8)
  })
  it.each([
    ['headings: {}\nroutes: []', 'routes'],
    ['routes: 3', 'headings'],
  ])('names what is wrong with it: %s', (yaml, place) => {
    const file = join(mkdtempSync(join(tmpdir(), 'routes-')), 'routes.yaml')
    writeFileSync(file, yaml)
    expect(() => readRoutes(file)).toThrow(place)
  })
  it.each([
    ['two routes have one id', { headings: {}, routes: [routes[0], routes[0]] }],
    ['a group must be one of the headings', { headings: {}, routes: [{ ...routes[0], group: 'none' }] }],
  ])('says that %s', (message, content) => {
    const file = join(mkdtempSync(join(tmpdir(), 'routes-')), 'routes.yaml')
    writeFileSync(file, JSON.stringify(content))
    expect(() => readRoutes(file)).toThrow(message)
  })
})
