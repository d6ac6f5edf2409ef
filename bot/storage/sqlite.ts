import { openSqliteEngine } from './sqliteEngine'
import type { Store } from './store'
import { storeOver } from './storeOver'

/** Opens the database in a file, made if it is not there, or `:memory:`. Throws `store_not_opened` or `store_not_migrated`. */
export const openSqlite = async (file: string): Promise<Store> => storeOver(await openSqliteEngine(file))
