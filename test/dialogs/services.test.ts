import type { Answer } from '../../dialogs/information/about'
import { noWorld } from '../../dialogs/ports'
import { same } from '../../dialogs/said'
import type { DeclaredService } from '../../dialogs/service'
import { createServices, type ServiceTurn } from '../../dialogs/services/createServices'
import { SERVICES } from '../../dialogs/services/every'
import { appointment } from '../../dialogs/services/index'
import { contextFor } from '../../dialogs/services/running'
import { readServiceWords } from '../../dialogs/services/serviceWords'
import { answersIn, takeIn } from '../../dialogs/services/takeIn'
import { hereAt } from '../support/here'

const here = hereAt()
const { articles } = here

const services = createServices(
  {
    article: (id, intent): Answer => ({
      said: same(`[article ${id}]`),
      sources: [],
      topic: { intent, article: id },
    }),
    howToContact: () => same('call us'),
  },
  SERVICES,
)

const world = { ports: noWorld, here }

const contextOf = (service: DeclaredService) =>
  contextFor({ service, words: readServiceWords(service) }, here, { soFar: {} })

const begun = async (said = 'do i need planning permission'): Promise<ServiceTurn> => {
  const turn = await services.start({ intent: 'planning.need_permission', said }, world)
  if (turn === undefined) throw new Error('not begun')
  return turn
}

/** What a store gives back. */
const kept = ({ memory }: ServiceTurn): unknown => JSON.parse(JSON.stringify(memory))

const afterSaying = async (
  turn: ServiceTurn | Promise<ServiceTurn>,
  ...saying: string[]
): Promise<ServiceTurn> => {
  let now = await turn
  for (const said of saying) {
    const next = await services.continue(kept(now), said, world)
    if (next === undefined) throw new Error(`"${said}" was not taken`)
    now = next
  }
  return now
}

const textOf = ({ answer }: ServiceTurn): string => answer.said.text

describe('“Do I need planning permission?”', () => {
  it('asks what, where, and whether it is protected, and ends with the article', async () => {
    const first = await begun()
    expect(textOf(first)).toContain('What do you want to build')
    expect(first.answer.options?.length).toBe(12)
    expect(first.answer.said.speech).toContain('A loft conversion')
    expect(first.expects).toBe('choice')
    const end = await afterSaying(first, 'a shed', 'house', 'neither')
    expect(end.memory).toBeUndefined()
    expect(textOf(end)).toContain('[article planning.need-permission.shed]')
    expect(textOf(end)).not.toContain('may not apply')
  })

  it('leaves a message that names the work to its article', async () => {
    expect(
      await services.start(
        { intent: 'planning.need_permission', said: 'do i need permission for a fence' },
        world,
      ),
    ).toBeUndefined()
    expect(await services.start({ intent: 'bins.other', said: 'my bin smells' }, world)).toBeUndefined()
  })

  it.each([
    [['shed', 'flat', 'neither'], ['it is a flat'], ['usual rules']],
    [['a loft', 'its a shop', 'no'], ['not a house'], []],
    [['3', '1', '2'], ['conservatory', 'it is listed'], ['usual rules']],
    [['fence', 'house', 'in a conservation area'], ['fence', 'conservation area'], []],
    [['solar', 'house', 'dunno'], ['solar', 'Find out first'], []],
    [['garage conversion', 'bungalow', 'grade II listed'], ['.garage', 'listed'], []],
    [['something else', 'house', 'neither'], ['need-permission.main', 'usual rules'], []],
    [['turning it into flats', 'a shop', 'not sure'], ['change-of-use', 'not a house', 'Find out first'], []],
  ])('%j', async (said, holds, lacks) => {
    const text = textOf(await afterSaying(begun(), ...said))
    for (const each of holds) expect(text).toContain(each)
    for (const each of lacks) expect(text).not.toContain(each)
    expect(text).not.toMatch(/you (do not|don’t) need|you need planning permission/i)
  })

  it('takes several answers from one sentence', async () => {
    expect(textOf(await afterSaying(begun(), 'a porch on my bungalow'))).toContain('listed building')
    const end = await afterSaying(begun('do i need planning permission, its a listed cottage'), 'decking')
    expect(textOf(end)).toContain('.decking')
    expect(textOf(end)).toContain('it is listed')
  })

  it('takes corrections, said so or not, and says what it changed', async () => {
    const changed = await afterSaying(begun(), 'a shed', 'no, a loft')
    expect(textOf(changed)).toContain('A loft conversion')
    expect(textOf(changed)).toContain('Is it a house')
    const later = await afterSaying(begun(), 'a shed', 'a house', 'actually it’s a flat')
    expect(textOf(later)).toContain('A flat')
    expect(textOf(await afterSaying(later, 'neither'))).toContain('it is a flat')
    expect(textOf(await afterSaying(begun(), 'a shed', 'a fence i mean'))).toContain('A fence')
  })

  it('takes words that say one thing for no other besides', async () => {
    expect(textOf(await afterSaying(begun(), 'turn it into a shop'))).toContain('Is it a house')
    const terrace = await afterSaying(begun(), 'solar panels', 'a flat', 'actually the end terrace')
    expect(textOf(terrace)).toContain('I’ve changed that to: A house. Is it')
    expect(textOf(terrace)).not.toContain('Decking')
  })

  it('takes a greeting for no answer, and a place in a list for no day', () => {
    const { questions } = appointment
    const told = answersIn('good morning, I want to see someone', appointment, contextOf(appointment))
    expect(told).not.toHaveProperty('part')
    const [kind] = questions
    if (kind === undefined) throw new Error('it asks nothing')
    expect(takeIn('the second one', {}, kind, appointment, contextOf(appointment))).toMatchObject({
      given: { kind: 'home' },
    })
    expect(takeIn('the second one', {}, kind, appointment, contextOf(appointment))).not.toHaveProperty(
      'given.day',
    )
  })

  it('takes what another question offers, word for word, for no name', () => {
    const asksName = appointment.questions.find(({ id }) => id === 'name')
    if (asksName === undefined) throw new Error('it asks no name')
    const given = (said: string) => takeIn(said, {}, asksName, appointment, contextOf(appointment))
    expect(given('by email please')).toMatchObject({ given: { reach: 'email' } })
    expect(given('Mary Jones')).toMatchObject({ given: { name: 'Mary Jones' } })
  })

  it.each(['when are you open', 'what is a listed building?', 'my bin was not collected', 'hmm'])(
    'leaves %j to the conversation, and asks again',
    async (said) => {
      const open = await begun()
      expect(await services.continue(kept(open), said, world)).toBeUndefined()
      const again = await services.again(kept(open), world)
      expect(again?.answer.said).toEqual(open.answer.said)
      expect(again?.memory).toEqual(open.memory)
    },
  )

  it('says what was wrong, and after a while offers a way out', async () => {
    const once = await afterSaying(begun(), '99')
    expect(textOf(once)).toContain('no such number')
    expect(textOf(once)).not.toContain('call us')
    expect(textOf(await afterSaying(once, 'a shed and a fence'))).toContain('call us')
    const missed = await services.again(kept(once), world, true)
    expect(missed && textOf(missed)).toContain('call us')
    expect((await afterSaying(once, 'a shed')).memory?.tries).toBe(0)
  })

  it('forgets what it can’t read, and services that are gone', async () => {
    const odd = { service: 'planning-permission', given: { work: 'castle', home: 'flat' } }
    expect((await services.again(odd, world))?.memory?.given).toEqual({ home: 'flat' })
    for (const memory of [undefined, 'x', { service: 'gone', given: {} }]) {
      expect(await services.again(memory, world)).toBeUndefined()
      expect(await services.continue(memory, 'a shed', world)).toBeUndefined()
    }
  })
})

describe('every service', () => {
  const asking = SERVICES.filter(({ steps }) => steps.every((step) => step.do === 'ask'))

  /** Every way through its questions that picks one of several. */
  const ways = ({ questions }: (typeof SERVICES)[number]) =>
    questions.reduce<readonly Record<string, string>[]>(
      (soFar, { id, kind }) =>
        soFar.flatMap((way) => kind.choices.map((choice) => ({ ...way, [id]: choice }))),
      [{}],
    )

  const endings = asking
    .filter(({ questions }) => questions.every(({ kind }) => kind.choices.length > 0))
    .flatMap((service) => ways(service).map((way) => ({ service, way, end: service.end(way, here) })))

  it('ends with lines that it has, whatever is picked', () => {
    expect(endings.length).toBeGreaterThan(100)
    for (const { service, end } of endings) {
      const said = end.say.map((each) => (typeof each === 'string' ? each : each.line))
      expect(Object.keys(service.lines)).toEqual(expect.arrayContaining(said))
    }
  })

  it('ends with articles that are there', () => {
    const gone = endings.filter(
      ({ end }) => end.article !== undefined && articles.byId(end.article) === undefined,
    )
    expect(gone).toEqual([])
  })

  it('has a name and a button of its own', () => {
    expect(new Set(SERVICES.map(({ name }) => name)).size).toBe(SERVICES.length)
  })
})
