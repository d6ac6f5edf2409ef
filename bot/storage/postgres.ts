import { openPostgresEngine } from './postgresEngine'
import type { PostgresOptions } from './postgresPool'
import type { Store } from './store'
import { storeOver } from './storeOver'

/** Opens a PostgreSQL database, shared by any number of processes. Throws `store_not_opened` or `store_not_migrated`. */
export const openPostgres = async (options: PostgresOptions): Promise<Store> =>
  storeOver(await openPostgresEngine(options))
