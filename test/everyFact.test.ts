import { inProcess } from '../bot/scripts/inProcess'
import { isIn } from '../bot/scripts/pattern'
import { loadConversation } from '../dialogs/loadConversation'
import type { Fact } from './support/facts'
import { factsOf } from './support/facts'

/** A Tuesday with no bank holiday in the week after it. */
const NOW = new Date('2026-11-24T10:15:00Z')

const { converse, knowledge } = loadConversation()

/** Asked on its own, in a conversation of its own: what is heard. */
const answerTo = async (council: string, asked: string): Promise<string> => {
  const { replies } = await inProcess(converse, council).say(asked, NOW)
  return replies.map(({ text }) => text).join('\n\n')
}

const missing = async (council: string, { asked, holds, anyWay }: Fact): Promise<readonly string[]> => {
  const tries = await Promise.all(
    asked.map(async (way) => {
      const answer = await answerTo(council, way)
      const lacking = holds.filter((fact) => !isIn(fact, [answer]))
      return lacking.length === 0 ? '' : `"${way}" must bring: ${lacking.join(' | ')}\n  heard: ${answer}`
    }),
  )
  return anyWay && tries.includes('') ? [] : tries.filter((fault) => fault !== '')
}

describe.each([...knowledge.councils.values()].map((pack) => [pack.council.id, pack] as const))(
  'a resident who asks %s',
  (id, pack) => {
    it.each(factsOf(pack).map((fact) => [fact.kind, fact.about, fact] as const))(
      'hears its %s: %s',
      async (_kind, _about, fact) => {
        expect(fact.asked).not.toEqual([])
        expect(await missing(id, fact)).toEqual([])
      },
    )
  },
)
