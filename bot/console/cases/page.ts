import { writtenReference } from '../../../dialogs/caseReference'
import { maySee } from '../../advisors/advisor'
import { type Case, stateOf } from '../../cases/case'
import type { Answer } from '../../web/answer'
import type { ConsoleRequest } from '../route'
import { actsOffered } from './acts'
import { countedShown } from './counted'
import { type OpenedCase, openCase } from './finding'
import { noteLook } from './looks'
import { type CaseParts, hereAt } from './parts'
import { relatedTo } from './related'
import { deskShown, doneSaid, dueShown, flagsOf, lineFor, namesOf, stateSaid } from './shown'
import { timelineOf } from './timeline'

const factText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const contactOf = ({ say }: CaseParts, { contact, answers }: Case) => {
  const updates =
    contact.updates ??
    (answers.updates === 'text' || answers.updates === 'email' ? answers.updates : undefined)
  return [
    ...(['name', 'phone', 'email'] as const).flatMap((field) => {
      const value = contact[field]
      return value === undefined ? [] : [{ label: say(lineFor('contact', field)), value }]
    }),
    {
      label: say('updates'),
      value: say(updates === undefined ? 'updatesNone' : lineFor('updates', updates)),
    },
  ]
}

/** The answers in the order they were asked; what is shown above them is not said twice. */
const detailsOf = ({ say }: CaseParts, { where, postcode, particulars, facts = {} }: Case) => ({
  place: [
    ...(where === undefined ? [] : [{ label: say('where'), value: where }]),
    ...(postcode === undefined ? [] : [{ label: say('postcode'), value: postcode }]),
  ],
  particulars: particulars.map(({ label, value }) => ({ label, value })),
  facts: Object.entries(facts).map(([label, value]) => ({ label, value: factText(value) })),
})

/** Where it came from; a link where there is a conversation of people that the advisor may see. */
const sourceOf = async ({ caseWork, say }: CaseParts, { advisor }: ConsoleRequest, { one }: OpenedCase) => {
  const conversation = await caseWork.find(one.conversation)
  const channel = conversation?.channel ?? ''
  const text = say(lineFor('source', SOURCES.find((known) => known === channel) ?? 'other'))
  const handoff = await caseWork.handoffOf(one.conversation)
  const isTheirs = handoff !== undefined && maySee(advisor, { council: handoff.council, team: handoff.team })
  return {
    text,
    ...(isTheirs ? { href: `/advisor/conversations/${encodeURIComponent(handoff.id)}` } : {}),
  }
}

const SOURCES = [
  'webchat',
  'directline',
  'terminal',
  'sms',
  'voice',
  'botservice',
  'open311',
  'advisor',
] as const

/** GET /advisor/cases/:reference: everything there is to know of a case. */
export const casePage =
  (parts: CaseParts, upToDate: () => Promise<number>) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    await upToDate()
    const opened = await openCase(parts, request.advisor, request.params.reference ?? '')
    const { one, pack, desk } = opened
    // Read before the look is noted, so that whoever looks first is told so.
    const here = hereAt(parts, pack, parts.clock.now())
    const flags = flagsOf(parts, opened, here)
    await noteLook(parts, request, opened)
    const names = await namesOf(parts)
    const deliveries = await parts.caseWork.deliveriesAbout(one.reference)
    const due = dueShown(parts, opened, here)
    return parts.page(request, 'case', {
      title: parts.say('caseTitle', { reference: writtenReference(one.reference) }),
      reference: one.reference,
      what: one.what,
      council: pack.council.name,
      service: parts.services.nameOf(one.service) ?? one.service,
      state: stateSaid(parts, stateOf(one)),
      due: due && { text: due.text, isLate: due.isLate },
      counted: countedShown(parts, one, due?.due, here),
      flags,
      desk: deskShown(parts, opened, desk, names),
      acts: actsOffered(parts, opened),
      contact: contactOf(parts, one),
      details: detailsOf(parts, one),
      source: await sourceOf(parts, request, opened),
      timeline: timelineOf({ parts, opened, here, names, deliveries }),
      related: await relatedTo(parts, request.advisor, opened, names),
      done: doneSaid(parts, request),
    })
  }
