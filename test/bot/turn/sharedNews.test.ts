import fc from 'fast-check'
import type { News, Newsroom } from '../../../bot/turn/news'
import { createSharedNewsroom, type Wire } from '../../../bot/turn/sharedNews'

const moments = async (): Promise<void> => {
  for (let i = 0; i < 9; i += 1) await new Promise(setImmediate)
}

/** Two processes with a wire between them that can be cut. */
const twoProcesses = (room = 200) => {
  const ears: { hear(notice: string): void; missed(): void }[] = []
  const sent: string[][] = []
  let isCut = false
  const wireOf = (self: number): Wire => ({
    room,
    send: async (notices) => {
      if (isCut) throw new Error('cut')
      sent.push([...notices])
      for (const notice of notices) for (const { hear } of ears.filter((_, i) => i !== self)) hear(notice)
    },
    listen: (hear, missed) => {
      ears[self] = { hear, missed }
    },
    close: async () => undefined,
  })
  const [one, other] = [createSharedNewsroom(wireOf(0)), createSharedNewsroom(wireOf(1))]
  const cut = (now: boolean): void => {
    isCut = now
    if (!now) for (const { missed } of ears) missed()
  }
  return { one, other, sent, ears, cut }
}

const hearing = (newsroom: Newsroom, conversation: string) => {
  const heard: News[] = []
  return { heard, stop: newsroom.watch(conversation, (news) => heard.push(news)) }
}

describe('news among processes', () => {
  it('is told here at once, and there, once each', async () => {
    const { one, other } = twoProcesses()
    const [here, there] = [hearing(one, 'a'), hearing(other, 'a')]
    one.tell('a', 'typing')
    expect(here.heard).toEqual(['typing'])
    one.tell('a', 'messages')
    one.tell('b', 'messages')
    await moments()
    expect(here.heard).toEqual(['typing', 'messages'])
    expect(there.heard).toEqual(['typing', 'messages'])
  })
  it('of one moment goes together, and the same said twice goes once', async () => {
    const { one, other, sent } = twoProcesses()
    const there = hearing(other, 'a')
    for (let i = 0; i < 50; i += 1) one.tell('a', 'messages')
    await moments()
    expect(sent).toHaveLength(1)
    expect(there.heard).toEqual(['messages'])
  })
  it('never fills a notice with more than it holds, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 60, unit: 'grapheme' })), async (conversations) => {
        const { one, other, sent } = twoProcesses()
        const heard = conversations.map((conversation) => hearing(other, conversation).heard)
        for (const conversation of conversations) one.tell(conversation, 'messages')
        await moments()
        expect(sent.flat().filter((notice) => Buffer.byteLength(notice) > 200)).toEqual([])
        for (const each of heard) expect(each.length).toBeGreaterThan(0)
      }),
    )
  })
  it('that is too long for any notice makes everybody look', async () => {
    const { one, other } = twoProcesses()
    const there = hearing(other, 'a')
    one.tell('x'.repeat(500), 'messages')
    await moments()
    expect(there.heard).toEqual(['messages', 'marks', 'notes', 'viewers', 'desk'])
  })
  it('that could not be sent is sent later', async () => {
    const { one, other, cut } = twoProcesses()
    cut(true)
    one.tell('a', 'messages')
    await moments()
    const there = hearing(other, 'a')
    cut(false)
    expect(there.heard).toContain('messages')
    there.heard.length = 0
    await new Promise<void>((resolve) => {
      other.watch('a', () => resolve())
    })
    expect(there.heard).toEqual(['messages'])
  })
  it('that nobody understands is left alone', async () => {
    const { other, ears } = twoProcesses()
    const there = hearing(other, 'a')
    for (const notice of ['', 'x', '{}', '[1]', '[["a"]]', '[["a","later"],["a","messages"]]'])
      ears[1]?.hear(notice)
    expect(there.heard).toEqual(['messages'])
  })
  it('told last before the end is still sent', async () => {
    const { one, other } = twoProcesses()
    const there = hearing(other, 'a')
    one.tell('a', 'messages')
    await one.close()
    expect(there.heard).toEqual(['messages'])
  })
  it('does not keep anybody from ending when it can’t be sent', async () => {
    const { one, cut } = twoProcesses()
    cut(true)
    one.tell('a', 'messages')
    await moments()
    await expect(one.close()).resolves.toBeUndefined()
  })
})
