import { randomBytes } from 'node:crypto'
import type { Advisor } from '../../../bot/advisors/advisor'
import { createCases } from '../../../bot/cases/cases'
import { councilsServed } from '../../../bot/councils'
import type { Handoff } from '../../../bot/handoff/handoff'
import { openHandoffs } from '../../../bot/handoff/open'
import { createLog } from '../../../bot/log'
import { noRegisters } from '../../../bot/registers'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { createAssistant } from '../../../bot/turn/assistant'
import { createNewsroom } from '../../../bot/turn/news'
import { createSayer } from '../../../bot/turn/words'
import type { Converse } from '../../../dialogs/conversation'
import { type AdvisorsNow, type AdvisorsPort, type HandoffWish, noWorld } from '../../../dialogs/ports'
import type { Channel } from '../../../dialogs/turn'
import { loadKnowledge } from '../../../knowledge/load'
import type { Pack } from '../../../knowledge/schema'
import { anAdvisor } from '../support/anAdvisor'
import { reply, silentMeter, standingClock } from '../support/world'

/** A Thursday, in office hours. */
export const NOW = '2026-11-26T10:00:00Z'

const [real] = loadKnowledge().councils.values()

/** The facts of a real council under other names, with teams of their own and somebody there day and night. */
const packOf = (id: string): Pack => {
  if (real === undefined) throw new Error('no council')
  const teams = [
    { id: 'customer-services', name: 'Customer services', topics: [], services: [] },
    { id: 'benefits', name: 'Benefits', topics: ['benefits.'], services: [] },
  ]
  return { ...real, council: { ...real.council, id }, advisors: { teams, hours: 'notPublished' } }
}
export const packs = new Map(['otherford', 'elsewhere'].map((id) => [id, packOf(id)]))

const joins = async (advisors: AdvisorsPort, about: string, how?: string): Promise<string> => {
  const now = await advisors.now({})
  if (!now.now) return `not now: ${now.because}`
  const { place } = await advisors.join(wishFor(about, how))
  return `place ${place}`
}

const wishFor = (about: string, how?: string): HandoffWish => ({
  about,
  particulars: [],
  references: [],
  distress: how === 'upset',
  ...(how === 'benefits' ? { intent: 'benefits.apply' as const } : {}),
  ...(how === 'urgent' ? { urgent: { priority: 'safety', because: 'fire' } } : {}),
})

const nowSaid = (now: AdvisorsNow): string =>
  now.now ? `place ${now.place ?? 'unknown'}` : `not now: ${now.because}`

/** Of a call: "through" puts it through, "hold" keeps a place, and what became of it is its own name. */
const calling = async (said: string, advisors: AdvisorsPort): Promise<string | undefined> => {
  const [word, how] = said.split(', ')
  if (word === 'through') {
    await advisors.putThrough(wishFor(said, how))
    return 'putting you through'
  }
  if (word === 'hold') return nowSaid(await advisors.hold(wishFor(said, how)))
  const became = (['answered', 'busy', 'noAnswer', 'failed'] as const).find((each) => each === word)
  return became && nowSaid(await advisors.transferred(became))
}

const answering = async (said: string, advisors: AdvisorsPort): Promise<string> => {
  const [word, rest] = said.split(', ')
  const called = await calling(said, advisors)
  if (called !== undefined) return called
  if (word === 'person') return joins(advisors, said, rest)
  if (word === 'call me') return `we call you: ${(await advisors.callBack({ phone: '07700900123' })).place}`
  const standing = await advisors.standing()
  if (word === 'leave') await advisors.leave()
  if (word === 'good' && standing?.state === 'asked') await advisors.rate('good', rest)
  return `${standing?.state === 'queued' ? `queued ${standing.place}` : (standing?.state ?? 'bot')}: ${said}`
}

/** What the tests' dialogs know: "person" joins, and so on; whatever else is said is said back. */
export const wishes: Converse = async ({ event, said = '', goesOn }, memory, ports) => {
  if (event === 'start') return { replies: [reply('Hello')], memory }
  if (event === 'returned') return { replies: [reply(`I am here again (${goesOn?.to})`)], memory }
  if (event === 'overheard')
    return { replies: [], memory, ...(said.includes('fire') ? { noticed: { danger: true } as const } : {}) }
  return { replies: [reply(await answering(said, (ports ?? noWorld).advisors))], memory }
}

/** An assistant that hands over, with a clock that is moved on by hand. */
export const handoffWorld = async (
  given: {
    store?: Store
    converse?: Converse
    people?: readonly Partial<Advisor>[]
    /** The council has a desk of its own. */
    hasDesk?: boolean
    clock?: ReturnType<typeof standingClock>
    channel?: Channel
  } = {},
) => {
  const clock = given.clock ?? standingClock(NOW)
  const store = given.store ?? (await openSqlite(':memory:'))
  const chance = { bytes: randomBytes }
  const log = createLog('silent')
  const news = createNewsroom()
  const opening = openHandoffs(
    { clock, chance, log, packs, hasDesk: () => given.hasDesk ?? false },
    store,
    news,
  )
  const assistant = createAssistant({
    store,
    clock,
    chance,
    log,
    news,
    cases: createCases({ store, chance }),
    councils: councilsServed(packs, 'all'),
    converse: given.converse ?? wishes,
    registers: noRegisters,
    handoffs: opening.ofTurns,
    meter: silentMeter,
    say: createSayer(),
    limits: { messagesPerConversation: 0 },
  })
  const { handoffs, sweep, outside } = opening.with(assistant)
  const people = (
    given.people ?? [
      { id: 'sam', name: 'Sam' },
      { id: 'kim', name: 'Kim' },
    ]
  ).map((one) => anAdvisor(one))
  for (const one of people) if (!(await store.findAdvisor(one.id))) await store.addAdvisor(one)
  const person = (id: string) => {
    const found = people.find((one) => one.id === id)
    if (found === undefined) throw new Error(`nobody is called ${id}`)
    return found
  }
  const handoffIn = async (conversation: string): Promise<Handoff> => {
    const found = await store.handoffOf(conversation)
    if (found === undefined) throw new Error('no hand-off')
    return found
  }
  return {
    ...{ assistant, store, clock, news, handoffs, sweep, outside, person, handoffIn },
    /** Somebody comes to their desk. */
    comes: async (...ids: readonly string[]) => {
      for (const id of ids) await handoffs.setPresence(person(id), id, 'available')
    },
    /** A resident says something; gives what they read after it. */
    says: async (conversation: string, text: string, clientId?: string) => {
      // No two ask at the same moment.
      clock.moveOn(1)
      const { channel = 'webchat' } = given
      await assistant.open({ council: 'otherford', channel, resident: 'r', id: conversation })
      const said = { conversation, text, ...(clientId === undefined ? {} : { clientId }) }
      const { seq } = await assistant.say(said)
      return (await assistant.messagesAfter(conversation, seq))
        .filter(({ type }) => type === 'message')
        .map(({ text }) => String(text))
    },
    /** All that is read in a conversation, events by their states. */
    reads: async (conversation: string) =>
      (await assistant.messagesAfter(conversation, 0)).map((one) =>
        one.type === 'event'
          ? `(${String(one.name)} ${(one.value as { state?: string }).state ?? ''})`
          : String(one.text),
      ),
    /** Time goes by, with a sign of life of everybody who is named, and whatever is due is done. */
    passes: async (ms: number, ...alive: readonly string[]) => {
      const step = 10_000
      for (let gone = 0; gone < ms; gone += step) {
        clock.moveOn(Math.min(step, ms - gone))
        for (const id of alive) await handoffs.seen(person(id))
        await sweep.pass()
      }
    },
  }
}
