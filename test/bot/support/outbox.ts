import type { Case } from '../../../bot/cases/case'
import { createLog } from '../../../bot/log'
import type { Consumer } from '../../../bot/outbox/consumer'
import { createDispatcher } from '../../../bot/outbox/dispatcher'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { aCase } from './aCase'
import { silentMeter, standingClock } from './world'

export const AT = new Date('2026-04-08T10:00:00Z')

/** Opens a case in a conversation of its own. */
export const openedIn = async (store: Store, more: Partial<Case> = {}): Promise<Case> => {
  const one = aCase(more)
  const { reference, council } = one
  const id = one.conversation
  await store.start({ id, council, channel: 'directline', resident: 'r', locale: 'en-GB', startedAt: AT })
  await store.referenceFor(`${council} ${reference}`, AT, () => reference)
  await store.keep({ conversation: id, replies: [], state: null, opens: [one] })
  return one
}

/** A store, a clock that stands still and a log, for dispatchers with any consumers. */
export const outboxWorld = async (file = ':memory:') => {
  const store = await openSqlite(file)
  const clock = standingClock(AT.toISOString())
  const logged: string[] = []
  const log = createLog('debug', { write: (line) => void logged.push(line) })
  const dispatcher = (...consumers: readonly Consumer[]) =>
    createDispatcher({ store, clock, log, meter: silentMeter, consumers })
  return { store, clock, log, logged, dispatcher }
}
