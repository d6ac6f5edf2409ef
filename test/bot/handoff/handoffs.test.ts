import { topicOf } from '../../../bot/turn/news'
import { handoffWorld, wishes } from './world'

const MINUTE = 60_000
const everybody = ['sam', 'kim'] as const

describe('a hand-over', () => {
  it('goes from the wish to what came of it, and the assistant never speaks meanwhile', async () => {
    const world = await handoffWorld()
    const { comes, says, reads, handoffs, person, handoffIn, sweep } = world
    await comes('sam')
    expect(await says('c', 'person')).toEqual(['place 1'])
    await sweep.pass()
    const offered = await handoffIn('c')
    expect(offered).toMatchObject({ state: 'offered', advisor: 'sam' })
    await handoffs.claim(person('sam'), offered.id)
    await handoffs.say(person('sam'), offered.id, { text: 'Hello, I am Sam' })
    expect(await says('c', 'my bin')).toEqual([])
    await handoffs.say(person('sam'), offered.id, { text: 'Done' })
    await handoffs.end(person('sam'), offered.id)
    expect(await says('c', 'good, very kind')).toEqual(['asked: good, very kind'])
    await handoffs.wrapUp(person('sam'), offered.id, { outcome: 'answered', firstContact: true })
    expect(await says('c', 'bye')).toEqual(['bot: bye'])
    expect(await reads('c')).toEqual([
      'Hello',
      'person',
      '(handoff.initiate )',
      'place 1',
      '(handoff.status accepted)',
      expect.stringContaining('Sam'),
      'Hello, I am Sam',
      'my bin',
      'Done',
      '(handoff.status completed)',
      expect.stringContaining('Sam has ended the chat'),
      expect.any(String),
      'good, very kind',
      'asked: good, very kind',
      'bye',
      'bot: bye',
    ])
    const { state, rating, wrapUp } = await handoffIn('c')
    expect({ state, given: rating?.given, why: rating?.why, wrapUp }).toEqual({
      state: 'resolved',
      given: 'good',
      why: 'very kind',
      wrapUp: { outcome: 'answered', firstContact: true },
    })
  })

  it('is offered by nobody who is not there', async () => {
    const { says, comes, handoffs, person } = await handoffWorld()
    expect(await says('c', 'person')).toEqual(['not now: nobody'])
    await comes('sam')
    await handoffs.setPresence(person('sam'), 'sam', 'away')
    expect(await says('c', 'person')).toEqual(['not now: nobody'])
  })

  it('does not ask those in distress how it was', async () => {
    const { comes, says, handoffs, person, handoffIn } = await handoffWorld()
    await comes('sam')
    await says('c', 'person, upset')
    const { id } = await handoffIn('c')
    await handoffs.claim(person('sam'), id)
    await handoffs.end(person('sam'), id)
    expect((await handoffIn('c')).rating).toBeUndefined()
    expect(await says('c', 'good')).toEqual(['bot: good'])
  })

  it('does not ask those who spoke of danger to the advisor either', async () => {
    const { comes, says, handoffs, person, handoffIn } = await handoffWorld()
    await comes('sam')
    await says('c', 'person')
    const { id } = await handoffIn('c')
    await handoffs.claim(person('sam'), id)
    expect(await says('c', 'there is a fire')).toEqual([])
    expect(await handoffIn('c')).toMatchObject({ priority: 'safety', context: { distress: true } })
    await handoffs.end(person('sam'), id)
    expect((await handoffIn('c')).rating).toBeUndefined()
  })

  it('has one winner of fifty, who are told who was first, and one `accepted`', async () => {
    const people = Array.from({ length: 50 }, (_, i) => ({ id: `a${i}`, name: `Advisor ${i}` }))
    const { comes, says, handoffs, person, handoffIn, reads } = await handoffWorld({ people })
    await comes(...people.map(({ id }) => id))
    await says('c', 'person')
    const { id } = await handoffIn('c')
    const outcomes = await Promise.allSettled(people.map((one) => handoffs.claim(person(one.id), id)))
    const { advisor } = await handoffIn('c')
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'handoff_taken', detail: person(advisor ?? '').name })
    expect((await reads('c')).filter((line) => line === '(handoff.status accepted)')).toHaveLength(1)
  })
})

describe('the assistant', () => {
  it('does not speak over a person who takes over while it thinks', async () => {
    let think = (): void => undefined
    const thinking = new Promise<void>((resolve) => {
      think = resolve
    })
    let thoughts = 0
    const world = await handoffWorld({
      converse: async (turn, memory, ports) => {
        if (turn.said === 'slow') {
          thoughts += 1
          await thinking
        }
        return wishes(turn, memory, ports)
      },
    })
    const { comes, says, handoffs, person, handoffIn, reads } = world
    await comes('sam')
    await says('c', 'person')
    const { id } = await handoffIn('c')
    const slow = says('c', 'slow')
    while (thoughts === 0) await new Promise((resolve) => setImmediate(resolve))
    await handoffs.claim(person('sam'), id)
    await handoffs.say(person('sam'), id, { text: 'Sam here' })
    think()
    expect(await slow).toEqual([])
    expect((await reads('c')).slice(-2)).toEqual(['Sam here', 'slow'])
  })

  it.each([
    [{ to: 'whereItWas' }, 'I am here again (whereItWas)'],
    [{ to: 'start' }, 'I am here again (start)'],
    [{ to: 'service', service: 'missed-bin' }, 'I am here again (service)'],
  ] as const)('goes on at %j, once', async (to, line) => {
    const { comes, says, handoffs, person, handoffIn, sweep, reads } = await handoffWorld()
    await comes('sam')
    await says('c', 'person')
    const { id } = await handoffIn('c')
    await handoffs.claim(person('sam'), id)
    await handoffs.returnToBot(person('sam'), id, to)
    await sweep.pass()
    await sweep.pass()
    expect((await reads('c')).filter((said) => said === line)).toHaveLength(1)
    expect(await says('c', 'bin')).toEqual(['bot: bin'])
  })

  it('is there again when somebody leaves the queue', async () => {
    const { comes, says, handoffIn } = await handoffWorld()
    await comes('sam')
    await says('c', 'person')
    await says('c', 'leave')
    expect(await handoffIn('c')).toMatchObject({ state: 'abandoned' })
    expect(await says('c', 'bin')).toEqual(['bot: bin'])
  })
})

describe('a place in the queue', () => {
  it('counts those of the same queue only, the urgent first', async () => {
    const { comes, says } = await handoffWorld()
    await comes('sam')
    expect(await says('a', 'person')).toEqual(['place 1'])
    expect(await says('b', 'person, benefits')).toEqual(['place 1'])
    expect(await says('c', 'person')).toEqual(['place 2'])
    expect(await says('d', 'person, urgent')).toEqual(['place 1'])
    expect(await says('c', 'how long')).toEqual(['queued 3: how long'])
  })

  it('is kept when the advisor goes away, and the resident is told', async () => {
    const { comes, says, handoffs, person, handoffIn, passes, reads } = await handoffWorld({
      people: [
        { id: 'sam', name: 'Sam', capacity: 1 },
        { id: 'kim', name: 'Kim', capacity: 1 },
      ],
    })
    await comes('sam')
    await says('first', 'person')
    const first = await handoffIn('first')
    await handoffs.claim(person('sam'), first.id)
    await says('second', 'person')
    // Sam's browser dies.
    await passes(2 * MINUTE)
    expect(await handoffIn('first')).toMatchObject({ state: 'queued', queuedAt: first.queuedAt })
    expect((await reads('first')).some((line) => line.includes('Sam is no longer here'))).toBe(true)
    expect(await says('first', 'hello?')).toEqual(['queued 1: hello?'])
    await comes('kim')
    await passes(10_000, 'kim')
    expect(await handoffIn('first')).toMatchObject({ state: 'offered', advisor: 'kim' })
    expect(await handoffIn('second')).toMatchObject({ state: 'queued' })
  })

  it('never goes up without a word', async () => {
    const { comes, says, passes, reads } = await handoffWorld({
      people: [{ id: 'sam', name: 'Sam', capacity: 0 }],
    })
    await comes('sam')
    await says('a', 'person')
    await says('b', 'person')
    await says('c', 'person, urgent')
    await passes(MINUTE, 'sam')
    expect((await reads('a')).at(-1)).toMatch(/Somebody needs help urgently/)
    expect((await reads('b')).at(-1)).toMatch(/Somebody needs help urgently/)
    expect((await reads('c')).at(-1)).toBe('place 1')
  })

  it('is kept by a call back, which an advisor takes in its turn', async () => {
    const { comes, says, handoffs, person, handoffIn, reads } = await handoffWorld()
    await comes('sam')
    await says('a', 'person')
    await says('b', 'person')
    expect(await says('a', 'call me')).toEqual(['we call you: 1'])
    expect(await says('b', 'how long')).toEqual(['queued 2: how long'])
    expect(await says('a', 'bin')).toEqual(['bot: bin'])
    const { id } = await handoffIn('a')
    await handoffs.claim(person('sam'), id)
    expect((await reads('a')).at(-1)).toContain('Sam will call you now')
    expect(await says('a', 'ok')).toEqual(['bot: ok'])
    await handoffs.wrapUp(person('sam'), id, { outcome: 'callBack', firstContact: true })
    expect(await handoffIn('a')).toMatchObject({ state: 'resolved', callback: { phone: '07700900123' } })
  })
})

describe('an offer', () => {
  it('goes to the one with least in hand, and of these to the longest idle', async () => {
    const { comes, says, handoffIn, sweep, clock } = await handoffWorld()
    await comes('kim')
    clock.moveOn(1_000)
    await comes('sam')
    for (const id of ['a', 'b', 'c']) {
      await says(id, 'person')
      await sweep.pass()
      clock.moveOn(1_000)
    }
    expect((await handoffIn('a')).advisor).toBe('kim')
    expect((await handoffIn('b')).advisor).toBe('sam')
    expect((await handoffIn('c')).advisor).toBe('kim')
  })

  it('that nobody accepts goes to the next, the place is kept, and who let it run out is away', async () => {
    const { comes, says, handoffIn, passes, store } = await handoffWorld()
    await comes('kim')
    await says('a', 'person')
    const { queuedAt } = await handoffIn('a')
    await comes('sam')
    await passes(40_000, ...everybody)
    expect(await handoffIn('a')).toMatchObject({
      state: 'offered',
      advisor: 'sam',
      passedBy: ['kim'],
      queuedAt,
    })
    expect(await store.presenceOf('kim')).toMatchObject({ presence: 'away' })
    expect(await store.presenceOf('sam')).toMatchObject({ presence: 'available' })
  })

  it('that is let pass goes to the next at once', async () => {
    const { comes, says, handoffs, person, handoffIn, sweep } = await handoffWorld()
    await comes('sam', 'kim')
    await says('a', 'person')
    await sweep.pass()
    const { id, advisor = '' } = await handoffIn('a')
    await handoffs.pass(person(advisor), id)
    await sweep.pass()
    expect(await handoffIn('a')).toMatchObject({
      state: 'offered',
      advisor: advisor === 'sam' ? 'kim' : 'sam',
    })
  })

  it('is made to nobody of another team or council, and first to who speaks the language', async () => {
    const { comes, handoffIn, sweep, assistant } = await handoffWorld({
      people: [
        { id: 'elsewhere', name: 'E', councils: ['elsewhere'] },
        { id: 'benefits', name: 'B', teams: ['benefits'] },
        { id: 'english', name: 'N' },
        { id: 'welsh', name: 'W', languages: ['en', 'cy'] },
      ],
    })
    await comes('elsewhere', 'benefits', 'english', 'welsh')
    await assistant.open({
      council: 'otherford',
      channel: 'webchat',
      resident: 'r',
      id: 'c',
      locale: 'cy-GB',
    })
    await assistant.say({ conversation: 'c', text: 'person' })
    await sweep.pass()
    expect(await handoffIn('c')).toMatchObject({ advisor: 'welsh', language: 'cy' })
  })
})

describe('times', () => {
  const talking = async () => {
    const world = await handoffWorld()
    await world.comes('sam')
    await world.says('c', 'person')
    const { id } = await world.handoffIn('c')
    await world.handoffs.claim(world.person('sam'), id)
    return { ...world, id, sam: world.person('sam') }
  }

  it('an advisor who does not answer is nudged, and then the resident goes back to the old place', async () => {
    const { handoffs, sam, id, says, passes, handoffIn, reads, news } = await talking()
    await handoffs.say(sam, id, { text: 'One moment' })
    await says('c', 'are you there')
    const nudges: string[] = []
    news.watch('advisor:sam', (what) => nudges.push(what))
    await passes(2 * MINUTE, 'sam')
    expect(nudges).toContain('nudge')
    expect(await handoffIn('c')).toMatchObject({ state: 'active' })
    await passes(4 * MINUTE, 'sam')
    expect((await handoffIn('c')).state).toBe('queued')
    expect((await reads('c')).some((line) => line.includes('Sam has not answered'))).toBe(true)
  })

  it('a resident who does not answer is asked, then the chat rests, and it never ends without a word', async () => {
    const { handoffs, sam, id, passes, handoffIn, reads, says } = await talking()
    await handoffs.say(sam, id, { text: 'What is your address?' })
    await passes(5 * MINUTE, 'sam')
    expect((await reads('c')).at(-1)).toContain('Are you still there?')
    await passes(10 * MINUTE, 'sam')
    expect(await handoffIn('c')).toMatchObject({ state: 'waiting' })
    expect(await says('c', 'sorry, 12 Acacia Avenue')).toEqual([])
    expect(await handoffIn('c')).toMatchObject({ state: 'active', advisor: 'sam' })
    await handoffs.say(sam, id, { text: 'Thank you. And when?' })
    await passes(76 * MINUTE, 'sam')
    expect(await handoffIn('c')).toMatchObject({ state: 'wrapUp', advisor: 'sam' })
    expect((await reads('c')).slice(-3)[1]).toContain('this chat has ended')
  })

  it('whoever waits when everybody has gone is told, and offered a call back', async () => {
    const { comes, says, passes, handoffIn, reads, handoffs, person } = await handoffWorld()
    await comes('sam')
    await says('c', 'person')
    await handoffs.setPresence(person('sam'), 'sam', 'offline')
    await passes(6 * MINUTE)
    expect(await handoffIn('c')).toMatchObject({ state: 'failed' })
    expect((await reads('c')).slice(-2)).toEqual(['(handoff.status failed)', expect.stringContaining('call')])
    expect(await says('c', 'bin')).toEqual(['bot: bin'])
  })

  it('a long wait is admitted once, with a call back', async () => {
    const { comes, says, passes, reads } = await handoffWorld({
      people: [{ id: 'sam', name: 'Sam', capacity: 0 }],
    })
    await comes('sam')
    await says('c', 'person')
    await passes(25 * MINUTE, 'sam')
    expect((await reads('c')).filter((line) => line.includes('the wait is long'))).toHaveLength(1)
  })
})

describe('who may do what', () => {
  const people = [
    { id: 'sam', name: 'Sam' },
    { id: 'kim', name: 'Kim' },
    { id: 'boss', name: 'Bo', roles: ['supervisor'] },
    { id: 'stranger', name: 'Stranger', councils: ['elsewhere'], roles: ['advisor', 'supervisor'] },
    { id: 'benefits', name: 'Ben', teams: ['benefits'] },
    { id: 'manager', name: 'Mo', roles: ['manager', 'administrator'] },
  ] as const
  const talking = async () => {
    const world = await handoffWorld({ people })
    await world.comes(...people.map(({ id }) => id))
    await world.says('c', 'person')
    const { id } = await world.handoffIn('c')
    await world.handoffs.claim(world.person('sam'), id)
    return { ...world, id }
  }
  it.each(['stranger', 'benefits', 'manager'])('%s sees and does nothing', async (who) => {
    const { handoffs, person, id, handoffIn } = await talking()
    const one = person(who)
    expect(await handoffs.list(one)).toEqual([])
    const before = await handoffIn('c')
    for (const attempt of [
      handoffs.view(one, id),
      handoffs.claim(one, id),
      handoffs.say(one, id, { text: 'x' }),
      handoffs.wait(one, id),
      handoffs.transfer(one, id, { team: 'benefits' }, 'x'),
      handoffs.returnToBot(one, id, { to: 'start' }),
      handoffs.end(one, id),
      handoffs.prioritise(one, id, 'safety', 'x'),
      handoffs.note(one, id, 'x'),
      handoffs.look(one, id, true),
      handoffs.read(one, id, 3),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'handoff_unknown' })
    for (const attempt of [handoffs.takeOver(one, id), handoffs.whisper(one, id, 'x')])
      await expect(attempt).rejects.toMatchObject({
        code: expect.stringMatching(/handoff_unknown|not_allowed/),
      })
    expect(await handoffIn('c')).toEqual(before)
  })

  it('a colleague can look, but not speak', async () => {
    const { handoffs, person, id } = await talking()
    expect((await handoffs.view(person('kim'), id)).handoff.id).toBe(id)
    for (const attempt of [
      handoffs.say(person('kim'), id, { text: 'x' }),
      handoffs.wait(person('kim'), id),
      handoffs.end(person('kim'), id),
      handoffs.transfer(person('kim'), id, { team: 'benefits' }, 'x'),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'not_owner' })
    await expect(handoffs.takeOver(person('kim'), id)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(handoffs.setPresence(person('kim'), 'sam', 'offline')).rejects.toMatchObject({
      code: 'not_allowed',
    })
  })

  it('a supervisor listens, whispers, and takes over', async () => {
    const { handoffs, person, id, reads, says, store } = await talking()
    await handoffs.view(person('boss'), id)
    await handoffs.whisper(person('boss'), id, 'Offer the call back')
    expect(await store.notesOf('c')).toMatchObject([{ kind: 'whisper', text: 'Offer the call back' }])
    expect((await reads('c')).join()).not.toContain('call back')
    await handoffs.takeOver(person('boss'), id)
    expect((await reads('c')).at(-1)).toMatch(/Bo, in place of Sam/)
    await expect(handoffs.say(person('sam'), id, { text: 'x' })).rejects.toMatchObject({ code: 'not_owner' })
    await handoffs.say(person('boss'), id, { text: 'I am Bo' })
    expect(await says('c', 'hello')).toEqual([])
    expect((await reads('c')).filter((line) => line === '(handoff.status accepted)')).toHaveLength(1)
  })

  it('a transfer keeps the place, tells the resident, and hands on the note', async () => {
    const { handoffs, person, id, reads, handoffIn, sweep } = await talking()
    const { queuedAt } = await handoffIn('c')
    await handoffs.transfer(person('sam'), id, { team: 'benefits' }, 'Wants housing benefit')
    await sweep.pass()
    expect(await handoffIn('c')).toMatchObject({ state: 'offered', team: 'benefits', queuedAt })
    expect((await reads('c')).at(-1)).toMatch(/Sam is passing you on to Benefits/)
    const { advisor = '' } = await handoffIn('c')
    expect((await handoffs.view(person(advisor), id)).notes).toMatchObject([
      { text: 'Wants housing benefit' },
    ])
  })

  it('a transfer to a colleague is for them alone, and for the team when they let it pass or have gone', async () => {
    const { handoffs, person, id, handoffIn, sweep, passes } = await talking()
    await handoffs.setPresence(person('kim'), 'kim', 'offline')
    await expect(handoffs.transfer(person('sam'), id, { advisor: 'kim' }, 'x')).rejects.toMatchObject({
      code: 'advisor_away',
      detail: 'Kim',
    })
    await expect(handoffs.transfer(person('sam'), id, { advisor: 'stranger' }, 'x')).rejects.toMatchObject({
      code: 'argument_faulty',
    })
    await handoffs.setPresence(person('kim'), 'kim', 'away')
    await handoffs.transfer(person('sam'), id, { advisor: 'kim' }, 'x')
    await sweep.pass()
    expect(await handoffIn('c')).toMatchObject({ state: 'queued', onlyFor: 'kim' })
    await expect(handoffs.claim(person('sam'), id)).rejects.toMatchObject({ code: 'handoff_taken' })
    await handoffs.setPresence(person('kim'), 'kim', 'available')
    await sweep.pass()
    expect(await handoffIn('c')).toMatchObject({ state: 'offered', advisor: 'kim' })
    await handoffs.pass(person('kim'), id)
    expect((await handoffIn('c')).onlyFor).toBeUndefined()
    await passes(10_000, 'sam')
    expect(await handoffIn('c')).toMatchObject({ state: 'offered', advisor: 'sam' })
  })

  it('leaves a trace of whoever goes before others', async () => {
    const { says, store, handoffIn, comes, handoffs, person } = await handoffWorld({ people })
    await comes('sam')
    await says('u', 'person, urgent')
    const { id } = await handoffIn('u')
    const traces = async () => (await store.handoffEvents(id)).map(({ what, by, why }) => [what, by, why])
    expect(await traces()).toContainEqual(['raised', 'system', 'safety'])
    await handoffs.prioritise(person('sam'), id, 'vulnerable', 'Uses a hearing aid')
    expect(await traces()).toContainEqual(['raised', 'sam', 'vulnerable'])
    const log = await store.auditLog({ councils: ['otherford'], what: 'prioritised', limit: 5 })
    expect(log).toMatchObject([{ who: 'sam', subject: id, detail: 'vulnerable' }])
  })

  it('writes what was done to the audit log', async () => {
    const { handoffs, person, id, store } = await talking()
    await handoffs.view(person('kim'), id)
    await handoffs.view(person('kim'), id)
    const log = await store.auditLog({ councils: ['otherford'], subject: id, limit: 20 })
    expect(log.map(({ who, what }) => `${who} ${what}`).toSorted()).toEqual([
      'kim conversationSeen',
      'sam claimed',
    ])
  })
})

it('takes up a resolved conversation again', async () => {
  const { comes, says, handoffs, person, handoffIn, reads } = await handoffWorld()
  await comes('sam', 'kim')
  await says('c', 'person')
  const { id } = await handoffIn('c')
  await handoffs.claim(person('sam'), id)
  await handoffs.end(person('sam'), id)
  await handoffs.wrapUp(person('sam'), id, { outcome: 'answered', firstContact: true })
  await handoffs.reopen(person('kim'), id)
  expect(await handoffIn('c')).toMatchObject({ state: 'active', advisor: 'kim', reopened: 1 })
  expect((await reads('c')).at(-1)).toContain('Kim')
  expect(await says('c', 'thanks')).toEqual([])
})

it('marks how far each side has read, and believes no nonsense', async () => {
  const { comes, says, handoffs, person, handoffIn, assistant, store } = await handoffWorld()
  await comes('sam')
  await says('c', 'person')
  const { id } = await handoffIn('c')
  await handoffs.claim(person('sam'), id)
  const { seq } = await handoffs.say(person('sam'), id, { text: 'Hello' })
  for (const read of [seq, seq + 1, -3, 0.5, Number.NaN, 1e9]) await assistant.notice('c', { read })
  await assistant.notice('nowhere', { read: 1 })
  await handoffs.read(person('sam'), id, 2)
  expect(await store.marksOf('c')).toEqual({
    conversation: 'c',
    resident: { delivered: seq, read: seq },
    advisor: { delivered: 2, read: 2 },
  })
})

describe('asking for a person again', () => {
  it('after asking for a call back leads to the old place', async () => {
    const { comes, says, handoffIn } = await handoffWorld({ people: [{ id: 'sam', capacity: 0 }] })
    await comes('sam')
    await says('a', 'person')
    await says('b', 'person')
    await says('a', 'call me')
    const { queuedAt } = await handoffIn('a')
    expect(await says('a', 'person')).toEqual(['place 1'])
    const again = await handoffIn('a')
    expect(again).toMatchObject({ state: 'queued', queuedAt })
    expect(again.callback).toBeUndefined()
  })

  it('while the last talk is being written up is a new one, which stays in the queue', async () => {
    const { comes, says, handoffs, person, handoffIn, store } = await handoffWorld()
    await comes('sam')
    await says('c', 'person')
    const { id } = await handoffIn('c')
    await handoffs.claim(person('sam'), id)
    await handoffs.end(person('sam'), id)
    expect(await says('c', 'person')).toEqual(['place 1'])
    await handoffs.wrapUp(person('sam'), id, { outcome: 'answered', firstContact: false })
    expect((await handoffIn('c')).id).not.toBe(id)
    expect(await store.find('c')).toMatchObject({ owner: 'queue' })
  })
})

it('can be spoken in when a call back is taken up again', async () => {
  const { comes, says, handoffs, person, handoffIn } = await handoffWorld()
  await comes('sam')
  await says('c', 'person')
  await says('c', 'call me')
  const { id } = await handoffIn('c')
  await handoffs.claim(person('sam'), id)
  await handoffs.reopen(person('sam'), id)
  await handoffs.say(person('sam'), id, { text: 'Hello' })
  expect(await says('c', 'hello')).toEqual([])
})

it('has said what is sent again, whosever the conversation is by then', async () => {
  const { comes, says, handoffs, person, handoffIn } = await handoffWorld()
  await comes('sam')
  await says('c', 'person')
  const { id } = await handoffIn('c')
  await handoffs.claim(person('sam'), id)
  const said = { text: 'Hello', clientId: 'x' }
  const { seq } = await handoffs.say(person('sam'), id, said)
  await handoffs.end(person('sam'), id)
  expect(await handoffs.say(person('sam'), id, said)).toEqual({ seq })
  await expect(handoffs.say(person('sam'), id, { ...said, clientId: 'y' })).rejects.toMatchObject({
    code: 'not_owner',
  })
})

it('goes back to its place when whoever let it go was stopped in the middle of that', async () => {
  const { comes, says, handoffs, person, handoffIn, store, clock, sweep } = await handoffWorld()
  await comes('sam')
  await says('c', 'person')
  const { id } = await handoffIn('c')
  await handoffs.claim(person('sam'), id)
  await store.markGone('sam', new Date(clock.now().getTime() + 1), clock.now())
  await sweep.pass()
  expect(await handoffIn('c')).toMatchObject({ state: 'queued' })
})

it('is offered again to the only advisor there is, after they were quiet', async () => {
  const { comes, says, handoffs, person, handoffIn, passes } = await handoffWorld()
  await comes('sam')
  await says('c', 'person')
  await handoffs.claim(person('sam'), (await handoffIn('c')).id)
  await passes(7 * MINUTE, 'sam')
  expect(await handoffIn('c')).toMatchObject({ state: 'queued' })
  // Offers are made again two minutes after the talk came back.
  await passes(65_000, 'sam')
  expect(await handoffIn('c')).toMatchObject({ state: 'offered', advisor: 'sam' })
})

it('tells who comes to look and who goes, not who is still there', async () => {
  const { comes, says, handoffs, person, handoffIn, news, passes } = await handoffWorld()
  await comes('sam', 'kim')
  await says('c', 'person')
  const { id } = await handoffIn('c')
  let told = 0
  news.watch(topicOf.handoff(id), (what) => {
    told += what === 'viewers' ? 1 : 0
  })
  const look = async (isLooking: boolean): Promise<number> => {
    await handoffs.look(person('kim'), id, isLooking)
    return told
  }
  expect(await look(true)).toBe(1)
  await passes(15_000, 'sam', 'kim')
  expect(await look(true)).toBe(1)
  expect((await handoffs.view(person('sam'), id)).viewers).toEqual(['kim'])
  expect(await look(false)).toBe(2)
  expect((await handoffs.view(person('sam'), id)).viewers).toEqual([])
})
