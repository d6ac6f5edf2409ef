import * as fc from 'fast-check'
import { loadConversation } from '../../dialogs/loadConversation'

const { converse, knowledge } = loadConversation()
const councils = [...knowledge.councils.keys()]
const AT = new Date('2026-11-26T10:00:00Z')

const say = (council: string, said: string, memory: unknown) =>
  converse({ council, conversation: 'c', channel: 'webchat', said, locale: 'en-GB', at: AT }, memory)

/** Words that steer the conversation, among anything else that a keyboard or a cat may send. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 200 }),
  fc.constantFrom(
    'yes',
    'no',
    '1',
    '2',
    'help',
    'start again',
    'a person',
    'repeat',
    'and on saturday?',
    'what about email',
    'do i need planning permission',
    'a shed',
    'my bin was missed',
    'when are you open',
    '👍',
    '?',
    '{council}',
    '__proto__',
  ),
)

describe('the conversation', () => {
  it('always has an answer that can be read and heard, whatever is said, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...councils),
        fc.array(anything, { maxLength: 6 }),
        async (council, all) => {
          let memory: unknown
          for (const said of all) {
            const outcome = await say(council, said, memory)
            expect(outcome.replies.length).toBeGreaterThan(0)
            for (const { text, speech } of outcome.replies) {
              expect(text.trim()).not.toBe('')
              expect(speech).not.toMatch(/https?:|\]\(|\*\*|undefined/)
              expect(text).not.toMatch(/undefined|\[object/)
            }
            memory = JSON.parse(JSON.stringify(outcome.memory))
          }
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)

  it('reads any memory, of an older version or none, as a fresh start at worst', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (stored) => {
        const { replies } = await say(councils[0] ?? '', 'when are you open', JSON.parse(stored))
        expect(replies).not.toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('gives the same answer to the same words', async () => {
    const [first, second] = [
      await say('redditch', 'is the town hall open', undefined),
      await say('redditch', 'is the town hall open', undefined),
    ]
    expect(first).toEqual(second)
  })

  it('says how to reach a person in one turn, in every state', async () => {
    for (const before of [
      'when are you open',
      'do i need planning permission',
      'blorf fnarg',
      'i smell gas',
    ]) {
      const { memory } = await say('redditch', before, undefined)
      const { replies } = await say('redditch', 'can i talk to a person please', memory)
      expect(replies.map(({ text }) => text).join()).toMatch(
        /Nobody is here to chat with you now.*Call Redditch/s,
      )
    }
  })

  it('takes "help" for a call after danger was spoken of, and when it is cried out', async () => {
    const afterDanger = (await say('redditch', 'i smell gas', undefined)).memory
    for (const [said, memory] of [
      ['help', afterDanger],
      ['help!', undefined],
    ] as const) {
      const [reply] = (await say('redditch', said, memory)).replies
      expect(reply).toMatchObject({ do: 'emergency', text: expect.stringContaining('999') })
    }
    expect((await say('redditch', 'help', undefined)).replies[0]?.do).toBeUndefined()
  })

  it('looks for danger in a message that is too long to answer otherwise', async () => {
    const long = 'my bin was not collected on tuesday. '.repeat(80)
    expect((await say('redditch', long, undefined)).replies[0]?.text).toContain('more than I can read')
    expect((await say('redditch', `${long} i smell gas`, undefined)).replies[0]?.do).toBe('emergency')
  })

  it('refuses a council it does not know', async () => {
    await expect(say('nowhere', 'hello', undefined)).rejects.toThrow('no council called nowhere')
  })
})
