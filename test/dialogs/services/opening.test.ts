import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { name } from '../../../dialogs/answers/name'
import { phone } from '../../../dialogs/answers/phone'
import { postcode } from '../../../dialogs/answers/postcode'
import { yesNo } from '../../../dialogs/answers/yesNo'
import { createDesk } from '../../../dialogs/desk'
import { createCommands } from '../../../dialogs/listening/commands'
import type { Hearing, Outcome } from '../../../dialogs/listening/hearing'
import { createServiceListener, serviceOutcome } from '../../../dialogs/listening/service'
import { nothingYet, readMemory } from '../../../dialogs/memory'
import type { CaseDraft, OpenedCase, Ports } from '../../../dialogs/ports'
import { noWorld } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import { createSayings } from '../../../dialogs/sayings'
import type { DeclaredService, Opens } from '../../../dialogs/service'
import { Service } from '../../../dialogs/service'
import { createServices } from '../../../dialogs/services/createServices'
import { createFinders } from '../../../dialogs/understanding/details'
import { readWords } from '../../../dialogs/words'
import { loadKnowledge } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'
import { hereAt, packWhere } from '../../support/here'

const AT = new Date('2026-11-26T10:00:00Z')
const knowledge = loadKnowledge()
const pack = packWhere(({ standards }) =>
  standards.some(({ about, stage, within }) => about === 'complaint' && stage === 'reply' && within),
)
const here = hereAt(pack, AT)

const folder = mkdtempSync(join(tmpdir(), 'services-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'lost-cat'))
writeFileSync(join(folder, 'lost-cat', 'phrases.en.yaml'), 'starts: []\n')
writeFileSync(
  join(folder, 'lost-cat', 'words.en.yaml'),
  [
    'service: { name: A lost cat, offer: Tell us }',
    'labels: { where: Where, who: Who, number: Number, sure: Sure }',
    'questions: { where: Where?, who: Who?, number: Which number?, sure: Sure? }',
    'endings: { what: "a cat was lost near {where}", soon: "We look for it." }',
  ].join('\n'),
)

type Asked = 'where' | 'who' | 'number'
const lostCat = (opens: Opens<'what', Asked> | undefined): DeclaredService =>
  Service.named('lost-cat')
    .about('bins.missed')
    .ask('where', postcode)
    .ask('who', name)
    .ask('number', phone)
    .ask('sure', yesNo)
    .ends(['what', 'soon'], ({ sure }) => ({
      say: ['soon'],
      ...(sure && opens !== undefined ? { opens } : {}),
    }))

const WHOLE: Opens<'what', Asked> = {
  what: 'what',
  where: 'where',
  postcode: 'where',
  name: 'who',
  phone: 'number',
  promise: { amount: 2, unit: 'workingDays' },
}

const sayings = createSayings(readWords(join(projectRoot, 'dialogs', 'words.en.yaml')))
const recogniser: Hearing['desk']['recogniser'] = {
  recognise: () => ({ text: '', repaired: '', guesses: [], action: 'pass' }),
  subjectsIn: () => new Set(),
}
const desk = createDesk(
  sayings,
  createCommands(),
  pack,
  knowledge.services,
  createFinders(knowledge.services),
  {
    understand: () => [],
    recogniser,
  },
)

/** A world that remembers what it was asked to open. */
const world = (isNew = true): Ports & { opened: CaseDraft[] } => {
  const opened: CaseDraft[] = []
  const openCase = async (draft: CaseDraft): Promise<OpenedCase> => {
    opened.push(draft)
    const { promise } = draft
    const found = { reference: '123456786', state: 'received', since: AT, openedAt: AT, pauses: [] } as const
    return { ...found, provable: ['postcode'], isNew, ...(promise === undefined ? {} : { promise }) }
  }
  return { ...noWorld, opened, cases: { ...noWorld.cases, openCase } }
}

/** Answers every question, and gives what the last turn left. */
const played = async (
  service: DeclaredService,
  ports: Ports,
  then: readonly string[] = ['yes', 'send it'],
): Promise<Outcome> => {
  const services = createServices(
    { article: () => undefined, howToContact: () => same('call') },
    [service],
    folder,
  )
  const listen = createServiceListener(services)
  const first = await services.start({ intent: 'bins.missed', said: 'my cat' }, { ports, here })
  if (first === undefined) throw new Error('not begun')
  const hearing = (said: string, memory: Outcome['memory']): Hearing => ({
    turn: { council: pack.council.id, conversation: 'c', channel: 'terminal', locale: 'en-GB', at: AT, said },
    said,
    alternatives: [{ text: said }],
    memory: readMemory(JSON.parse(JSON.stringify(memory))),
    here,
    desk,
    ports,
  })
  let last: Outcome = await serviceOutcome(services, first, hearing('my cat', nothingYet))
  for (const said of ['EX1 2AB', 'Mary Jones', '01632 960123', ...then]) {
    const outcome = await listen(hearing(said, last.memory))
    if (outcome === undefined) throw new Error(`"${said}" was not taken`)
    last = outcome
  }
  return last
}

const plain = (text: string | undefined) => (text ?? '').replaceAll('\u00A0', ' ')

describe('a service that opens a case', () => {
  it('opens it once, at its end, with what was answered', async () => {
    const ports = world()
    await played(lostCat(WHOLE), ports)
    expect(ports.opened).toEqual([
      {
        service: 'lost-cat',
        intent: 'bins.missed',
        answers: { where: 'EX1 2AB', who: 'Mary Jones', number: '01632960123', sure: true },
        what: 'a cat was lost near EX1 2AB',
        where: 'EX1 2AB',
        postcode: 'EX1 2AB',
        contact: { name: 'Mary Jones', phone: '01632960123' },
        particulars: [
          { id: 'where', label: 'Where', value: 'EX1 2AB' },
          { id: 'who', label: 'Who', value: 'Mary Jones' },
          { id: 'number', label: 'Number', value: '01632960123' },
          { id: 'sure', label: 'Sure', value: 'Yes' },
        ],
        promise: { within: { amount: 2, unit: 'workingDays' } },
      },
    ])
  })
  it('says its reference, by when, how to track it, and then its own lines; it has ended', async () => {
    const { replies, memory } = await played(lostCat(WHOLE), world())
    expect(replies).toHaveLength(1)
    expect(plain(replies[0]?.text)).toMatch(
      /Your reference is \*\*123 456 786\*\*[\s\S]*due by \*\*Monday 30 November\*\*[\s\S]*ask me[\s\S]*We look for it\.$/,
    )
    expect(replies[0]?.speech).toContain('one two three, four five six, seven eight six')
    expect(memory.service).toBeUndefined()
    expect(memory.last[0]?.text).toBe(replies[0]?.text)
  })
  it('says so when the same was told before', async () => {
    const { replies } = await played(lostCat(WHOLE), world(false))
    expect(plain(replies[0]?.text)).toMatch(/You told us this already, on Thursday 26 November/)
  })
  it('promises what the council promises', async () => {
    const ports = world()
    await played(lostCat({ what: 'what', promise: { about: 'complaint', stage: 'reply' } }), ports)
    const standard = pack.standards.find(({ about, stage }) => about === 'complaint' && stage === 'reply')
    expect(ports.opened[0]?.promise).toEqual({ standard: standard?.id, within: standard?.within })
    expect(ports.opened[0]).not.toHaveProperty('where')
    expect(ports.opened[0]?.contact).toEqual({})
  })
  it('promises nothing where the council doesn’t', async () => {
    const ports = world()
    const { replies } = await played(
      lostCat({ what: 'what', promise: { about: 'telephone', stage: 'conduct' } }),
      ports,
    )
    expect(ports.opened[0]).not.toHaveProperty('promise')
    expect(replies[0]?.text).not.toMatch(/due/)
  })
  it('opens nothing before what was told is checked', async () => {
    const ports = world()
    const { replies, memory } = await played(lostCat(WHOLE), ports, ['yes'])
    expect(ports.opened).toEqual([])
    expect(plain(replies[0]?.text)).toMatch(
      /check[\s\S]*\*\*Where:\*\* EX1 2AB[\s\S]*\*\*Number:\*\* 01632960123/,
    )
    expect(memory.service?.service).toBe('lost-cat')
  })
  it.each([
    [['yes', 'change the number', '01632 960456', 'send it'], { phone: '01632960456' }],
    [['yes', 'no', 'who', 'Anna Smith', 'yes'], { name: 'Anna Smith' }],
    [['yes', 'no, my number is 01632 960456', 'yes please'], { phone: '01632960456' }],
  ])('lets them change what they told: %j', async (then, contact) => {
    const ports = world()
    await played(lostCat(WHOLE), ports, then)
    expect(ports.opened).toHaveLength(1)
    expect(ports.opened[0]?.contact).toMatchObject(contact)
  })
  it('opens none where its ending has none', async () => {
    const ports = world()
    const { replies } = await played(lostCat(WHOLE), ports, ['no'])
    expect(ports.opened).toEqual([])
    expect(replies[0]?.text).toBe('We look for it.')
  })
})
