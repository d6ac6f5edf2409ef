import { join } from 'node:path'
import type { Config } from '../config'
import { createNewsroom } from '../turn/news'
import { createSharedNewsroom, type SharedNewsroom } from '../turn/sharedNews'
import { openSqlite } from './sqlite'
import type { Store } from './store'

type Where = Pick<Config, 'DATABASE_URL' | 'DATABASE_CONNECTIONS' | 'DATA_DIR'>

// What speaks to a PostgreSQL is loaded only where there is one.
const postgres = (): typeof import('./postgres') => require('./postgres')
const postgresNotices = (): typeof import('./postgresNotices') => require('./postgresNotices')

/** The store that the configuration names: a PostgreSQL, or a file in DATA_DIR. Throws `store_not_opened` or `store_not_migrated`. */
export const openStore = ({ DATABASE_URL, DATABASE_CONNECTIONS, DATA_DIR }: Where): Promise<Store> =>
  DATABASE_URL === undefined
    ? openSqlite(join(DATA_DIR, 'conversations.db'))
    : postgres().openPostgres({ url: DATABASE_URL, connections: DATABASE_CONNECTIONS })

/** News among all processes that have the same store. */
export const openNewsroom = ({ DATABASE_URL }: Pick<Where, 'DATABASE_URL'>): SharedNewsroom =>
  DATABASE_URL === undefined
    ? { ...createNewsroom(), close: async () => undefined }
    : createSharedNewsroom(postgresNotices().openNotices(DATABASE_URL))
