/** What can be done with a case: a form each, checked, shown as the resident will read it, and done once. */
import type { CaseEvent } from '../../../dialogs/ports'
import { BotError } from '../../errors'
import type { KeptAct } from '../../storage/caseActStore'
import { type Answer, seeOther } from '../../web/answer'
import type { ConsoleRequest } from '../route'
import { type Acting, type CaseActKind, FormFaults, type Plan } from './act'
import { asBefore, asNew, fingerprintOf, isStale, seenIn, showChanged, showCheck, showForm } from './actPages'
import { CASE_ACTS } from './acts'
import { findCase, openCase } from './finding'
import { noteLook } from './looks'
import type { CaseParts } from './parts'
import { namesOf } from './shown'

const actIn = ({ params }: ConsoleRequest): CaseActKind => {
  const found = CASE_ACTS.find(({ name }) => name === params.act)
  if (found === undefined) throw new BotError('page_unknown')
  return found
}

/** The forms show what the case holds, so that opening one is a look at it. */
const actingOn = async (parts: CaseParts, request: ConsoleRequest): Promise<Acting> => {
  const opened = await openCase(parts, request.advisor, request.params.reference ?? '')
  await noteLook(parts, request, opened)
  return { parts, request, opened, names: await namesOf(parts), form: request.form }
}

/** Not before what happened before it, whatever other clocks say. */
const eventAt = ({ parts, opened: { one } }: Acting, { event }: Plan): CaseEvent | undefined => {
  if (event === undefined) return undefined
  const last = (one.timeline.at(-1) ?? one.timeline[0]).at
  return { ...event, at: new Date(Math.max(last.getTime(), parts.clock.now().getTime())), by: 'council' }
}

const done = async (acting: Acting, plan: Plan): Promise<Answer> => {
  const { parts, request, opened } = acting
  const { reference, council } = opened.one
  await request.audit({ what: 'caseChanged', council, subject: reference, detail: plan.what })
  // Given to others, it may be nothing of theirs any more.
  const isTheirs = (await findCase(parts, request.advisor, reference)) !== undefined
  return afterwards(reference, plan.what, isTheirs)
}

const carryOut = async (acting: Acting, act: CaseActKind, plan: Plan): Promise<Answer> => {
  const { parts, opened, request, form } = acting
  const event = eventAt(acting, plan)
  const outcome = await parts.caseWork.actOnCase({
    reference: opened.one.reference,
    key: keyOf(request),
    fingerprint: fingerprintOf(act.name, form),
    at: parts.clock.now(),
    by: request.advisor.id,
    what: plan.what,
    detail: plan.detail,
    ...(plan.isFree ? {} : { seen: seenIn(form) }),
    ...(event === undefined ? {} : { event }),
    ...(plan.draft === undefined ? {} : { draft: plan.draft }),
    ...(plan.desk === undefined ? {} : { desk: plan.desk }),
  })
  if (outcome === 'changed') return showChanged(await actingOn(parts, request), act)
  return outcome === 'repeated' ? afterwards(opened.one.reference, plan.what) : done(acting, plan)
}

/** Where the browser goes when it is done, however often that was asked. */
const afterwards = (reference: string, what: string, isTheirs = true): Answer =>
  seeOther(`/advisor/cases${isTheirs ? `/${reference}` : ''}?done=${what}`)

const keyOf = ({ advisor, form }: ConsoleRequest): string => `${advisor.id}/${form.key ?? ''}`

/** What came of the same form before: a second click comes when the case stands otherwise. */
const sentBefore = async (
  { caseWork }: CaseParts,
  request: ConsoleRequest,
  act: CaseActKind,
): Promise<KeptAct | undefined> => {
  const before = await caseWork.findAct(request.params.reference ?? '', keyOf(request))
  return before?.fingerprint === fingerprintOf(act.name, request.form) ? before : undefined
}

const tryForm = async (acting: Acting, act: CaseActKind): Promise<Answer> => {
  const { form, opened } = acting
  if (!act.isOffered(opened)) throw new FormFaults([])
  const plan = await act.plan(acting)
  const event = eventAt(acting, plan)
  if (event === undefined || form.checked === '1') return carryOut(acting, act, plan)
  return isStale(form, opened) ? showChanged(acting, act) : showCheck(acting, act, event)
}

const answerForm = async (acting: Acting, act: CaseActKind): Promise<Answer> => {
  const { parts, form, opened, request } = acting
  if (form.back !== undefined) return showForm(acting, act, asBefore(acting))
  try {
    return await tryForm(acting, act)
  } catch (thrown) {
    if (!(thrown instanceof FormFaults)) throw thrown
    const before = await sentBefore(parts, request, act)
    if (before !== undefined) return afterwards(opened.one.reference, before.what)
    if (isStale(form, opened)) return showChanged(acting, act)
    return showForm(acting, act, asBefore(acting), { faults: thrown, status: 400 })
  }
}

/** GET /advisor/cases/:reference/:act: the form of something to do with a case. */
export const actPage =
  (parts: CaseParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const act = actIn(request)
    const acting = await actingOn(parts, request)
    return showForm(acting, act, asNew(acting))
  }

/** POST: what was written is checked, shown as the resident will read it, and done once. */
export const actAnswer =
  (parts: CaseParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const act = actIn(request)
    const before = await sentBefore(parts, request, act)
    if (before === undefined) return answerForm(await actingOn(parts, request), act)
    const { reference = '' } = request.params
    return afterwards(
      reference,
      before.what,
      (await findCase(parts, request.advisor, reference)) !== undefined,
    )
  }
