import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openPostgres } from '../../../bot/storage/postgres'
import type { TestPostgres } from '../../support/postgres/postgres'
import { anAdvisor } from '../support/anAdvisor'
import { ask } from '../support/server'
import { expectFollowed, isResidents, logOf, until, WAYS } from './checks'
import { startResident } from './resident'
import type { Place } from './several'

interface Running {
  postgres: TestPostgres
  url: string
  places: readonly Place[]
}

const LATER = '2099-01-01T00:00:00.000Z'
/** Each time at other steps, so that a loop comes to all of them. */
const KILLED_OF = 3
const EARLIER = '2000-01-01T00:00:00.000Z'

/** Hand-offs by way of several processes: what is asked of one that is killed meanwhile is asked of the next. */
export const handoffsGoOn = (running: () => Running, rounds: number): void => {
  let names = 0
  const sql = (text: string) => running().postgres.ask(running().url, text)
  const place = (way: number): Place => {
    const found = running().places[way % WAYS.length]
    if (found === undefined) throw new Error('no such process')
    return found
  }
  const act = (way: number, what: string, advisor: string, handoff: string) =>
    ask(`${place(way).url()}/act`, { body: { act: what, advisor, handoff } })
  /** Accounts of people who are not there yet; nobody’s presence ends by itself while this machine is slow. */
  const people = async (count: number): Promise<readonly string[]> => {
    const store = await openPostgres({ url: running().url, connections: 1 })
    const ids = Array.from({ length: count }, () => `advisor${++names}`)
    for (const id of ids) {
      await store.addAdvisor(anAdvisor({ id, name: id, username: `${id}@otherford.gov.uk`, capacity: 1 }))
      const [at, never] = [new Date(), new Date(LATER)]
      await store.setPresence({ advisor: id, presence: 'offline', since: at, seenAt: never, idleSince: at })
    }
    await store.close()
    return ids
  }
  const isHere = (ids: readonly string[], presence: string) =>
    sql(`update presences set presence = '${presence}', seen_at = '${LATER}'
      where advisor in (${ids.map((id) => `'${id}'`).join()})`)
  const handoffOf = async (conversation: string) => {
    const [found] = await sql(
      `select id, state, advisor, queued_at from handoffs where conversation = '${conversation}'`,
    )
    if (found === undefined) throw new Error('no hand-off')
    return { id: String(found.id), state: found.state, advisor: found.advisor, queuedAt: found.queued_at }
  }
  const accepted = (log: Awaited<ReturnType<typeof logOf>>) =>
    log.filter(({ name, value }) => name === 'handoff.status' && value?.state === 'accepted')
  /** Somebody is there for the queue, and has no room. */
  const busyOne = async (): Promise<string> => {
    const [id = ''] = await people(1)
    await sql(`update advisors set capacity = 0 where id = '${id}'`)
    await isHere([id], 'available')
    return id
  }

  it('have one winner of fifty who claim one by way of all of them at once, and one `accepted`', async () => {
    const advisors = await people(50)
    for (let round = 0; round < rounds; round += 1) {
      const busy = await busyOne()
      const resident = await startResident(running().places)
      await resident.say('person', round)
      const { id } = await handoffOf(resident.conversation)
      await isHere(advisors, 'available')
      const answers = await Promise.all(advisors.map((advisor, i) => act(i, 'claim', advisor, id)))
      const winners = advisors.filter((_, i) => answers[i]?.status === 200)
      expect(winners).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
      expect(await handoffOf(resident.conversation)).toMatchObject({ state: 'active', advisor: winners[0] })
      expect(accepted(await logOf(resident))).toHaveLength(1)
      await act(0, 'end', winners[0] ?? '', id)
      await act(0, 'wrapUp', winners[0] ?? '', id)
      await isHere([...advisors, busy], 'offline')
    }
  }, 120_000)

  const restarts: Promise<void>[] = WAYS.map(() => Promise.resolve())
  const kill = async (way: number): Promise<void> => {
    await pause(randomInt(25))
    await place(way).kill()
    restarts[way % WAYS.length] = place(way).start()
  }
  let steps = randomInt(KILLED_OF)
  /** Asks a process, kills it meanwhile at one step of several, and asks the others until it is so. */
  const throughAKill = async (
    way: number,
    asks: (way: number) => Promise<unknown>,
    isSo: () => Promise<boolean>,
  ): Promise<void> => {
    await restarts[way % WAYS.length]
    const asked = asks(way).catch(() => undefined)
    steps += 1
    if (steps % KILLED_OF === 0) await kill(way)
    await asked
    let next = way
    await until(async () => {
      if (await isSo()) return true
      next = next === way + 1 ? way + 2 : way + 1
      await asks(next).catch(() => undefined)
      return isSo()
    })
  }

  const wholeHandOver = async (): Promise<void> => {
    const busy = await busyOne()
    const [sam = '', kim = ''] = await people(2)
    const resident = await startResident(running().places)
    const follows = WAYS.map((way) => resident.follow(way))
    const now = () => handoffOf(resident.conversation)
    const isIn = (state: string, advisor?: string) => async () => {
      const one = await now()
      return one.state === state && (advisor === undefined || one.advisor === advisor)
    }
    const says = async (text: string, way: number) => {
      const said = resident.say(text, way)
      await throughAKill(
        way,
        () => said,
        async () => true,
      )
    }
    await resident.say('person', 0)
    const { id, queuedAt } = await now()
    const doing = (what: string, advisor: string) => (way: number) => act(way, what, advisor, id)
    await says('still waiting', 0)
    await throughAKill(1, doing('comes', sam), isIn('offered', sam))
    // Nobody accepts: another process than the one that offered it lets it lapse.
    await sql(`update timers set due_at = '${EARLIER}' where kind = 'offer' and subject = '${id}'`)
    await throughAKill(2, async () => undefined, isIn('queued'))
    expect((await now()).queuedAt).toBe(queuedAt)
    await throughAKill(0, doing('comes', kim), isIn('offered', kim))
    await sql(`update timers set due_at = '${LATER}' where subject = '${id}'`)
    await throughAKill(1, doing('claim', kim), isIn('active', kim))
    await says('hello', 2)
    const spoke = async () => (await resident.log(0)).some(({ text }) => text === `${kim} speaks`)
    await throughAKill(0, doing('say', kim), spoke)
    await throughAKill(1, doing('wait', kim), isIn('waiting', kim))
    await says('I am here', 2)
    expect(await now()).toMatchObject({ state: 'active', advisor: kim, queuedAt })
    await throughAKill(0, doing('end', kim), isIn('wrapUp'))
    await says('thanks', 1)
    await throughAKill(2, doing('wrapUp', kim), isIn('resolved'))
    await Promise.all(restarts)
    const log = await logOf(resident)
    const said = ['person', 'still waiting', 'hello', 'I am here', 'thanks']
    expect(log.filter(isResidents).map(({ text }) => text)).toEqual(said)
    expect(log.filter(({ text }) => text === `${kim} speaks`)).toHaveLength(1)
    expect(accepted(log)).toHaveLength(1)
    // The assistant answered before and after, and never spoke while somebody else had the conversation.
    expect(log.filter(({ text }) => /^\d+: /.test(text)).map(({ text }) => text)).toEqual([
      '1: person',
      '2: still waiting',
      '3: thanks',
    ])
    const events = await sql(`select what from handoff_events where handoff = '${id}' order by seq`)
    expect(events.filter(({ what }) => what === 'offerExpired')).toHaveLength(1)
    expect(await sql(`select key from timers where subject = '${id}'`)).toEqual([])
    await expectFollowed(log, follows)
    await isHere([busy, sam, kim], 'offline')
  }

  it(
    'lose no message, time or place when a process is killed at any step',
    async () => {
      for (let round = 0; round * 3 < rounds; round += 1) await wholeHandOver()
    },
    Math.max(120_000, rounds * 40_000),
  )
}
