import type { Engine, Steps } from './engine'
import type { SecretStore } from './secretStore'

/** The secrets in a database. */
export const secretsOver = (engine: Engine): SecretStore => {
  const { prepare, db } = engine
  const find = prepare((given: { name: string }) =>
    db.selectFrom('secrets').select('secret').where('name', '=', given.name),
  )
  const keep = prepare((given: { name: string; secret: string }) =>
    db
      .insertInto('secrets')
      .values({ name: given.name, secret: given.secret })
      .onConflict((conflict) => conflict.column('name').doNothing()),
  )
  return {
    secretFor: engine.transaction(function* (name: string, draw: () => string): Steps<string> {
      const drawn = draw()
      yield* keep.run({ name, secret: drawn })
      return (yield* find.first({ name }))?.secret ?? drawn
    }),
  }
}
