import type { Advisor } from '../../advisors/advisor'
import { worksFor } from '../../advisors/advisor'
import type { AuditSearch } from '../../storage/advisorStore'
import type { ConsoleParts } from '../parts'
import { between, timeZoneOf } from '../time'

/** What is looked for, as it is written in the address. */
export const FILTERS = ['council', 'who', 'what', 'subject', 'from', 'to'] as const
export type Filters = Readonly<Record<(typeof FILTERS)[number], string>>

const MOST_CHARACTERS = 100

export const filtersIn = (query: URLSearchParams): Filters => ({
  council: '',
  who: '',
  what: '',
  subject: '',
  from: '',
  to: '',
  ...Object.fromEntries(
    FILTERS.map((name) => [name, (query.get(name) ?? '').trim().slice(0, MOST_CHARACTERS)]),
  ),
})

/** Their own councils, or the one of them that is asked for; what isn't theirs is none. */
const councilsFor = (advisor: Pick<Advisor, 'councils'>, council: string): AuditSearch['councils'] => {
  if (council !== '') return worksFor(advisor, council) ? [council] : []
  return advisor.councils.includes('*') ? 'all' : advisor.councils
}

const given = (text: string): string | undefined => (text === '' ? undefined : text)

/** What somebody may see of what is looked for. */
export const searchFor = (
  { packs }: Pick<ConsoleParts, 'packs'>,
  advisor: Pick<Advisor, 'councils'>,
  { council, who, what, subject, from, to }: Filters,
): Omit<AuditSearch, 'limit' | 'before'> => ({
  councils: councilsFor(advisor, council),
  who: given(who),
  what: given(what),
  subject: given(subject),
  ...between(from, to, timeZoneOf(packs)),
})
