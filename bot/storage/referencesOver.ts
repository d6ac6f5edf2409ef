import type { Engine } from './engine'
import type { ReferenceStore } from './referenceStore'

/** The references in a database. */
export const referencesOver = (engine: Engine): ReferenceStore => {
  const { prepare, db } = engine
  const keep = prepare((given: { conversation: string; reference: string }) =>
    db
      .insertInto('conversation_references')
      .values({ conversation: given.conversation, reference: given.reference })
      .onConflict((conflict) =>
        conflict
          .column('conversation')
          .doUpdateSet((value) => ({ reference: value.ref('excluded.reference') }))
          // Most activities come by the same way as the one before.
          .whereRef('conversation_references.reference', '<>', 'excluded.reference'),
      ),
  )
  const find = prepare((given: { conversation: string }) =>
    db
      .selectFrom('conversation_references')
      .select('reference')
      .where('conversation', '=', given.conversation),
  )
  return {
    keepReference: engine.steps((conversation: string, reference: unknown) =>
      keep.run({ conversation, reference: JSON.stringify(reference) }),
    ),
    referenceOf: engine.steps(function* (conversation: string) {
      const row = yield* find.first({ conversation })
      return row === undefined ? undefined : (JSON.parse(row.reference) as unknown)
    }),
  }
}
