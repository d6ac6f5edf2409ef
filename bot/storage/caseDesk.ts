import type { CaseDesk } from './caseIndexStore'
import type { Tables } from './tables'

/** Who has a case, as it was kept; a case that was never worked out is nobody's yet. */
export const toDesk = (row?: Pick<Tables['case_index'], 'team' | 'assignee' | 'seen'>): CaseDesk => ({
  isSeen: row?.seen === 1,
  ...(row?.team == null ? {} : { team: row.team }),
  ...(row?.assignee == null ? {} : { assignee: row.assignee }),
})
