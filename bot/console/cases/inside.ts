/** Acts for colleagues alone: notes, a mark, and who has the case. */
import type { Advisor } from '../../advisors/advisor'
import { type Acting, type CaseActKind, FormFaults, textIn } from './act'
import { asDraft } from './correctable'
import type { OpenedCase } from './finding'
import { isWithin, scopeOf, teamOfService } from './scope'

const note: CaseActKind = {
  name: 'note',
  isOffered: () => true,
  fields: ({ parts: { say }, form }) => [
    { id: 'text', kind: 'area', label: say('noteText'), hint: say('noteHint'), value: form.text ?? '' },
  ],
  plan: async ({ form }) => ({
    what: 'noted',
    detail: { text: textIn(form, 'text', 'noteNeeded') },
    isFree: true,
  }),
}

const isVulnerable = ({ one }: OpenedCase): boolean => one.marks?.includes('vulnerable') === true

const mark: CaseActKind = {
  name: 'mark',
  isOffered: () => true,
  fields: ({ parts: { say }, opened, form }) => [
    {
      id: 'reason',
      kind: 'area',
      label: say(isVulnerable(opened) ? 'whyUnmark' : 'whyMark'),
      hint: say('whyMarkHint'),
      value: form.reason ?? '',
    },
  ],
  plan: async ({ opened, form }) => {
    const reason = textIn(form, 'reason', 'reasonNeeded')
    const draft = asDraft(opened.one)
    const others = (draft.marks ?? []).filter((each) => each !== 'vulnerable')
    return isVulnerable(opened)
      ? { what: 'unmarked', detail: { reason }, draft: { ...draft, marks: others } }
      : { what: 'marked', detail: { reason }, draft: { ...draft, marks: [...others, 'vulnerable'] } }
  },
}

/** Colleagues who may see it as it is. */
const colleagues = ({ parts, opened, names }: Acting): readonly Advisor[] => {
  const { one, desk } = opened
  const owned = { council: one.council, service: one.service, team: desk.team }
  return [...names.values()]
    .filter(({ isDisabled }) => !isDisabled)
    .filter((each) => isWithin(owned, scopeOf(each, parts.packs)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

const choicesOf = (acting: Acting): readonly { id: string; text: string }[] => {
  const { parts, opened, request } = acting
  const me = request.advisor.id
  const others = colleagues(acting).filter(({ id }) => id !== me)
  return [
    { id: `person:${me}`, text: parts.say('toMe') },
    ...others.map(({ id, name }) => ({ id: `person:${id}`, text: name })),
    ...opened.pack.advisors.teams.map(({ id, name }) => ({
      id: `team:${id}`,
      text: parts.say('toTeam', { team: name }),
    })),
  ]
}

/** Who has it now, as `choicesOf` names them. */
const heldBy = ({ one, pack, desk }: OpenedCase): string =>
  desk.assignee === undefined
    ? `team:${desk.team ?? teamOfService(pack, one.service)}`
    : `person:${desk.assignee}`

const assign: CaseActKind = {
  name: 'assign',
  isOffered: () => true,
  fields: (acting) => [
    {
      id: 'to',
      kind: 'select',
      label: acting.parts.say('assignTo'),
      value: acting.form.to ?? heldBy(acting.opened),
      choices: choicesOf(acting),
    },
  ],
  plan: async (acting) => {
    const { opened, form } = acting
    const to = choicesOf(acting).find(({ id }) => id === form.to)?.id
    if (to === undefined) throw new FormFaults([{ field: 'to', line: 'chooseWhom' }])
    const [kind, ...rest] = to.split(':')
    const id = rest.join(':')
    const desk =
      kind === 'team' ? { team: id, assignee: null } : { team: opened.desk.team ?? null, assignee: id }
    return { what: 'assigned', detail: { from: heldBy(opened), to }, desk }
  },
}

export const INSIDE: readonly CaseActKind[] = [note, assign, mark]
