import type { ExpressionBuilder, Selectable } from 'kysely'
import type { AdvisorStore, AuditEntry, AuditSearch, KeptAudit } from './advisorStore'
import type { Engine } from './engine'
import type { Tables } from './tables'

const adding = ({ prepare, db }: Engine) =>
  prepare(
    (given: {
      at: string
      who: string
      council: string | null
      what: string
      subject: string | null
      detail: string | null
      address: string | null
    }) =>
      db.insertInto('audit_log').values({
        at: given.at,
        who: given.who,
        council: given.council,
        what: given.what,
        subject: given.subject,
        detail: given.detail,
        address: given.address,
      }),
  )

type Where = ExpressionBuilder<Tables, 'audit_log'>

const fields = (where: Where, search: AuditSearch) =>
  (['who', 'what', 'subject'] as const).flatMap((name) => {
    const value = search[name]
    return value === undefined ? [] : [where(name, '=', value)]
  })

const bounds = (where: Where, { councils, from, to, before }: AuditSearch) => [
  ...(councils === 'all' ? [] : [where('council', 'in', [...councils])]),
  ...(from === undefined ? [] : [where('at', '>=', from.toISOString())]),
  ...(to === undefined ? [] : [where('at', '<', to.toISOString())]),
  ...(before === undefined ? [] : [where('seq', '<', before)]),
]

const given = (value: string | null, name: string): Record<string, string> =>
  value === null ? {} : { [name]: value }

const toEntry = (row: Selectable<Tables['audit_log']>): KeptAudit => ({
  seq: row.seq,
  at: new Date(row.at),
  who: row.who,
  what: row.what,
  ...given(row.council, 'council'),
  ...given(row.subject, 'subject'),
  ...given(row.detail, 'detail'),
  ...given(row.address, 'address'),
})

/** The audit log in a database: there is no way to change it here. */
export const auditOver = (engine: Engine): Pick<AdvisorStore, 'audit' | 'auditLog'> => {
  const add = adding(engine)
  return {
    audit: engine.transaction(function* (...entries: readonly AuditEntry[]) {
      for (const { at, who, what, council = null, subject = null, detail = null, address = null } of entries)
        yield* add.run({ at: at.toISOString(), who, council, what, subject, detail, address })
    }),
    auditLog: async (search) => {
      if (search.councils !== 'all' && search.councils.length === 0) return []
      const rows = await engine.db
        .selectFrom('audit_log')
        .selectAll()
        .where((where) => where.and([...fields(where, search), ...bounds(where, search)]))
        .orderBy('seq', 'desc')
        .limit(search.limit)
        .execute()
      return rows.map(toEntry)
    },
  }
}
