import { inProcess } from '../../../bot/scripts/inProcess'
import type { Converse } from '../../../dialogs/conversation'
import { aCase } from '../support/aCase'
import { openingCases } from '../support/cases'
import { reply } from '../support/world'

const AT = new Date('2026-11-26T10:00:00Z')
const said = async (converse: Converse, council: string, ...all: readonly string[]) => {
  const partner = inProcess(converse, council, 'terminal', [aCase()])
  const heard: string[] = []
  for (const each of all) heard.push((await partner.say(each, AT)).replies.map(({ text }) => text).join())
  return heard
}
const finding: Converse = async (turn, memory, ports) => {
  const found = await ports?.cases.findCase(turn.said ?? '')
  return { replies: [reply(found?.state ?? 'unknown')], memory }
}

describe('the cases of a script', () => {
  it('are there for their council', async () => {
    expect(await said(finding, 'otherford', '111111111', '222222222')).toEqual(['received', 'unknown'])
    expect(await said(finding, 'elsewhere', '111111111')).toEqual(['unknown'])
  })
  it('are opened once for the same, and the same in every playing', async () => {
    const [first, second, other] = await said(openingCases, 'otherford', 'bins', 'bins', 'rates')
    expect(second).toBe(first)
    expect(other).not.toBe(first)
    expect((await said(openingCases, 'otherford', 'bins'))[0]).toBe(first)
  })
})
