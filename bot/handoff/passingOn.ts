/** A talk is passed on to another team, or to a colleague. */
import type { Pack } from '../../knowledge/schema'
import { has, maySee } from '../advisors/advisor'
import { BotError } from '../errors'
import type { Act, Acting } from './act'
import { mustHave, seenBy } from './acting'
import { goesBack } from './changes'
import type { Handoff } from './handoff'
import type { Handoffs, TransferTo } from './handoffs'
import { noting } from './noting'
import { placeOf } from './queue'
import { queueOf } from './reading'
import { assistantSays } from './said'

const teamIn = (pack: Pack | undefined, team: string) => {
  const found = pack?.advisors.teams.find(({ id }) => id === team)
  if (found === undefined) throw new BotError('argument_faulty', { detail: `there is no team ${team}` })
  return found
}

/** What the resident is told of a transfer, and where it leads. Throws `argument_faulty` for a team or colleague unknown. */
const transferOf = async ({ parts }: Acting, one: Handoff, to: TransferTo, name: string) => {
  const { say, place } = parts.words
  if ('team' in to) {
    const team = teamIn(parts.packs.get(one.council), to.team)
    const queue = await queueOf(parts, [one.council])
    const where = place(placeOf({ ...one, team: team.id }, queue, parts.clock.now()))
    return {
      line: say('transferredTeam', { name, team: team.name, place: where }),
      more: { team: team.id, passedBy: [] },
    }
  }
  const colleague = await parts.store.findAdvisor(to.advisor)
  if (colleague === undefined || colleague.isDisabled || !maySee({ ...colleague, teams: ['*'] }, one))
    throw new BotError('argument_faulty', { detail: 'there is no such colleague' })
  const presence = (await parts.store.presenceOf(colleague.id))?.presence ?? 'offline'
  if (presence === 'offline') throw new BotError('advisor_away', { detail: colleague.name })
  return {
    line: say('transferredPerson', { name: colleague.name, other: name }),
    more: { onlyFor: colleague.id, passedBy: [] },
  }
}

export const transferring =
  (all: Acting, act: Act): Handoffs['transfer'] =>
  async (advisor, id, to, note) => {
    if (note.trim() === '') throw new BotError('argument_faulty', { detail: 'a note is needed' })
    const seen = await seenBy(all.parts, advisor, id)
    const mayPassOn = (one: Handoff): void => {
      if (!has(advisor, 'supervisor')) mustHave(one, advisor)
    }
    mayPassOn(seen)
    const { line, more } = await transferOf(all, seen, to, advisor.name)
    await noting(all, 'note')(advisor, id, note)
    const why = 'team' in to ? to.team : to.advisor
    await act(
      advisor,
      id,
      'transferred',
      (one, at) => {
        mayPassOn(one)
        const said = assistantSays(one.council, line, at)
        return goesBack(one, { at, by: advisor.id, what: 'transferred', why }, said, more)
      },
      why,
    )
  }
