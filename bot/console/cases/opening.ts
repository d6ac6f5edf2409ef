import { createHash } from 'node:crypto'
import type { DescribedService, Fault, Sent } from '../../../dialogs/outside/outside'
import { noAdvisors } from '../../../dialogs/ports'
import type { Pack } from '../../../knowledge/schema'
import { BotError } from '../../errors'
import type { Handoff } from '../../handoff/handoff'
import type { ConsoleRequest } from '../route'
import type { CaseParts } from './parts'

/** Where and by whom a case is opened. */
export interface Opening {
  parts: CaseParts
  request: ConsoleRequest
  pack: Pack
  service: DescribedService
  /** The hand-off that it was opened from: the case is of that conversation. */
  handoff?: Handoff | undefined
}

/** What came of taking the answers where no case came of it. */
export class NotOpened extends Error {
  constructor(
    readonly faults: readonly Fault[],
    readonly refused?: string,
  ) {
    super('no case came of it')
    this.name = 'NotOpened'
  }
}

const open = async ({ parts, request, pack, service, handoff }: Opening, sent: Sent): Promise<string> => {
  const at = parts.clock.now()
  const council = pack.council.id
  const report = {
    ...{ council, at, client: `advisor:${request.advisor.id}`, channel: 'advisor' },
    sent: { ...sent, service: service.name, key: request.form.key ?? '' },
    conversation: handoff?.conversation,
  }
  const { reference } = await parts.exchange.open(report, async (cases) => {
    const ports = { ...parts.registers(council), advisors: noAdvisors, cases }
    const outcome = await parts.services.take(service.name, sent, { pack, at, ports })
    if (outcome === undefined) throw new BotError('service_unknown')
    if (outcome.does === 'ask') throw new NotOpened(outcome.faults)
    if (outcome.does === 'refuse') throw new NotOpened([], outcome.said)
    return outcome
  })
  return reference
}

const noteOpening = async ({ parts, request, pack, handoff }: Opening, reference: string): Promise<void> => {
  const { advisor, form } = request
  const fingerprint = createHash('sha256').update(JSON.stringify(form)).digest('base64url')
  const outcome = await parts.caseWork.actOnCase({
    ...{ reference, fingerprint, by: advisor.id, what: 'opened', at: parts.clock.now() },
    key: `${advisor.id}/${form.key ?? ''}`,
    detail: handoff === undefined ? {} : { handoff: handoff.id },
  })
  if (outcome !== 'done') return
  await request.audit({ what: 'caseOpened', council: pack.council.id, subject: reference })
}

/** Opens the case that comes of the answers, once for one form, and gives its reference; throws `NotOpened`. */
export const openFor = async (opening: Opening, sent: Sent): Promise<string> => {
  const reference = await open(opening, sent)
  await noteOpening(opening, reference)
  return reference
}
