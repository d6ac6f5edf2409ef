/** What can be done with a conversation: a form each, which is posted, done, and answered with the page to go on with. */
import type { Role } from '../advisors/advisor'
import type { HandoffView } from '../handoff/handoffs'
import type { Answer } from '../web/answer'
import { json, seeOther } from '../web/answer'
import { foundAnswers, withAnswer } from './approved'
import { packOf, type Shown, showConversation } from './conversation'
import { isOthers, priorityIn, returnIn, textIn, transferIn, wrapUpIn } from './forms'
import { showHome } from './home'
import type { Making } from './making'
import { FormFault, type Refusal, refusalOf } from './refusal'
import type { ConsoleRequest, ConsoleRoute } from './route'

/** One thing to do: below `/advisor/conversations/:handoff/`. */
interface Action {
  path: string
  needs: readonly Role[]
  act(making: Making, request: ConsoleRequest, id: string): Promise<unknown>
  /** Where the browser goes then: to the conversation, or to all of them. */
  to: 'conversation' | 'home'
  /** What it says there: a line of `outcomes`. */
  done?: string
  /** The refusals are about somebody else: whoever it was to be passed on to. */
  ofOther?: boolean
}

const ANYBODY: readonly Role[] = ['advisor', 'supervisor']
const SUPERVISORS: readonly Role[] = ['supervisor']

const reply = ({ parts }: Making, { advisor, form }: ConsoleRequest, id: string) => {
  const text = textIn(form, 'text', 'empty')
  const { clientId } = form
  return parts.handoffs.say(advisor, id, { text, ...(clientId === undefined ? {} : { clientId }) })
}

const giveBack = async (making: Making, { advisor, form }: ConsoleRequest, id: string) => {
  const { handoffs, servicesAt } = making.parts
  const { handoff } = await handoffs.view(advisor, id)
  return handoffs.returnToBot(advisor, id, returnIn(form, servicesAt(packOf(making, handoff.council))))
}

const transfer = ({ parts: { handoffs } }: Making, { advisor, form }: ConsoleRequest, id: string) => {
  const to = transferIn(form)
  return handoffs.transfer(advisor, id, to, textIn(form, 'note', 'noteNeeded'))
}

const raise = ({ parts: { handoffs } }: Making, { advisor, form }: ConsoleRequest, id: string) => {
  const priority = priorityIn(form)
  return handoffs.prioritise(advisor, id, priority, textIn(form, 'why', 'whyNeeded'))
}

type Verb = 'claim' | 'pass' | 'wait' | 'end' | 'reopen' | 'takeOver'
const just =
  (verb: Verb): Action['act'] =>
  ({ parts: { handoffs } }, { advisor }, id) =>
    handoffs[verb](advisor, id)

const ACTIONS: readonly Action[] = [
  { path: 'claim', needs: ANYBODY, act: just('claim'), to: 'conversation' },
  { path: 'pass', needs: ANYBODY, act: just('pass'), to: 'home', done: 'passed' },
  { path: 'reply', needs: ANYBODY, act: reply, to: 'conversation' },
  { path: 'wait', needs: ANYBODY, act: just('wait'), to: 'conversation' },
  { path: 'transfer', needs: ANYBODY, act: transfer, to: 'home', done: 'transferred', ofOther: true },
  { path: 'return', needs: ANYBODY, act: giveBack, to: 'conversation', done: 'returned' },
  { path: 'end', needs: ANYBODY, act: just('end'), to: 'conversation' },
  {
    path: 'wrap-up',
    needs: ANYBODY,
    act: ({ parts: { handoffs } }, { advisor, form }, id) => handoffs.wrapUp(advisor, id, wrapUpIn(form)),
    to: 'home',
    done: 'wrappedUp',
  },
  { path: 'reopen', needs: ANYBODY, act: just('reopen'), to: 'conversation' },
  { path: 'priority', needs: ANYBODY, act: raise, to: 'conversation', done: 'raised' },
  {
    path: 'note',
    needs: ANYBODY,
    act: ({ parts: { handoffs } }, { advisor, form }, id) =>
      handoffs.note(advisor, id, textIn(form, 'note', 'empty')),
    to: 'conversation',
    done: 'noted',
  },
  {
    path: 'whisper',
    needs: SUPERVISORS,
    act: ({ parts: { handoffs } }, { advisor, form }, id) =>
      handoffs.whisper(advisor, id, textIn(form, 'whisper', 'empty')),
    to: 'conversation',
    done: 'whispered',
  },
  { path: 'take-over', needs: SUPERVISORS, act: just('takeOver'), to: 'conversation' },
]

/** Scripts post with this and want to hear what came of it, not a page. */
const wantsJson = ({ headers }: ConsoleRequest): boolean =>
  (headers.accept ?? '').startsWith('application/json')

const refused = ({ parts: { words } }: Making, thrown: unknown, ofOther?: boolean): Refusal => {
  if (thrown instanceof FormFault)
    return { problem: words.line('outcomes', thrown.line, thrown.values), status: 400, isGone: false }
  const refusal = refusalOf(words, thrown, ofOther)
  if (refusal === undefined) throw thrown
  return refusal
}

const KEPT = ['text', 'note', 'whisper', 'why'] as const

/** Whatever was written goes back to whoever wrote it, wherever they are sent. */
const writtenIn = ({ form }: ConsoleRequest): { kept?: string } => {
  const kept = KEPT.map((field) => form[field] ?? '')
    .filter((text) => text.trim() !== '')
    .join('\n\n')
  return kept === '' ? {} : { kept }
}

/** The page with what went wrong at its top, and everything that was written where it was written. */
const showRefused = async (making: Making, request: ConsoleRequest, refusal: Refusal): Promise<Answer> => {
  const { problem, status } = refusal
  if (wantsJson(request)) return json({ problem }, status)
  const home = () => showHome(making, request, { problem, ...writtenIn(request) }, status)
  if (refusal.isGone || request.form.from === 'home') return home()
  try {
    const { form } = request
    return await showConversation(making, request, { problem, form, draft: form.text ?? '' }, status)
  } catch (thrown) {
    if (refusalOf(making.parts.words, thrown) === undefined) throw thrown
    return home()
  }
}

const conversationAt = (id: string): string => `/advisor/conversations/${encodeURIComponent(id)}`

const doing =
  (making: Making, action: Action) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const id = request.params.handoff ?? ''
    try {
      const result = await action.act(making, request, id)
      if (wantsJson(request)) return json(result ?? {})
      const to = action.to === 'home' ? '/advisor' : conversationAt(id)
      return seeOther(action.done === undefined ? to : `${to}?done=${action.done}`)
    } catch (thrown) {
      return showRefused(making, request, refused(making, thrown, action.ofOther))
    }
  }

/** Looks for approved answers, or puts one into the reply, without losing what is written there. */
const draft =
  (making: Making) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { form, advisor, params } = request
    const view: HandoffView = await making.parts.handoffs.view(advisor, params.handoff ?? '')
    const pack = packOf(making, view.handoff.council)
    const text = form.text ?? ''
    const wanted = (form.find ?? '').trim()
    const shown: Shown =
      form.insert === undefined || isOthers(view.handoff, advisor)
        ? { draft: text, wanted, found: foundAnswers(making.parts, pack, wanted) }
        : { draft: withAnswer(making.parts, pack, text, form.insert) }
    return showConversation(making, request, shown)
  }

export const actionRoutes = (making: Making): readonly ConsoleRoute[] => [
  ...ACTIONS.map(
    (action): ConsoleRoute => ({
      method: 'POST',
      path: `/conversations/:handoff/${action.path}`,
      needs: action.needs,
      answer: doing(making, action),
    }),
  ),
  { method: 'POST', path: '/conversations/:handoff/draft', needs: ANYBODY, answer: draft(making) },
]
