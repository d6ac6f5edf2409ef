import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { oneOf } from '../../../dialogs/answers/oneOf'
import { postcode } from '../../../dialogs/answers/postcode'
import { yesNo } from '../../../dialogs/answers/yesNo'
import { noWorld } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import { Service } from '../../../dialogs/service'
import { createServices } from '../../../dialogs/services/createServices'
import type { Intent } from '../../../dialogs/understanding/intents'
import { hereAt } from '../../support/here'

const here = hereAt()
const world = { ports: noWorld, here }

const folder = mkdtempSync(join(tmpdir(), 'beginning-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const words = (name: string, phrases: string): void => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'phrases.en.yaml'), `${phrases}\n`)
  writeFileSync(
    join(folder, name, 'words.en.yaml'),
    [
      `service: { name: ${name}, offer: Begin ${name} }`,
      'questions: { place: "Where?", view: "For?", sure: "Sure?" }',
      'view: { yes: In favour of all, unsure: I am torn }',
      'endings: { done: "{place} {view} {sure}" }',
    ].join('\n'),
  )
}
const asking = (name: string, intent: Intent) =>
  Service.named(name)
    .about(intent)
    .answersOnly()
    .ask('place', postcode)
    .ask('view', oneOf('yes', 'unsure'))
    .ask('sure', yesNo)

words('looking', 'starts: []')
words('objecting', 'starts: ["object {place}"]\nanswers: { view: { unsure: ["not sure"] } }')
const looking = asking('looking', 'planning.status')
  .alsoFor('planning.view_or_comment', 'place')
  .ends(['done'], () => ({ say: ['done'] }))
const objecting = asking('objecting', 'planning.view_or_comment').ends(['done'], () => ({ say: ['done'] }))
const parts = { article: () => undefined, howToContact: () => same('call us') }
const services = createServices(parts, [looking, objecting], folder)

const begunBy = async (intent: Intent | undefined, said: string) =>
  (await services.start({ intent, said }, world))?.memory

describe('what begins a service', () => {
  it.each<[Intent | undefined, string, string | undefined]>([
    ['planning.status', 'any news', 'looking'],
    ['planning.view_or_comment', 'show me EX1 2AB', 'looking'],
    ['planning.view_or_comment', 'show me the plans', undefined],
    ['planning.enforcement', 'it is at EX1 2AB', undefined],
    [undefined, 'EX1 2AB', undefined],
    ['planning.view_or_comment', 'I object to the one at EX1 2AB', 'objecting'],
    [undefined, 'we object, EX1 2AB', 'objecting'],
    ['planning.view_or_comment', 'I object', undefined],
  ])('%s, "%s": %s', async (intent, said, service) => {
    expect((await begunBy(intent, said))?.service).toBe(service)
  })

  it('takes what the message told', async () => {
    expect((await begunBy(undefined, 'we object, EX1 2AB'))?.given).toEqual({ place: 'EX1 2AB' })
  })

  it('is offered, too, under answers to what it is near to', () => {
    const offered = (intent: Intent) => services.offers(intent, here).map(({ says }) => says)
    expect(offered('planning.view_or_comment')).toEqual(['Begin looking', 'Begin objecting'])
    expect(offered('planning.status')).toEqual(['Begin looking'])
  })

  it('must name a question that there is', () => {
    words('objecting', 'starts: ["object {colour}"]')
    expect(() => createServices(parts, [objecting], folder)).toThrow(
      'starts: there is no question colour to be answered',
    )
  })
})

describe('an answer', () => {
  const askedFor = async (given: Record<string, unknown>, said: string) =>
    (await services.continue({ service: 'objecting', given }, said, world))?.memory?.given

  it('that says no more than that one isn’t sure is for its own question alone', async () => {
    expect(await askedFor({}, 'EX1 2AB, not sure')).toEqual({ place: 'EX1 2AB' })
    expect(await askedFor({ place: 'EX1 2AB' }, 'not sure')).toEqual({ place: 'EX1 2AB', view: 'unsure' })
  })

  it('may be all that is on a button, however long that is', async () => {
    const long = `A ${'very '.repeat(20)}long choice`
    words('objecting', 'starts: []')
    writeFileSync(
      join(folder, 'objecting', 'words.en.yaml'),
      [
        'service: { name: objecting, offer: Begin }',
        'questions: { place: "Where?", view: "For?", sure: "Sure?" }',
        `view: { yes: ${long}, unsure: Another }`,
        'endings: { done: done }',
      ].join('\n'),
    )
    const others = createServices(parts, [objecting], folder)
    const memory = { service: 'objecting', given: { place: 'EX1 2AB' } }
    expect((await others.continue(memory, long, world))?.memory?.given).toEqual({
      place: 'EX1 2AB',
      view: 'yes',
    })
    expect(await others.continue(memory, `${long} and a question about my bins`, world)).toBeUndefined()
  })
})
