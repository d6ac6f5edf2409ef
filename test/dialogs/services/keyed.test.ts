import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegisters } from '../../../bot/registers'
import type { Answer } from '../../../dialogs/information/about'
import { noWorld } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import { createServices, type ServiceTurn } from '../../../dialogs/services/createServices'
import { SERVICES } from '../../../dialogs/services/every'
import { knowledgeFolder, loadKnowledge } from '../../../knowledge/load'
import { readAloud } from '../../support/aloud'
import { hereAt } from '../../support/here'
import { collectionsOf, homesAt } from '../../support/homes'

const AT = new Date('2026-11-26T10:00:00Z')
const { councils } = loadKnowledge()

const services = createServices(
  {
    article: (id, intent): Answer => ({ said: same(id), sources: [], topic: { intent, article: id } }),
    howToContact: () => same('call us'),
  },
  SERVICES,
)

/** What a store gives back. */
const kept = ({ memory }: ServiceTurn): unknown => JSON.parse(JSON.stringify(memory))

const begun = async (...given: Parameters<typeof services.startNamed>): Promise<ServiceTurn> => {
  const turn = await services.startNamed(...given)
  if (turn === undefined) throw new Error('not begun')
  return turn
}

describe('the digits of a planning reference', () => {
  const referencesOf = (id: string): readonly string[] =>
    readFileSync(join(knowledgeFolder(), 'councils', id, 'sample', 'planning', 'applications.csv'), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '')
      .filter((reference) => reference !== '')

  it.each([...councils])('find every application of the sample of %s, keyed or said', async (id, pack) => {
    const registers = await openRegisters({ dataDir: ':memory:', packs: new Map([[id, pack]]), now: AT })
    const world = {
      ports: { ...noWorld, ...registers.of(id) },
      here: { ...hereAt(pack, AT), channel: 'voice' as const },
    }
    const first = await begun('planning-application', { said: 'how is it going' }, world)
    expect(first.listen).toEqual({ digits: { min: 5, max: 9 } })
    const isFound = async (reference: string, said: string): Promise<boolean> => {
      const turn = await services.continue(kept(first), said, world)
      const picks = turn?.answer.options?.map(({ says }) => says) ?? []
      return picks.includes(reference) || turn?.answer.said.text.includes(reference) === true
    }
    for (const reference of referencesOf(id)) {
      const digits = reference.replace(/\D/g, '')
      expect([reference, await isFound(reference, digits)]).toEqual([reference, true])
      const said = readAloud(digits, String, String)
      expect([reference, said, await isFound(reference, said)]).toEqual([reference, said, true])
    }
    expect(await services.continue(kept(first), '1111111', world)).toBeUndefined()
    await registers.close()
  })
})

describe('a postcode beside an address', () => {
  const homes = homesAt({
    'EX1 2AB': ['1 Mill Lane'],
    'EX1 2BA': ['1 Hill Lane'],
    'EX1 3GH': ['1 High Street'],
  })
  const world = (channel: 'voice' | 'webchat') => ({
    ports: { ...noWorld, collections: collectionsOf(homes) },
    here: { ...hereAt(), channel },
  })
  const asked = async (channel: 'voice' | 'webchat'): Promise<ServiceTurn> => {
    const first = await begun('new-address', { said: 'i am moving' }, world(channel))
    const move = await services.continue(kept(first), first.answer.options?.[0]?.says ?? '', world(channel))
    const turn = move && (await services.continue(kept(move), '1 Mill Lane', world(channel)))
    if (turn === undefined) throw new Error('the postcode was not asked for')
    return turn
  }

  it('is keyed on the telephone, and one of those that the keys spell', async () => {
    const turn = await asked('voice')
    const one = await services.continue(kept(turn), '391344', world('voice'))
    expect(one?.memory?.given).toMatchObject({ fromPostcode: 'EX1 3GH' })
    const several = await services.continue(kept(turn), '391222', world('voice'))
    expect(several?.answer.options).toEqual([
      { label: 'E X one, two A B', says: 'EX1 2AB' },
      { label: 'E X one, two B A', says: 'EX1 2BA' },
    ])
    const picked = await services.continue(several?.memory, 'EX1 2BA', world('voice'))
    expect(picked?.memory?.given).toMatchObject({ fromPostcode: 'EX1 2BA' })
  })

  it('is letters and digits where it is typed', async () => {
    const turn = await asked('webchat')
    const typed = await services.continue(kept(turn), '391344', world('webchat'))
    expect(typed?.memory?.given ?? {}).not.toHaveProperty('fromPostcode')
  })
})
