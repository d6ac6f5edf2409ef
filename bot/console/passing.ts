import { type Advisor, maySee } from '../advisors/advisor'
import type { HandoffView } from '../handoff/handoffs'
import type { DeskSeen } from './desk'
import type { DeskParts } from './deskParts'
import { teamName } from './line'

/** To whom a conversation may be passed on, as a list offers it. */
export interface PassingOn {
  teams: readonly { value: string; label: string }[]
  people: readonly { value: string; label: string }[]
}

/** Those who could have it: not oneself, not who has it, and not who isn't here. */
const couldHave = (view: HandoffView, me: Advisor) => {
  const { council, team, advisor: owner } = view.handoff
  return ({ advisor, presence }: DeskSeen['people'][number]): boolean =>
    advisor.id !== me.id &&
    advisor.id !== owner &&
    !advisor.isDisabled &&
    presence !== undefined &&
    presence.presence !== 'offline' &&
    maySee(advisor, { council, team })
}

/** The council's teams, and the colleagues who are here, with how much they have. */
export const passingOn = (
  { words, packs }: Pick<DeskParts, 'words' | 'packs'>,
  seen: Pick<DeskSeen, 'people'>,
  view: HandoffView,
  me: Advisor,
): PassingOn => {
  const pack = packs.get(view.handoff.council)
  const teams = pack?.advisors.teams ?? []
  return {
    teams: teams.map(({ id }) => ({ value: `team:${id}`, label: teamName(pack, id) })),
    people: seen.people.filter(couldHave(view, me)).map(({ advisor, presence, open }) => ({
      value: `advisor:${advisor.id}`,
      label: words.line('conversation', 'transferPerson', {
        name: advisor.name,
        presence: words.line('queue', presence?.presence ?? 'offline'),
        open: String(open),
        capacity: String(advisor.capacity),
      }),
    })),
  }
}
