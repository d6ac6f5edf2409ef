import type { Engine } from './engine'

/** So many terms are written at once; the last one is repeated where there are fewer. */
export const TERMS_AT_ONCE = 16

type TermSlot = `term${number}`

const slots = Array.from({ length: TERMS_AT_ONCE }, (_, i): TermSlot => `term${i}`)

/** Terms by the names of their places in the query; at most `TERMS_AT_ONCE`, and at least one. */
export const inSlots = (terms: readonly string[]): Record<TermSlot, string> =>
  Object.fromEntries(slots.map((slot, i) => [slot, terms[i] ?? terms.at(-1) ?? '']))

const writing = ({ prepare, db }: Engine) => ({
  write: prepare(
    (given: {
      reference: string
      council: string
      service: string
      state: string
      openedAt: string
      dueAt: string
      chased: number
      replied: number
    }) =>
      db
        .insertInto('case_index')
        .values((value) => ({
          reference: given.reference,
          council: given.council,
          service: given.service,
          state: given.state,
          opened_at: given.openedAt,
          due_at: given.dueAt,
          chased: given.chased,
          replied: given.replied,
          seen: value.lit(0),
        }))
        .onConflict((conflict) =>
          conflict.column('reference').doUpdateSet((value) => ({
            state: value.ref('excluded.state'),
            due_at: value.ref('excluded.due_at'),
            chased: value.ref('excluded.chased'),
            replied: value.ref('excluded.replied'),
          })),
        ),
  ),
})

const writingTerms = ({ prepare, db }: Engine) => ({
  termsOf: prepare((given: { reference: string }) =>
    db.selectFrom('case_terms').select('term').where('reference', '=', given.reference),
  ),
  forgetTerms: prepare((given: { reference: string }) =>
    db.deleteFrom('case_terms').where('reference', '=', given.reference),
  ),
  addTerms: prepare((given: { reference: string; council: string } & Record<TermSlot, string>) =>
    db
      .insertInto('case_terms')
      .values(
        slots.map((slot) => ({
          reference: given.reference,
          term: given[slot] ?? '',
          council: given.council,
        })),
      )
      .onConflict((conflict) => conflict.doNothing()),
  ),
})

const pending = ({ prepare, db }: Engine) => ({
  pending: prepare((given: { most: number }) =>
    db.selectFrom('case_unindexed').select('reference').limit(given.most),
  ),
  isPending: prepare((given: { reference: string }) =>
    db.selectFrom('case_unindexed').select('reference').where('reference', '=', given.reference),
  ),
  indexed: prepare((given: { reference: string }) =>
    db.deleteFrom('case_unindexed').where('reference', '=', given.reference),
  ),
  councilOf: prepare((given: { reference: string }) =>
    db.selectFrom('cases').select('council').where('reference', '=', given.reference),
  ),
})

const rules = ({ prepare, db }: Engine) => ({
  rulesOf: prepare((given: { council: string }) =>
    db.selectFrom('case_index_rules').select('rules').where('council', '=', given.council),
  ),
  keepRules: prepare((given: { council: string; rules: string }) =>
    db
      .insertInto('case_index_rules')
      .values({ council: given.council, rules: given.rules })
      .onConflict((conflict) =>
        conflict.column('council').doUpdateSet((value) => ({ rules: value.ref('excluded.rules') })),
      ),
  ),
  openAgain: prepare((given: { council: string; closed: string }) =>
    db
      .insertInto('case_unindexed')
      .columns(['reference'])
      .expression(
        db
          .selectFrom('case_index')
          .select('reference')
          .where('council', '=', given.council)
          .where('due_at', '<', given.closed),
      )
      .onConflict((conflict) => conflict.doNothing()),
  ),
})

const desk = ({ prepare, db }: Engine) => ({
  desk: prepare((given: { reference: string }) =>
    db.selectFrom('case_index').select(['team', 'assignee', 'seen']).where('reference', '=', given.reference),
  ),
  see: prepare((given: { reference: string }) =>
    db
      .updateTable('case_index')
      .set((value) => ({ seen: value.lit(1) }))
      .where('reference', '=', given.reference),
  ),
  /** A case that was never worked out gets its row, to be found with its date once it was. */
  begin: prepare((given: { reference: string; nothingDue: string }) =>
    db
      .insertInto('case_index')
      .columns([
        ...(['reference', 'council', 'service', 'state', 'opened_at'] as const),
        ...(['due_at', 'chased', 'replied', 'seen'] as const),
      ])
      .expression(
        db
          .selectFrom('cases')
          .select(['reference', 'council', 'service', 'state', 'opened_at'])
          .select((value) => [
            value.val(given.nothingDue).as('due_at'),
            value.lit(0).as('chased'),
            value.lit(0).as('replied'),
            value.lit(0).as('seen'),
          ])
          .where('reference', '=', given.reference),
      )
      .onConflict((conflict) => conflict.doNothing()),
  ),
})

/** Every query about the index of cases, apart from searches. */
export const caseIndexQueries = (engine: Engine) => ({
  ...writing(engine),
  ...writingTerms(engine),
  ...pending(engine),
  ...rules(engine),
  ...desk(engine),
})
