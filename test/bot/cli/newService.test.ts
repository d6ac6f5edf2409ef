import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newService } from '../../../bot/cli/newService'
import { projectRoot } from '../../../knowledge/root'

const COPIED = ['bot', 'dialogs', 'knowledge', 'package.json', 'tsconfig.json', 'tsconfig.build.json']

/** Begins the new service as a resident would, and answers both its questions. */
const TALK = `
import { createServices } from './dialogs/services/createServices'
import { SERVICES } from './dialogs/services/every'
import { same } from './dialogs/said'
import { noWorld } from './dialogs/ports'
const here = { pack: { council: { name: 'Otherford', planningReferences: [] }, contacts: { places: [] }, containers: [], binRules: [] }, now: { day: '2026-11-26', time: '10:00' }, holidays: [] } as never
const world = { ports: noWorld, here }
const talk = async () => {
  const services = createServices({ article: () => undefined, howToContact: () => same('call us') }, SERVICES.filter(({ name }) => name === 'street-trees'))
  const first = await services.start({ intent: 'other_council', said: 'there are some street trees here' }, world)
  const second = await services.continue(first?.memory, 'by the bus stop', world)
  const last = await services.continue(second?.memory, 'yes', world)
  console.log(JSON.stringify([first, second, last].map((turn) => turn?.answer.said.text)))
}
void talk()
`

describe('a new service', () => {
  let root: string
  const said: string[] = []
  const make = (print: (line: string) => void, ...names: string[]) => newService(root, names, print)

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'new-service-'))
    for (const name of COPIED) cpSync(join(projectRoot, name), join(root, name), { recursive: true })
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
    expect(make((line) => said.push(line), 'street-trees')).toBe(0)
  })
  afterAll(() => {
    rmSync(root, { recursive: true, force: true })
  })

  it('says what to do next', () => {
    expect(said.join('\n')).toMatch(/street-trees[\s\S]*service\.ts[\s\S]*words\.en\.yaml[\s\S]*npm test/)
  })

  it('adds one line to the list, and a first conversation', () => {
    const before = readFileSync(join(projectRoot, 'dialogs/services/index.ts'), 'utf8')
    const after = readFileSync(join(root, 'dialogs/services/index.ts'), 'utf8')
    const line = "export { streetTrees } from './street-trees/service'\n"
    expect(after).toContain(line)
    expect(after.replace(line, '')).toBe(before)
    expect(readFileSync(join(root, 'test/conversations/street-trees/first.script'), 'utf8')).toContain('> no')
  })

  it('works at once, without another word of code', () => {
    writeFileSync(join(root, 'talk.ts'), TALK)
    const talk = spawnSync(process.execPath, ['--import', 'tsx', 'talk.ts'], { cwd: root, encoding: 'utf8' })
    expect(talk.stderr).toBe('')
    expect(JSON.parse(talk.stdout)).toEqual([
      'Where is it?',
      'Could it hurt somebody?',
      'Please call us now: call us. Say that it is here: by the bus stop.',
    ])
  }, 60_000)

  it('compiles', () => {
    writeFileSync(
      join(root, 'tsconfig.new.json'),
      JSON.stringify({
        extends: './tsconfig.json',
        include: ['dialogs/services'],
        compilerOptions: { types: ['node'] },
      }),
    )
    const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc')
    const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.new.json'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(compiled.stdout).toBe('')
    expect(compiled.status).toBe(0)
  }, 60_000)

  it.each([
    [[], 'Usage'],
    [['Bulky Waste'], 'can’t be a name'],
    [['street-trees'], 'already'],
    [['planning-permission'], 'already'],
  ])('refuses %j', (names, why) => {
    const printed: string[] = []
    expect(make((line) => printed.push(line), ...names)).toBe(1)
    expect(printed.join()).toContain(why)
  })
})
