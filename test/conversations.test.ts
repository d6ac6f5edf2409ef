import { loadConversation } from '../dialogs/loadConversation'
import { everyCasting, faultsOf } from './support/scripts'

const loaded = loadConversation()
const castings = everyCasting(loaded.knowledge)

describe.each([...loaded.knowledge.councils.keys()])('a resident of %s', (id) => {
  const own = castings.filter(({ pack }) => pack.council.id === id)

  it.each(own.map((casting) => [casting.script.file, casting] as const))('%s', async (_, casting) => {
    expect(await faultsOf(casting, loaded)).toEqual([])
  })

  const anyTime = own.filter(({ script }) => script.at === undefined)

  it.each(anyTime.map((casting) => [casting.script.file, casting] as const))(
    '%s, on Christmas night',
    async (_, casting) => {
      expect(await faultsOf(casting, loaded, { day: '2026-12-25', time: '03:00' })).toEqual([])
    },
  )
})
