import type { ConsoleRequest } from '../route'
import type { OpenedCase } from './finding'
import type { CaseParts } from './parts'

const AN_HOUR_MS = 3_600_000

/** Every look is in the audit log, of each person at each case once an hour: reading on is no new look. */
export const noteLook = async (
  parts: CaseParts,
  request: ConsoleRequest,
  { one }: Pick<OpenedCase, 'one'>,
): Promise<void> => {
  const { advisors, caseWork, clock } = parts
  const { reference: subject, council } = one
  const from = new Date(clock.now().getTime() - AN_HOUR_MS)
  const what = 'caseSeen'
  const before = await advisors.auditLog({
    councils: [council],
    who: request.advisor.id,
    what,
    subject,
    from,
    limit: 1,
  })
  if (before.length > 0) return
  await request.audit({ what, council, subject })
  await caseWork.markCaseSeen(subject)
}
