/** Acts that residents read of: each makes an event of the timeline, with a sentence that is shown before it is sent. */
import { sayReference, writtenReference } from '../../../dialogs/caseReference'
import type { CaseState } from '../../../dialogs/ports'
import { isOpen } from '../../../dialogs/tracking/due'
import { stateOf } from '../../cases/case'
import { MOVES, mayMove } from '../../cases/moves'
import { type Acting, type CaseActKind, eventOf, type Field, FormFaults, textIn } from './act'
import { referenceIn } from './filters'
import { findCase, type OpenedCase } from './finding'
import { stateSaid } from './shown'

/** These have a form of their own, as more must be said. */
const APART: readonly CaseState[] = ['waiting', 'duplicate', 'handedOn']
/** Nobody is left without a word when something is finished. */
const NEEDS_WORD: readonly CaseState[] = ['done', 'closedWithoutAction']

const at = ({ one }: OpenedCase): CaseState => stateOf(one)

const mayGo =
  (to: CaseState) =>
  (opened: OpenedCase): boolean =>
    mayMove(at(opened), to)

/** Where a case may be moved by the plain form; one that is closed is taken up again by another. */
export const targetsOf = (opened: OpenedCase): readonly CaseState[] =>
  isOpen(at(opened)) ? MOVES[at(opened)].filter((state) => !APART.includes(state)) : []

const note = ({ parts: { say }, form }: Acting, label: string, hint: string): Field => ({
  id: 'note',
  kind: 'area',
  label: say(label),
  hint: say(hint),
  value: form.note ?? '',
})

const move: CaseActKind = {
  name: 'move',
  isOffered: (opened) => targetsOf(opened).length > 0,
  fields: (acting) => [
    {
      id: 'state',
      kind: 'choice',
      label: acting.parts.say('moveTo'),
      value: acting.form.state ?? '',
      choices: targetsOf(acting.opened).map((id) => ({ id, text: stateSaid(acting.parts, id) })),
    },
    note(acting, 'sentence', 'sentenceHint'),
  ],
  plan: async ({ opened, form }) => {
    const to = targetsOf(opened).find((state) => state === form.state)
    if (to === undefined) throw new FormFaults([{ field: 'state', line: 'chooseState' }])
    const said = textIn(form, 'note', NEEDS_WORD.includes(to) ? 'sentenceNeeded' : undefined)
    return { what: 'moved', detail: {}, event: eventOf(to, said) }
  },
}

const ask: CaseActKind = {
  name: 'ask',
  isOffered: mayGo('waiting'),
  fields: (acting) => [note(acting, 'question', 'questionHint')],
  plan: async ({ form }) => ({
    what: 'moved',
    detail: {},
    event: eventOf('waiting', textIn(form, 'note', 'questionNeeded')),
  }),
}

const reply: CaseActKind = {
  name: 'reply',
  isOffered: () => true,
  fields: (acting) => [note(acting, 'sentence', 'replyHint')],
  plan: async ({ opened, form }) => ({
    what: 'replied',
    detail: {},
    event: eventOf(at(opened), textIn(form, 'note', 'replyNeeded')),
  }),
}

const reopen: CaseActKind = {
  name: 'reopen',
  isOffered: (opened) => !isOpen(at(opened)) && mayGo('inProgress')(opened),
  fields: (acting) => [note(acting, 'sentence', 'reopenHint')],
  plan: async ({ form }) => ({
    what: 'moved',
    detail: {},
    event: eventOf('inProgress', textIn(form, 'note')),
  }),
}

const otherCase = async ({ parts, opened, request, form }: Acting): Promise<string> => {
  const fault = (line: string) => new FormFaults([{ field: 'of', line }])
  const number = referenceIn(form.of ?? '')
  if (number === undefined || (form.of ?? '').trim() === '') throw fault('referenceNeeded')
  if (!number.checked) throw fault('referenceSlip')
  if (number.reference === opened.one.reference) throw fault('referenceSame')
  const other = await findCase(parts, request.advisor, number.reference)
  if (other?.one.council !== opened.one.council) throw fault('referenceUnknown')
  return number.reference
}

const both = (first: string, second: string): string =>
  [first, second].filter((text) => text !== '').join(' ')

const duplicate: CaseActKind = {
  name: 'duplicate',
  isOffered: mayGo('duplicate'),
  fields: (acting) => [
    {
      id: 'of',
      kind: 'line',
      label: acting.parts.say('duplicateOf'),
      hint: acting.parts.say('duplicateHint'),
      value: acting.form.of ?? '',
      inputmode: 'numeric',
    },
    note(acting, 'sentenceMore', 'optionalHint'),
  ],
  plan: async (acting) => {
    const reference = await otherCase(acting)
    const told = acting.parts.say('noteDuplicate', { reference: sayReference(reference).text })
    return {
      what: 'moved',
      detail: { duplicateOf: writtenReference(reference) },
      event: eventOf('duplicate', both(told, textIn(acting.form, 'note'))),
    }
  },
}

const handOn: CaseActKind = {
  name: 'hand-on',
  isOffered: mayGo('handedOn'),
  fields: (acting) => [
    {
      id: 'body',
      kind: 'line',
      label: acting.parts.say('body'),
      hint: acting.parts.say('bodyHint'),
      value: acting.form.body ?? '',
    },
    note(acting, 'sentenceMore', 'handOnHint'),
  ],
  plan: async ({ parts, form }) => {
    const body = textIn(form, 'body', 'bodyNeeded')
    const told = parts.say('noteHandedOn', { body })
    return {
      what: 'moved',
      detail: { body },
      event: eventOf('handedOn', both(told, textIn(form, 'note'))),
    }
  },
}

export const MOVING: readonly CaseActKind[] = [reply, move, ask, reopen, duplicate, handOn]
