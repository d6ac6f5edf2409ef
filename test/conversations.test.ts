import type { OpenedRegisters } from '../bot/registers'
import { openRegisters } from '../bot/registers'
import { loadConversation } from '../dialogs/loadConversation'
import { everyCasting, faultsOf } from './support/scripts'
import { tellsBoth } from './support/tells'

const loaded = loadConversation()
const castings = everyCasting(loaded.knowledge)

/** What the samples hold; scripts only look. */
let registers: OpenedRegisters
beforeAll(async () => {
  const { councils: packs } = loaded.knowledge
  registers = await openRegisters({
    dataDir: ':memory:',
    packs,
    now: new Date('2026-11-22T10:00:00Z'),
    tells: tellsBoth,
  })
})
afterAll(() => registers.close())

describe.each([...loaded.knowledge.councils.keys()])('a resident of %s', (id) => {
  const own = castings.filter(({ pack }) => pack.council.id === id)

  it.each(own.map((casting) => [casting.script.file, casting] as const))('%s', async (_, casting) => {
    expect(await faultsOf(casting, loaded, registers.of)).toEqual([])
  })

  const anyTime = own.filter(({ script }) => script.at === undefined)

  it.each(anyTime.map((casting) => [casting.script.file, casting] as const))(
    '%s, on Christmas night',
    async (_, casting) => {
      expect(await faultsOf(casting, loaded, registers.of, { day: '2026-12-25', time: '03:00' })).toEqual([])
    },
  )
})
