import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { openAssistant } from '../bot/app'
import { readConfig } from '../bot/config'
import { councilsServed } from '../bot/councils'
import { createLog } from '../bot/log'
import { noRegisters } from '../bot/registers'
import { loadConversation } from '../dialogs/loadConversation'
import { copyOfKnowledge, makeOtherford } from './support/otherford'

/** A Thursday, in office hours. */
const NOW = new Date('2026-11-26T10:00:00Z')

describe('a sixth council, made by filling in data alone', () => {
  const folder = copyOfKnowledge()
  let say: (text: string) => Promise<string>
  let close: () => Promise<void>

  beforeAll(async () => {
    makeOtherford(folder)
    const { converse, knowledge } = loadConversation(folder)
    const running = await openAssistant(
      {
        config: readConfig({}),
        clock: { now: () => NOW },
        chance: { bytes: randomBytes },
        log: createLog('silent'),
        councils: councilsServed(knowledge.councils, 'all'),
        converse,
        registers: noRegisters,
      },
      ':memory:',
    )
    close = running.close
    const opened = await running.assistant.open({
      council: 'otherford',
      channel: 'webchat',
      resident: 'dl_1',
    })
    say = async (text) => {
      const { seq } = await running.assistant.say({ conversation: opened.conversation.id, text })
      const messages = await running.assistant.messagesAfter(opened.conversation.id, seq)
      return messages.map((message) => String(message.text)).join('\n')
    }
  }, 60_000)
  afterAll(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    ['are you open on wednesday at 1pm?', /not open on Wednesday 2 December at 1pm/],
    ['what is your phone number', /01632\u00A0960000/],
    ['where are you', /1 High Street, Otherford, EX1\u00A02AB/],
    [
      'how long do you take to answer a letter',
      /Something true and plain|Otherford Borough Council has not published/,
    ],
    ['my bin was not collected', /call 01632\u00A0960000/],
    ['who looks after the roads', /County Council|othershire/i],
    ['i smell gas', /0800\u00A0111\u00A0999/],
  ])('answers "%s"', async (asked, expected) => {
    expect(await say(asked)).toMatch(expected)
  })
})
