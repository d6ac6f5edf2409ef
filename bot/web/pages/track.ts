import { sayReference, writtenReference } from '../../../dialogs/caseReference'
import type { FoundCase, ProofKind } from '../../../dialogs/ports'
import type { Said } from '../../../dialogs/said'
import { dueOfCase } from '../../../dialogs/tracking/due'
import { proofIn, referenceWritten } from '../../../dialogs/tracking/heard'
import type { TrackingHere } from '../../../dialogs/tracking/lines'
import { detailsSaid, statusSaid } from '../../../dialogs/tracking/said'
import { unmarked } from '../../../dialogs/words'
import { localTime } from '../../../knowledge/calendar/day'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import type { Pack } from '../../../knowledge/schema'
import type { CasesSeen } from '../../cases/cases'
import { BotError } from '../../errors'
import { toHtml } from '../../turn/markdown'
import type { Answer } from '../answer'
import { securityHeaders } from './headers'
import { helpOf } from './help'
import { html, isOurs, type Page, type PageRequest } from './page'
import type { PageParts } from './parts'
import { problemPage } from './problem'
import { asHtml } from './templates'

/** Nobody's reference or postcode is longer; what is longer is not read at all. */
const MOST_CHARACTERS = 100

/** What one look at the page is made with. */
interface Looking {
  parts: PageParts
  pack: Pack
  here: TrackingHere
  cases: CasesSeen
}

/** What the page shows; all left out: an empty form. */
interface Shown {
  /** As it was written, or as it is. */
  reference?: string
  found?: FoundCase
  details?: Said
  /** What came of chasing it. */
  chased?: Said
  /** What is wrong with the field that is open, and what was written there. */
  problem?: string
  draft?: string
}

const lookingAt = (parts: PageParts, pack: Pack): Looking => {
  const at = parts.clock.now()
  const { id, nation, timeZone } = pack.council
  const here = { pack, at, now: localTime(at, timeZone), workingDays: workingDays(parts.holidays[nation]) }
  return { parts, pack, here, cases: parts.cases.looking({ council: id, at }) }
}

const LABELS = { postcode: 'proofPostcode', phone: 'proofPhone' } as const satisfies Record<ProofKind, string>
const MISSING = { postcode: 'noPostcode', phone: 'noPhone' } as const satisfies Record<ProofKind, string>

const labelOf = ({ words }: PageParts, { provable: [first, second] }: FoundCase): string | undefined =>
  first && words.line('track', second === undefined ? LABELS[first] : 'proofEither')

const missingOf = ({ words }: PageParts, { provable: [first, second] }: FoundCase): string =>
  words.line('track', second === undefined && first !== undefined ? MISSING[first] : 'noEither')

const show = ({ parts, pack, here }: Looking, shown: Shown, status = 200): Answer => {
  const { found, details, chased, problem, reference = '', draft = '' } = shown
  const { council } = pack
  const body = parts.render('track', {
    council,
    help: helpOf(pack),
    title: parts.words.line('track', 'title'),
    reference: found === undefined ? reference : writtenReference(found.reference),
    draft,
    problem,
    proof: found && labelOf(parts, found),
    status: found && asHtml(toHtml(statusSaid(parts.tracking, found, here).text)),
    chased: chased?.text,
    mayChase: chased === undefined && found !== undefined && dueOfCase(found, here)?.overdue === true,
    details: details && asHtml(toHtml(details.text)),
  })
  return html(body, status, securityHeaders())
}

/** What the conversation says of a number, as it stands beside a field. */
const mistake = (looking: Looking, reference: string, said: Said): Answer =>
  show(looking, { reference, problem: unmarked(said.text) }, 400)

const unknown = (looking: Looking, reference: string): Answer => {
  const { tracking } = looking.parts
  const values = {
    reference: sayReference(reference),
    council: looking.pack.council.name,
    howToContact: tracking.howToContact(looking.here),
  }
  return mistake(looking, writtenReference(reference), tracking.say('unknown', values))
}

const showDetails = async (looking: Looking, found: FoundCase, draft: string): Promise<Answer> => {
  const { parts, pack, cases, here } = looking
  const { tracking } = parts
  const proof = proofIn([draft], pack)
  if (proof === undefined) return show(looking, { found, problem: missingOf(parts, found), draft }, 400)
  const details = await cases.readCase(found.reference, proof)
  if (details === 'wrong')
    return show(looking, { found, problem: unmarked(tracking.say('wrong').text), draft }, 400)
  if (details !== 'locked') return show(looking, { found, details: detailsSaid(tracking, details, here) })
  const locked = tracking.say('locked', { howToContact: tracking.howToContact(here) })
  return show(looking, { found, problem: unmarked(locked.text) }, 400)
}

const CHASED = { done: 'chased', already: 'chasedBefore' } as const

const chase = async (looking: Looking, found: FoundCase): Promise<Answer> => {
  const { parts, cases, here } = looking
  const { say, howToContact } = parts.tracking
  const result = await cases.changeCase(found.reference, { do: 'chase', note: say('chaseNote').text })
  const chased =
    result === 'refused' ? say('cantChange', { howToContact: howToContact(here) }) : say(CHASED[result])
  return show(looking, { found, chased: { ...chased, text: unmarked(chased.text) } })
}

const answer = async (looking: Looking, { form }: PageRequest): Promise<Answer> => {
  const { parts, cases } = looking
  const [written, proof] = [form.reference, form.proof].map((text) => text?.trim().slice(0, MOST_CHARACTERS))
  const heard = referenceWritten(written ?? '')
  if (heard === undefined)
    return show(looking, { reference: written ?? '', problem: parts.words.line('track', 'noReference') }, 400)
  if (heard === 'length') return mistake(looking, written ?? '', parts.tracking.say('length'))
  const { reference, checked } = heard
  if (!checked)
    return mistake(looking, written ?? '', parts.tracking.say('slip', { reference: sayReference(reference) }))
  const found = await cases.findCase(reference)
  if (found === undefined) return unknown(looking, reference)
  if (form.chase !== undefined) return chase(looking, found)
  return proof === undefined ? show(looking, { found }) : showDetails(looking, found, proof)
}

const limited = async (looking: Looking, request: PageRequest): Promise<Answer> => {
  try {
    await looking.parts.limits.tracking(request.address)
  } catch (thrown) {
    if (!(thrown instanceof BotError) || thrown.code !== 'too_many') throw thrown
    const problem = looking.parts.words.line('track', 'tooMany')
    return show(looking, { reference: request.form.reference ?? '', problem }, 429)
  }
  return answer(looking, request)
}

/**
 * How far a case is, by the rules and in the words of the conversation: where it stands for the reference alone, the
 * details for what only the resident knows. The reference is posted, so that no address or log holds it.
 */
export const trackPage =
  (parts: PageParts): Page =>
  async (request) => {
    const pack = parts.packs.get(request.council)
    if (pack === undefined) return problemPage(parts, 404)
    const looking = lookingAt(parts, pack)
    if (request.method !== 'POST') return show(looking, {})
    return isOurs(request) ? limited(looking, request) : problemPage(parts, 403, pack)
  }
