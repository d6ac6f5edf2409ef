import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { address } from '../../../dialogs/answers/address'
import { bin } from '../../../dialogs/answers/bin'
import { email } from '../../../dialogs/answers/email'
import type { AnswerContext, AnswerKind, Read } from '../../../dialogs/answers/kind'
import { money } from '../../../dialogs/answers/money'
import { name } from '../../../dialogs/answers/name'
import type { Here } from '../../../dialogs/information/about'
import { noWorld } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import { Service } from '../../../dialogs/service'
import { createServices } from '../../../dialogs/services/createServices'
import { loadArticles } from '../../../knowledge/articles'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import { loadKnowledge } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'
import { context } from './context'

const short = <V>(answer: Read<V>) => (answer.ok ? answer.value : answer.problem)

const { councils } = loadKnowledge()
const packOf = (id: string) => {
  const pack = councils.get(id)
  if (pack === undefined) throw new Error(`no pack ${id}`)
  return pack
}
const binsOf = (id: string): AnswerContext => {
  const { containers } = packOf(id)
  return context(bin.offers?.(containers), containers)
}

describe('an address', () => {
  it.each([
    ['12 acacia ave', '12 Acacia Avenue'],
    ['I live at 4 the close', '4 The Close'],
    ['flat two b fourteen mill lane', 'Flat 2B, 14 Mill Lane'],
    ['rose cottage, mill lane', 'Rose Cottage, Mill Lane'],
    ['top floor flat, 9 orchard way', 'Top floor flat, 9 Orchard Way'],
    ['mill lane', 'noHouse'],
    ['12', 'noStreet'],
    ['flat 3', 'noStreet'],
    ['next to the pub', 'notAddress'],
    ['', 'notAddress'],
  ])('%j is %j', (said, expected) => {
    expect(short(address.read(said, context()))).toBe(expected)
  })

  it.each([
    ['my bin at 12 mill ln was missed', '12 Mill Lane'],
    ['a hole in mill lane', undefined],
    ['3 days in a row', undefined],
  ])('in passing, %j: %j', (said, expected) => {
    expect(address.find(said, context())).toBe(expected)
  })
})

describe('a bin', () => {
  it.each([
    ['the green one', 'bromsgrove', 'green-bin'],
    ['green', 'bromsgrove', 'green-bin'],
    ['garden waste', 'bromsgrove', 'brown-bin'],
    ['2', 'bromsgrove', 'green-bin'],
    ['the last one', 'bromsgrove', 'brown-bin'],
    ['9', 'bromsgrove', 'noSuchNumber'],
    ['the blue bin', 'bromsgrove', 'binNotKnown'],
    ['blue bin', 'rossendale', 'blue-bin'],
    ['the blue one', 'rossendale', 'binUnclear'],
    ['green bin', 'central-bedfordshire', 'binUnclear'],
    ['brown and green', 'redditch', 'severalBins'],
    ['the brown bean please', 'redditch', 'brown-bin'],
    ['I do not know', 'redditch', 'notBin'],
    ['', 'redditch', 'notBin'],
  ])('%j in %s is %j', (said, id, expected) => {
    expect(short(bin.read(said, binsOf(id)))).toBe(expected)
  })

  it.each([
    ['my brown bin was missed', 'brown-bin'],
    ['my brown and green bins were missed', undefined],
    ['brown', undefined],
  ])('in passing, %j: %j', (said, expected) => {
    expect(bin.find(said, binsOf('redditch'))).toBe(expected)
  })

  it('is none that could be known where nothing is known of bins', () => {
    expect(short(bin.read('brown bin', context()))).toBe('binNotKnown')
  })
})

describe('an amount', () => {
  it.each([
    ['£45.50', 4550],
    ['twelve pounds fifty', 1250],
    ['45', 4500],
    ['a tenner', 1000],
    ['£10 or £20', 'severalSums'],
    ['£10, yes £10', 1000],
    ['a lot', 'notMoney'],
  ])('%j is %j', (said, expected) => {
    expect(short(money.read(said, context()))).toBe(expected)
  })

  it.each([
    [4550, '£45.50'],
    [120000, '£1,200'],
    [5, '£0.05'],
  ])('of %d pence is said as %s', (pence, expected) => {
    expect(money.inWords?.(pence)).toBe(expected)
  })
})

describe('an email address', () => {
  it('is said back as it is written, not as a link', () => {
    expect(email.inWords?.('a-b@example.org')).toEqual({
      text: 'a-b@example.org',
      speech: 'a dash b at example dot org',
    })
  })
})

describe('a name', () => {
  it.each([
    ['mary jones', 'Mary Jones'],
    ['Jan van der Berg thanks', 'Jan van der Berg'],
    ['hi, mary jones, ta', 'Mary Jones'],
    ['um my name is mrs patel ta', 'Mrs Patel'],
    ['ok so Wei Zhang!', 'Wei Zhang'],
    ['my name is mrs o’neill', "Mrs O'Neill"],
    ['why do you ask', 'notName'],
    ['its mary jones', 'Mary Jones'],
    ['er', 'notName'],
    ['thanks', 'notName'],
  ])('%j is %j', (said, expected) => {
    expect(short(name.read(said, context()))).toBe(expected)
  })
})

describe('each of these kinds', () => {
  const kinds: readonly [string, AnswerKind<unknown>][] = [
    ['address', address],
    ['bin', bin],
    ['money', money],
    ['name', name],
  ]
  const pieces = fc.constantFrom(
    '12',
    'flat 2b',
    ',',
    'mill',
    'lane',
    'brown',
    'bin',
    '£',
    'pounds',
    'mrs',
    'patel',
    'the close',
    'fifty',
    'cottage',
  )
  const said = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join(' ')),
    fc.string({ unit: 'grapheme' }),
  )

  it.each(kinds)('%s takes anything, stores what it reads, and has words for its problems', (_, kind) => {
    fc.assert(
      fc.property(said, (heard) => {
        const answer = kind.read(heard, binsOf('rossendale'))
        if (answer.ok)
          expect(kind.stored.safeParse(JSON.parse(JSON.stringify(answer.value))).success).toBe(true)
        else expect(kind.problems).toContain(answer.problem)
        const found = kind.find(heard, binsOf('rossendale'))
        if (found !== undefined) expect(kind.stored.safeParse(found).success).toBe(true)
      }),
    )
  })
})

describe('a service that asks for them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'services-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'left-bin'))
  writeFileSync(join(folder, 'left-bin', 'phrases.en.yaml'), 'starts: []\n')
  writeFileSync(
    join(folder, 'left-bin', 'words.en.yaml'),
    [
      'service: { name: A bin that was left, offer: Tell us }',
      'questions: { bin: Which bin?, where: Where?, paid: How much?, who: Who? }',
      'endings: { done: "{bin}; {where}; {paid}; {who}" }',
    ].join('\n'),
  )
  const leftBin = Service.named('left-bin')
    .about('bins.missed')
    .answersOnly()
    .ask('bin', bin)
    .ask('where', address)
    .ask('paid', money)
    .ask('who', name)
    .ends(['done'], () => ({ say: ['done'] }))
  const services = createServices(
    { article: () => undefined, howToContact: () => same('call') },
    [leftBin],
    folder,
  )
  const { holidays } = context()
  const hereIn = (id: string): Here => ({
    pack: packOf(id),
    articles: loadArticles(join(projectRoot, 'knowledge', 'articles')),
    holidays,
    workingDays: workingDays(holidays),
    at: new Date('2026-11-26T10:00:00Z'),
    now: { day: '2026-11-26', time: '10:00' },
    channel: 'terminal',
  })
  const saying = async (id: string, first: string, ...then: readonly string[]) => {
    const world = { ports: noWorld, here: hereIn(id) }
    let turn = await services.start({ intent: 'bins.missed', said: first }, world)
    for (const said of then)
      turn = turn && (await services.continue(JSON.parse(JSON.stringify(turn.memory)), said, world))
    return turn
  }

  it('offers the council’s own bins', async () => {
    const options = async (id: string) =>
      (await saying(id, 'hello'))?.answer.options?.map(({ label }) => label)
    expect(await options('bromsgrove')).toEqual([
      'Grey bin for general waste',
      'Green recycling bin',
      'Brown garden waste bin',
    ])
    expect(await options('charnwood')).toContain('Black refuse bin')
  })

  it('takes all that the first message tells, and says it back in words', async () => {
    const turn = await saying(
      'redditch',
      'my name is sam patel, my brown bin at 12 mill ln was left and I paid £60',
    )
    expect(turn?.memory).toBeUndefined()
    expect(turn?.answer.said.text).toBe('Brown garden waste bin; 12 Mill Lane; £60; Sam Patel')
  })

  it('asks for what is missing, and corrects what was given', async () => {
    const turn = await saying('redditch', 'hello', 'brown', 'mill lane')
    expect(turn?.answer.said.text).toMatch(/Which house is it/)
    const corrected = await saying('redditch', 'hello', 'brown', '12 mill lane', 'no, 14 mill lane')
    expect(corrected?.answer.said.text).toMatch(/changed that to: 14 Mill Lane/)
  })
})
