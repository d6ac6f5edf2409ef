import { TurnContext } from 'botbuilder-core'
import { createLog } from '../../../bot/log'
import { LocalAdapter } from '../../../bot/turn/localAdapter'
import { createNewsroom } from '../../../bot/turn/news'
import { shared } from '../../../bot/turn/shared'
import { inOrder } from '../../../bot/turn/stages/inOrder'

const contextOf = (id: string): TurnContext =>
  new TurnContext(new LocalAdapter(createNewsroom(), []), { type: 'message', conversation: { id } as never })

describe('what one stage leaves for another', () => {
  const place = shared<string>('leaveIt')
  it('is there for the rest of its turn, and for no other turn', () => {
    const [one, two] = [contextOf('a'), contextOf('a')]
    place.put(one, 'left')
    expect(place.of(one)).toBe('left')
    expect(place.maybe(two)).toBeUndefined()
  })
  it('is asked for in vain when its stage is missing, and the fault names it', () => {
    expect(() => place.of(contextOf('a'))).toThrow(/leaveIt must come before/)
  })
})

describe('turns in order', () => {
  it('go on after one of them fails', async () => {
    const stage = inOrder()
    const ran: string[] = []
    const first = stage(contextOf('a'), async () => {
      throw new Error('no')
    })
    const second = stage(contextOf('a'), async () => void ran.push('second'))
    await expect(first).rejects.toThrow('no')
    await second
    expect(ran).toEqual(['second'])
  })
})

describe('news', () => {
  it('reaches everybody who watches that conversation, until they stop', () => {
    const { tell, watch } = createNewsroom()
    const heard: string[] = []
    const stop = watch('a', (news) => void heard.push(`1 ${news}`))
    watch('a', (news) => void heard.push(`2 ${news}`))
    watch('b', () => void heard.push('b'))
    tell('a', 'messages')
    stop()
    tell('a', 'typing')
    expect(heard).toEqual(['1 messages', '2 messages', '2 typing'])
  })
})

describe('the log', () => {
  it('keeps codes and places of errors, and drops messages that may quote a resident', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => void lines.push(line) })
    const fault = new Error('cannot parse "my neighbour is ill"')
    log.requestFailed({ method: 'POST', route: '/x', fault: Object.assign(fault, { code: 'SQLITE_FULL' }) })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code: 'internal', causes: [{ code: 'SQLITE_FULL' }] })
    expect(lines.join()).not.toContain('neighbour')
  })
})
