import type { Said } from '../../dialogs/said'
import type { Pack } from '../../knowledge/schema'
import { type Advisor, has, maySee } from '../advisors/advisor'
import { newId } from '../chance'
import { BotError } from '../errors'
import { topicOf } from '../turn/news'
import { type Changing, changing, type Done, mustBeOurs, mustBeSupervisor, mustHave, seenBy } from './acting'
import {
  ends,
  goesBack,
  goesTo,
  isGivenBack,
  isPassed,
  isTaken,
  isWrappedUp,
  says,
  stays,
  waits,
} from './changes'
import { BOT, type Handoff } from './handoff'
import type { Handoffs, TransferTo } from './handoffs'
import { isInHand, isQueued } from './moves'
import { audited, type HandoffParts } from './parts'
import type { Presences } from './presence'
import { placeOf } from './queue'
import { queueOf, reading } from './reading'
import { assistantSays, idOfAdvisors } from './said'
import { timer } from './timing'
import { viewersOf } from './viewers'

/** Everything an action is made of. */
interface Acting {
  parts: HandoffParts
  change: Changing
}

const done = (made: Done | undefined): Handoff => {
  if (made === undefined) throw new BotError('handoff_state')
  return made.handoff
}

/** Changes one that this advisor may see, and writes it to the audit log under `what`. */
const acting =
  ({ parts, change }: Acting) =>
  async (
    advisor: Advisor,
    id: string,
    what: string,
    build: (one: Handoff, at: Date) => ReturnType<Parameters<Changing>[1]>,
    detail?: string,
  ): Promise<Handoff> => {
    const { council } = await seenBy(parts, advisor, id)
    const made = done(await change(id, (one) => build(mustBeOurs(one), parts.clock.now())))
    await audited(parts, advisor, what, { council, subject: id, ...(detail === undefined ? {} : { detail }) })
    return made
  }
type Act = ReturnType<typeof acting>

const takenBy = async ({ store }: HandoffParts, one: Handoff): Promise<BotError> => {
  const name = one.advisor === undefined ? undefined : (await store.findAdvisor(one.advisor))?.name
  return new BotError('handoff_taken', name === undefined ? {} : { detail: name })
}

const isFree = (one: Handoff, { id }: Advisor): boolean =>
  one.outside === undefined &&
  (one.state === 'queued' ||
    one.state === 'callbackScheduled' ||
    one.state === 'putThrough' ||
    (one.state === 'offered' && one.advisor === id))

/** With this advisor already, in a chat or by phone. */
const hasIt = ({ advisor, state }: Handoff, { id }: Advisor): boolean =>
  advisor === id && (isInHand(state) || state === 'onCall')

/** What was passed on to one alone is for them, or for a supervisor. */
const mayTake = (one: Handoff, advisor: Advisor): boolean =>
  isFree(one, advisor) && ((one.onlyFor ?? advisor.id) === advisor.id || has(advisor, 'supervisor'))

const claiming =
  ({ parts, change }: Acting): Handoffs['claim'] =>
  async (advisor, id) => {
    const seen = await seenBy(parts, advisor, id)
    if (!has(advisor, 'advisor', 'supervisor')) throw new BotError('not_allowed')
    let isMine = false
    const made = await change(id, (one) => {
      isMine = hasIt(one, advisor)
      return isMine || !mayTake(one, advisor)
        ? undefined
        : isTaken(one, advisor, parts.clock.now(), parts.words)
    })
    const now = made?.handoff ?? (await parts.store.findHandoff(id)) ?? seen
    // A second click on one's own is no quarrel.
    if (made === undefined && !isMine) throw await takenBy(parts, now)
    if (made !== undefined) await audited(parts, advisor, 'claimed', { council: now.council, subject: id })
    return now
  }

const saidBefore = async (
  { store }: HandoffParts,
  conversation: string,
  clientId: string | undefined,
): Promise<readonly number[] | undefined> =>
  clientId === undefined ? undefined : (await store.keptAs(conversation, idOfAdvisors(clientId)))?.seqs

const saying =
  ({ parts, change }: Acting): Handoffs['say'] =>
  async (advisor, id, said) => {
    const text = said.text.trim()
    if (text === '') throw new BotError('argument_faulty', { detail: 'text is empty' })
    const { conversation } = await seenBy(parts, advisor, id)
    const made = await change(id, (one) => {
      mustHave(one, advisor)
      return says(one, advisor, { ...said, text }, parts.clock.now())
    }).catch(async (refused: unknown) => {
      // Whoever sends again what was said before has said it, whosever the conversation is now.
      const seqs = await saidBefore(parts, conversation, said.clientId)
      if (seqs === undefined) throw refused
      return { seqs }
    })
    return { seq: made?.seqs[0] ?? 0 }
  }

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

const noting =
  ({ parts }: Acting, kind: 'note' | 'whisper'): Handoffs['note'] =>
  async (advisor, id, written) => {
    const { store, chance, clock, news } = parts
    const text = written.trim()
    if (text === '') throw new BotError('argument_faulty', { detail: 'text is empty' })
    const { council, conversation, advisor: owner } = await seenBy(parts, advisor, id)
    if (kind === 'whisper') mustBeSupervisor(advisor)
    const afterSeq = (await store.find(conversation))?.lastSeq ?? 0
    const note = { id: newId(chance), conversation, kind, by: advisor.id, text, at: clock.now(), afterSeq }
    await store.addNote(note)
    await audited(parts, advisor, kind === 'note' ? 'noted' : 'whispered', { council, subject: id })
    news.tell(topicOf.handoff(id), 'notes')
    if (kind === 'whisper' && owner !== undefined) news.tell(topicOf.advisor(owner), 'whisper')
  }

const transferring =
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

/** Actions on a talk of one's own. */
const talking = ({ parts }: Acting, act: Act): Pick<Handoffs, 'wait' | 'returnToBot' | 'end' | 'wrapUp'> => ({
  wait: (advisor, id) =>
    act(advisor, id, 'waiting', (one, at) => {
      mustHave(one, advisor)
      return waits(one, advisor.id, at)
    }),
  returnToBot: (advisor, id, to) =>
    act(advisor, id, 'returned', (one, at) => {
      mustHave(one, advisor)
      return isGivenBack(one, advisor, to, at)
    }),
  end: (advisor, id) =>
    act(advisor, id, 'ended', (one, at) => {
      mustHave(one, advisor)
      const line = assistantSays(one.council, parts.words.say('ended', { name: advisor.name }), at)
      return ends(one, { at, by: advisor.id, what: 'ended' }, line, parts.words)
    }),
  wrapUp: (advisor, id, written) =>
    act(advisor, id, 'wrappedUp', (one, at) => {
      if (one.advisor !== advisor.id && !has(advisor, 'supervisor')) throw new BotError('not_owner')
      return isWrappedUp(one, advisor.id, written, at)
    }),
})

/** Somebody who is to have it now, whoever had it before. */
const taking = (
  one: Handoff,
  advisor: Advisor,
  at: Date,
  how: { what: 'takenOver' | 'reopened'; ownedBy: string; line: Said },
) => {
  const more = {
    advisor: advisor.id,
    acceptedAt: one.acceptedAt ?? at,
    reopened: one.reopened + (how.what === 'reopened' ? 1 : 0),
  }
  return {
    ...goesTo(one, 'active', { at, by: advisor.id, what: how.what }, more),
    ownedBy: how.ownedBy,
    takes: { advisor: advisor.id, capacity: advisor.capacity + 1, anyPresence: true },
    says: [assistantSays(one.council, how.line, at)],
    // Who comes now is to say something, and whoever was waited for is here.
    sets: [timer('nudge', one, at), timer('advisorQuiet', one, at)],
  }
}

const reopening =
  (all: Acting, act: Act): Handoffs['reopen'] =>
  async (advisor, id) => {
    const { conversation } = await seenBy(all.parts, advisor, id)
    const newest = await all.parts.store.handoffOf(conversation)
    if (newest?.channel === 'voice')
      throw new BotError('handoff_state', { detail: 'a caller is not written to' })
    // The resident may be with somebody else meanwhile.
    if (newest?.id !== id) throw new BotError('handoff_state', { detail: 'there is a newer one' })
    const line = all.parts.words.say('reopened', { name: advisor.name })
    return act(advisor, id, 'reopened', (one, at) =>
      taking(one, advisor, at, { what: 'reopened', ownedBy: BOT, line }),
    )
  }

const takingOver =
  (all: Acting, act: Act): Handoffs['takeOver'] =>
  async (advisor, id) => {
    mustBeSupervisor(advisor)
    const { words, store } = all.parts
    const had = (await seenBy(all.parts, advisor, id)).advisor
    const other = had === undefined ? '' : ((await store.findAdvisor(had))?.name ?? '')
    const line = words.say('takenOver', { name: advisor.name, other })
    return act(advisor, id, 'takenOver', (one, at) => {
      if (isQueued(one.state)) return isTaken({ ...one, state: 'queued' }, advisor, at, all.parts.words)
      if (one.advisor === undefined || one.advisor === advisor.id || !isInHand(one.state)) return undefined
      const before = one.state === 'waiting' ? { ...one, state: 'active' as const } : one
      return taking(before, advisor, at, { what: 'takenOver', ownedBy: one.advisor, line })
    })
  }

const prioritising =
  (act: Act): Handoffs['prioritise'] =>
  (advisor, id, priority, why) => {
    if (why.trim() === '') throw new BotError('argument_faulty', { detail: 'a reason is needed' })
    return act(
      advisor,
      id,
      'prioritised',
      (one, at) => {
        const context = { ...one.context, urgentBecause: why }
        return stays(one, { at, by: advisor.id, what: 'raised', why: priority }, { priority, context })
      },
      priority,
    )
  }

/** What is told of a conversation while it goes on, and kept nowhere but in marks. */
const following = ({ parts }: Acting): Pick<Handoffs, 'typing' | 'read' | 'look'> => ({
  typing: async (advisor, id) => {
    const one = await seenBy(parts, advisor, id)
    if (one.advisor === advisor.id && isInHand(one.state)) parts.news.tell(one.conversation, 'typing')
  },
  read: async (advisor, id, seq) => {
    const one = await seenBy(parts, advisor, id)
    // Who listens in leaves no trace for the resident.
    if (one.advisor !== advisor.id) return
    await parts.store.markRead(one.conversation, 'advisor', { delivered: seq, read: seq })
    parts.news.tell(one.conversation, 'marks')
    parts.news.tell(topicOf.handoff(id), 'marks')
  },
  look: async (advisor, id, isLooking) => {
    await seenBy(parts, advisor, id)
    const isShown = (await viewersOf(parts, id)).includes(advisor.id)
    await parts.store.look(id, advisor.id, isLooking ? parts.clock.now() : undefined)
    // Every page says again and again that it is there: news is only who comes or goes.
    if (isShown !== isLooking) parts.news.tell(topicOf.handoff(id), 'viewers')
  },
})

/** What people do with conversations, over a store. `presences` knows who is here. */
export const createHandoffs = (parts: HandoffParts, presences: Presences): Handoffs => {
  const all: Acting = { parts, change: changing(parts) }
  const act = acting(all)
  return {
    ...reading(parts),
    ...following(all),
    ...talking(all, act),
    claim: claiming(all),
    pass: async (advisor, id) => {
      await act(advisor, id, 'passed', (one, at) =>
        one.state === 'offered' && one.advisor === advisor.id
          ? isPassed(one, advisor.id, at, 'offerPassed')
          : undefined,
      )
    },
    say: saying(all),
    transfer: transferring(all, act),
    reopen: reopening(all, act),
    prioritise: prioritising(act),
    note: noting(all, 'note'),
    whisper: noting(all, 'whisper'),
    takeOver: takingOver(all, act),
    setPresence: presences.setPresence,
    seen: presences.seen,
  }
}
