import { type Kysely, Migrator } from 'kysely'
import { BotError } from '../../errors'
import { conversationsAndMessages } from './001-conversations'
import { casesAndReferences } from './002-cases'

/** In order of their names; a name, once released, keeps its place and its meaning. */
const migrations = {
  '001-conversations': conversationsAndMessages,
  '002-cases': casesAndReferences,
}

/** Brings the tables up to date; throws `store_not_migrated` with its cause. */
export const migrate = async <T>(db: Kysely<T>): Promise<void> => {
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest()
  if (error !== undefined) throw new BotError('store_not_migrated', { cause: error })
}
