import type { CaseEvent } from '../../../dialogs/ports'
import { bullets } from '../../../dialogs/said'
import { eventSaid, statusSaid } from '../../../dialogs/tracking/said'
import { type Case, foundCase, stateOf } from '../../cases/case'
import { type UpdateParts, updateOf } from '../../notify/update'
import { toHtml } from '../../turn/markdown'
import { asHtml } from '../../web/pages/templates'
import type { OpenedCase } from './finding'
import { type CaseParts, hereAt } from './parts'

const updateParts = ({
  packs,
  tracking,
  update: say,
  holidays,
  config: { PUBLIC_URL: site },
}: CaseParts): UpdateParts => ({
  ...{ packs, tracking, say, holidays },
  ...(site === undefined ? {} : { site }),
})

/** How the resident is told: by text, by email, or only where they look for it. */
const wayOf = (parts: CaseParts, { answers, council }: Case): 'text' | 'email' | undefined => {
  const { updates } = answers
  if (updates !== 'text' && updates !== 'email') return undefined
  return parts.registers(council).tells.includes(updates) ? updates : undefined
}

/** What residents will read of an event, before it is one: on their page, and in the message they get. */
export const asRead = (parts: CaseParts, { one, pack }: OpenedCase, event: CaseEvent) => {
  const next: Case = { ...one, timeline: [...one.timeline, event] }
  const here = hereAt(parts, pack, event.at)
  const status = statusSaid(parts.tracking, foundCase(next), here)
  const line = bullets([eventSaid(parts.tracking, event, here, stateOf(one))])
  const way = wayOf(parts, one)
  const update = way && updateOf(updateParts(parts), next, next.timeline.length, event.at)
  return {
    page: asHtml(toHtml(`${status.text}\n\n${line.text}`)),
    way,
    ...(update === undefined
      ? {}
      : { message: [update.message, update.detail, update.more].filter((text) => text !== '') }),
  }
}
