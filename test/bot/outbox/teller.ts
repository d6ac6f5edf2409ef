/** Tells what is to be told in a database, to a stand-in for Notify, until it is killed. */
import { createLog } from '../../../bot/log'
import { createDispatcher } from '../../../bot/outbox/dispatcher'
import { openSqlite } from '../../../bot/storage/sqlite'
import { bothConsumers, notifySettings, updatesParts } from '../support/updates'
import { silentMeter, standingClock } from '../support/world'

const tell = async (file: string, url: string): Promise<void> => {
  const [store, clock] = [await openSqlite(file), standingClock()]
  const consumers = bothConsumers(updatesParts({ store, clock }, notifySettings(url)))
  createDispatcher({ store, clock, log: createLog('silent'), meter: silentMeter, consumers }).start()
}

const [, , file = '', url = ''] = process.argv
void tell(file, url)
