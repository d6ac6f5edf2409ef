/** Calls on their way to a person: every move, and what the telephone tells of it. */
import { randomBytes } from 'node:crypto'
import { newContextRef } from '../../../bot/handoff/newContextRef'
import { handoffWorld } from './world'

const MINUTE = 60_000
const WRAP_UP = { outcome: 'answered', firstContact: true } as const

type World = Awaited<ReturnType<typeof handoffWorld>>

describe('a call', () => {
  let world: World
  beforeEach(async () => {
    world = await handoffWorld({
      channel: 'voice',
      people: [
        { id: 'sam', name: 'Sam' },
        { id: 'kim', name: 'Kim' },
        { id: 'ben', name: 'Ben', teams: ['benefits'] },
        { id: 'far', name: 'Far', councils: ['elsewhere'] },
      ],
    })
  })
  const happenedTo = async (id: string) => (await world.store.handoffEvents(id)).map(({ what }) => what)
  const through = async (conversation = 'call', wish = 'through, a bin') => {
    await world.says(conversation, wish)
    return world.handoffIn(conversation)
  }
  const refOf = (one: { phone?: { ref: string } }) => one.phone?.ref ?? ''
  const hangsUp = (conversation: string) => world.assistant.say({ conversation, type: 'endOfConversation' })

  describe('that is put through', () => {
    it('is told in the standard’s words, with the reference it is opened by', async () => {
      const one = await through()
      expect(one).toMatchObject({ state: 'putThrough', team: 'customer-services', channel: 'voice' })
      expect(refOf(one)).toMatch(/^[1-9]\d{7}$/)
      expect(await world.store.find('call')).toMatchObject({ owner: 'bot' })
      const said = await world.assistant.messagesAfter('call', 0)
      expect(said.find(({ name }) => name === 'handoff.initiate')?.value).toMatchObject({
        contextRef: refOf(one),
        Skill: 'customer-services',
        priority: 'normal',
      })
      expect(await happenedTo(one.id)).toEqual(['asked', 'putThrough'])
    })
    it('leaves a trace of why it goes first', async () => {
      const one = await through('call', 'through, urgent')
      expect(one).toMatchObject({ priority: 'safety', context: { urgentBecause: 'fire' } })
      expect(await happenedTo(one.id)).toEqual(['asked', 'raised', 'putThrough'])
    })
    it('is offered to nobody who chats, whoever is there', async () => {
      await world.comes('sam', 'kim')
      const one = await through()
      await world.sweep.pass()
      expect(await world.handoffIn('call')).toMatchObject({ state: 'putThrough', version: one.version })
    })
    it('keeps no chat from its place', async () => {
      await world.comes('sam', 'kim')
      await through()
      expect(await world.says('chat', 'person')).toEqual(['place 1'])
    })
    it('is opened by one, and by nobody else', async () => {
      const one = await through()
      const [sam, kim] = [world.person('sam'), world.person('kim')]
      expect((await world.handoffs.call(sam, refOf(one))).id).toBe(one.id)
      // Whoever speaks on the telephone need not be available for chats.
      const opened = await Promise.allSettled([sam, kim].map((who) => world.handoffs.claim(who, one.id)))
      expect(opened.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const now = await world.handoffIn('call')
      expect(now.state).toBe('onCall')
      expect(['sam', 'kim']).toContain(now.advisor)
      expect(await world.store.find('call')).toMatchObject({ owner: now.advisor })
      expect(await world.reads('call')).toContain('(handoff.status accepted)')
    })
    it('is found by nobody of another team or council, nor by another reference', async () => {
      const one = await through()
      const calls = (who: string, ref: string) => world.handoffs.call(world.person(who), ref)
      for (const who of ['ben', 'far'])
        await expect(calls(who, refOf(one))).rejects.toMatchObject({ code: 'handoff_unknown' })
      await expect(calls('sam', '10000000')).rejects.toMatchObject({ code: 'handoff_unknown' })
      await expect(calls('sam', '')).rejects.toMatchObject({ code: 'handoff_unknown' })
    })
    it('is written up, with notes, and then no longer found', async () => {
      const one = await through()
      const sam = world.person('sam')
      await world.handoffs.claim(sam, one.id)
      await world.handoffs.note(sam, one.id, 'The green one.')
      for (const refused of [
        world.handoffs.say(sam, one.id, { text: 'Hello' }),
        world.handoffs.wait(sam, one.id),
        world.handoffs.end(sam, one.id),
        world.handoffs.returnToBot(sam, one.id, { to: 'start' }),
      ])
        await expect(refused).rejects.toMatchObject({ code: 'not_owner' })
      expect(await world.handoffs.wrapUp(sam, one.id, WRAP_UP)).toMatchObject({ state: 'resolved' })
      expect(await world.store.find('call')).toMatchObject({ owner: 'bot' })
      expect((await world.reads('call')).slice(-2)).toEqual([
        '(handoff.status accepted)',
        '(handoff.status completed)',
      ])
      await expect(world.handoffs.call(sam, refOf(one))).rejects.toMatchObject({ code: 'handoff_unknown' })
      await expect(world.handoffs.reopen(sam, one.id)).rejects.toMatchObject({ code: 'handoff_state' })
    })
    it('stays as it is when the caller is gone: the telephone system may have them', async () => {
      const one = await through()
      await hangsUp('call')
      expect((await world.handoffs.call(world.person('sam'), refOf(one))).state).toBe('putThrough')
    })
    it('ends by itself when nobody opens it, and says that nobody knows what came of it', async () => {
      const one = await through()
      await world.passes(119 * MINUTE)
      expect(await world.handoffIn('call')).toMatchObject({ state: 'putThrough' })
      await world.passes(2 * MINUTE)
      expect(await world.handoffIn('call')).toMatchObject({ state: 'unopened' })
      expect(await happenedTo(one.id)).toEqual(['asked', 'putThrough', 'notOpened'])
    })
    it('never ends by itself once it is open', async () => {
      const one = await through()
      await world.handoffs.claim(world.person('sam'), one.id)
      await world.passes(180 * MINUTE)
      expect(await world.handoffIn('call')).toMatchObject({ state: 'onCall' })
    })
    it('is not taken from an advisor whose screen is gone: they are on the telephone', async () => {
      await world.comes('sam')
      const one = await through()
      await world.handoffs.claim(world.person('sam'), one.id)
      await world.handoffs.setPresence(world.person('sam'), 'sam', 'offline')
      await world.sweep.pass()
      expect(await world.handoffIn('call')).toMatchObject({ state: 'onCall', advisor: 'sam' })
    })
  })

  describe('that the telephone tells of', () => {
    it('was answered: so it is kept, and goes on as put through', async () => {
      const one = await through()
      await world.says('call', 'answered')
      expect(await world.handoffIn('call')).toMatchObject({
        state: 'putThrough',
        phone: { ref: refOf(one), became: 'answered' },
      })
      expect(await happenedTo(one.id)).toEqual(['asked', 'putThrough', 'phoneAnswered'])
      await world.handoffs.claim(world.person('sam'), one.id)
      const told = (await world.reads('call')).filter((line) => line === '(handoff.status accepted)')
      expect(told).toHaveLength(1)
    })
    it.each(['busy', 'noAnswer', 'failed'] as const)(
      'was %s: the place is kept for being rung back',
      async (became) => {
        await world.comes('sam')
        const one = await through()
        await world.says('chat', 'person')
        expect(await world.says('call', became)).toEqual(['place 1'])
        expect(await world.handoffIn('call')).toMatchObject({
          state: 'held',
          queuedAt: one.queuedAt,
          phone: { ref: refOf(one), became },
        })
        expect(await world.reads('call')).toContain('(handoff.status failed)')
        expect(await world.says('call', 'call me')).toEqual(['we call you: 1'])
        expect(await world.handoffIn('call')).toMatchObject({
          state: 'callbackScheduled',
          queuedAt: one.queuedAt,
          callback: { phone: '07700900123' },
        })
        // Whoever missed the call finds it by what their telephone showed.
        expect((await world.handoffs.call(world.person('sam'), refOf(one))).state).toBe('callbackScheduled')
      },
    )
    it('has come back, though a screen had opened it', async () => {
      await world.comes('sam')
      const one = await through()
      await world.handoffs.claim(world.person('kim'), one.id)
      expect(await world.says('call', 'noAnswer')).toEqual(['place 1'])
      const now = await world.handoffIn('call')
      expect(now).toMatchObject({ state: 'held' })
      expect(now.advisor).toBeUndefined()
      expect(await world.store.find('call')).toMatchObject({ owner: 'bot' })
    })
    it('has come back to where nobody is: it has failed, and nobody waits', async () => {
      const one = await through()
      expect(await world.says('call', 'busy')).toEqual(['not now: nobody'])
      expect(await world.handoffIn('call')).toMatchObject({ state: 'failed' })
      expect(await happenedTo(one.id)).toEqual(['asked', 'putThrough', 'cameBack'])
    })
    it('changes nothing of a call that was not put through', async () => {
      expect(await world.says('call', 'busy')).toEqual(['not now: nobody'])
      expect(await world.store.handoffOf('call')).toBeUndefined()
    })
  })

  describe('that is to be rung back', () => {
    it('keeps its place while they say where, and is offered to nobody', async () => {
      await world.comes('sam')
      expect(await world.says('call', 'hold')).toEqual(['place 1'])
      await world.sweep.pass()
      expect(await world.handoffIn('call')).toMatchObject({ state: 'held' })
      expect(await world.says('chat', 'person')).toEqual(['place 2'])
      await expect(
        world.handoffs.claim(world.person('sam'), (await world.handoffIn('call')).id),
      ).rejects.toMatchObject({ code: 'handoff_taken' })
    })
    it('has no place where nobody is there', async () => {
      expect(await world.says('call', 'hold')).toEqual(['not now: nobody'])
      expect(await world.store.handoffOf('call')).toBeUndefined()
    })
    it('is left by whoever hangs up before they said where', async () => {
      await world.comes('sam')
      await world.says('call', 'hold')
      await hangsUp('call')
      expect(await world.handoffIn('call')).toMatchObject({ state: 'abandoned' })
    })
    it('is left by whoever is silent for long, if nobody tells that they hung up', async () => {
      await world.comes('sam')
      await world.says('call', 'hold')
      await world.passes(31 * MINUTE, 'sam')
      expect(await world.handoffIn('call')).toMatchObject({ state: 'abandoned' })
    })
    it('stays agreed when they hang up, and is written up without a word to the caller', async () => {
      await world.comes('sam')
      await world.says('call', 'hold')
      await world.says('call', 'call me')
      await hangsUp('call')
      const { id } = await world.handoffIn('call')
      const before = await world.reads('call')
      await world.handoffs.claim(world.person('sam'), id)
      expect(await world.handoffIn('call')).toMatchObject({ state: 'wrapUp', advisor: 'sam' })
      expect(await world.reads('call')).toEqual(before)
    })
    it('can still be put through, in its place', async () => {
      await world.comes('sam')
      await world.says('call', 'hold')
      const { queuedAt, id } = await world.handoffIn('call')
      await world.says('call', 'call me')
      await world.says('call', 'through, now')
      const now = await world.handoffIn('call')
      expect(now).toMatchObject({ id, state: 'putThrough', queuedAt, context: { about: 'through, now' } })
      expect(now.callback).toBeUndefined()
    })
    it('is agreed once', async () => {
      await world.comes('sam')
      await world.says('call', 'hold')
      await world.says('call', 'call me')
      expect(await world.says('call', 'hold')).toEqual(['place 1'])
      expect(await world.handoffIn('call')).toMatchObject({ state: 'callbackScheduled' })
    })
  })

  it('is put on our console where a council has a desk of its own, and rung back by its cases', async () => {
    const own = await handoffWorld({ channel: 'voice', hasDesk: true })
    await own.says('call', 'through, a bin')
    const one = await own.handoffIn('call')
    expect(one).toMatchObject({ state: 'putThrough' })
    expect(one.outside).toBeUndefined()
    expect(await own.says('other', 'hold')).toEqual(['not now: nobody'])
  })
})

it('a call’s reference has eight digits, and cannot be foreseen', () => {
  const refs = Array.from({ length: 200 }, () => newContextRef({ bytes: randomBytes }))
  expect(refs.filter((ref) => !/^[1-9]\d{7}$/.test(ref))).toEqual([])
  expect(new Set(refs).size).toBeGreaterThan(195)
  const most = newContextRef({ bytes: (count) => Buffer.alloc(count, 0xff) })
  const least = newContextRef({ bytes: (count) => Buffer.alloc(count) })
  expect([least, most]).toEqual(['10000000', expect.stringMatching(/^\d{8}$/)])
})
