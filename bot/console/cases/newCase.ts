/** A case that somebody of the council's opens for a resident, by the rules of the conversation: all answers at once. */
import { isCaseReference, writtenReference } from '../../../dialogs/caseReference'
import type { DescribedService, Fault } from '../../../dialogs/outside/outside'
import type { Pack } from '../../../knowledge/schema'
import { maySee, worksFor } from '../../advisors/advisor'
import { BotError } from '../../errors'
import type { Handoff } from '../../handoff/handoff'
import { type Answer, seeOther } from '../../web/answer'
import type { ConsoleRequest } from '../route'
import { findCase } from './finding'
import { answersIn, questionField, tooLong } from './newForm'
import { NotOpened, openFor } from './opening'
import type { CaseParts } from './parts'

const KEY_BYTES = 16
/** Where a case is to be opened. */
interface Place {
  parts: CaseParts
  request: ConsoleRequest
  /** The councils that somebody may open cases of. */
  packs: readonly Pack[]
  pack?: Pack | undefined
  service?: DescribedService | undefined
  /** The hand-off that it was opened from. */
  handoff?: Handoff | undefined
}

const handoffOf = async (parts: CaseParts, { advisor }: ConsoleRequest, id: string | undefined) => {
  if (id === undefined || id === '') return undefined
  const handoff = await parts.caseWork.findHandoff(id)
  if (handoff === undefined || !maySee(advisor, { council: handoff.council, team: handoff.team }))
    throw new BotError('handoff_unknown')
  return handoff
}

const placeOf = async (parts: CaseParts, request: ConsoleRequest): Promise<Place> => {
  const asked = (name: string): string | undefined => request.query.get(name) ?? undefined
  const handoff = await handoffOf(parts, request, asked('handoff'))
  const packs = [...parts.packs.values()].filter(({ council }) => worksFor(request.advisor, council.id))
  const wanted =
    handoff?.council ?? asked('council') ?? (packs.length === 1 ? packs[0]?.council.id : undefined)
  const pack = packs.find(({ council }) => council.id === wanted)
  const name = asked('service') ?? handoff?.context.service
  const service = pack && parts.services.at(pack).find((each) => each.name === name)
  return { parts, request, packs, pack, service, handoff }
}

/** The address of this page with something else asked for. */
const hrefOf = ({ pack, handoff }: Place, more: Readonly<Record<string, string>>): string =>
  `/advisor/cases/new?${new URLSearchParams({
    ...(handoff === undefined ? {} : { handoff: handoff.id }),
    ...(pack === undefined ? {} : { council: pack.council.id }),
    ...more,
  })}`

/** What came of what was sent. */
interface Shown {
  faults?: readonly Fault[]
  /** Why there is no case of it, in the words of the service. */
  refused?: string | undefined
  opened?: string
  status?: number
}

const show = (place: Place, more: Shown = {}) => {
  const { parts, request, packs, pack, service } = place
  const { faults = [] } = more
  const fields = (service?.questions ?? []).map((question) =>
    questionField(parts, question, request.form, faults),
  )
  const services = pack === undefined ? [] : parts.services.at(pack)
  return parts.page(
    request,
    'caseNew',
    {
      title: service?.offer ?? parts.say('newTitle'),
      council: pack?.council,
      councils: packs.map(({ council }) => ({
        text: council.name,
        href: hrefOf(place, { council: council.id }),
      })),
      services: services.map(({ name, offer }) => ({ text: offer, href: hrefOf(place, { service: name }) })),
      service: service && { name: service.name, action: hrefOf(place, { service: service.name }) },
      others: hrefOf(place, {}),
      fields,
      faults: fields.flatMap(({ id, error }) => (error === undefined ? [] : [{ href: id, text: error }])),
      problem: faults.length > 0 || more.refused !== undefined,
      refused: more.refused,
      opened: more.opened,
      fromHandoff: place.handoff !== undefined,
      key: request.form.key ?? parts.chance.bytes(KEY_BYTES).toString('base64url'),
    },
    more.status ?? 200,
  )
}

/** Somebody's own case that they may not look at: of another team. */
const openedByMe = async ({ parts, request }: Place): Promise<string | undefined> => {
  const reference = request.query.get('opened') ?? ''
  if (!isCaseReference(reference)) return undefined
  const acts = await parts.caseWork.actsOn(reference)
  const isMine = acts.some(({ what, by }) => what === 'opened' && by === request.advisor.id)
  return isMine ? parts.say('openedElsewhere', { reference: writtenReference(reference) }) : undefined
}

/** GET /advisor/cases/new: which service, and then its questions. */
export const newPage =
  (parts: CaseParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const place = await placeOf(parts, request)
    const opened = await openedByMe(place)
    return show(place, opened === undefined ? {} : { opened })
  }

/** Where the browser goes: to the case, where it is one of theirs. */
const opened = async (place: Place, reference: string): Promise<Answer> => {
  const isTheirs = (await findCase(place.parts, place.request.advisor, reference)) !== undefined
  return seeOther(isTheirs ? `/advisor/cases/${reference}?done=opened` : hrefOf(place, { opened: reference }))
}

/** POST: the same form twice is one case. */
export const newAnswer =
  (parts: CaseParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const place = await placeOf(parts, request)
    const { pack, service, handoff } = place
    if (pack === undefined || service === undefined) return show(place)
    const sent = answersIn(service, request.form)
    const long = tooLong(parts, sent)
    if (long.length > 0) return show(place, { faults: long, status: 400 })
    try {
      return await opened(place, await openFor({ parts, request, pack, service, handoff }, sent))
    } catch (thrown) {
      if (!(thrown instanceof NotOpened)) throw thrown
      return show(place, { faults: thrown.faults, refused: thrown.refused, status: 400 })
    }
  }
