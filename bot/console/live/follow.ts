import type { Advisor } from '../../advisors/advisor'
import type { HandoffView } from '../../handoff/handoffs'
import { type News, topicOf } from '../../turn/news'
import { packOf, showingFor } from '../conversation'
import type { Making } from '../making'
import { lastSeqIn, type ShownItem, shownItems } from '../transcript'
import type { SentItem } from './frame'
import type { PageLine } from './line'
import { onceAtATime } from './onceAtATime'

/** The conversation that is open on a page. */
export interface Open {
  advisor: Advisor
  handoff: string
  /** The number of the last message that the page shows, and as of when it shows notes and events. */
  after: number
  at: Date
}

/** Follows one conversation until it is stopped. */
export interface Following {
  /** Looks again whether there is more. */
  look(): void
  stop(): void
}

/** Clocks of several machines differ: notes of the last seconds are sent again, and the page leaves out what it has. */
const MARGIN_MS = 10_000

const sentItem = ({ parts }: Making, { name }: Advisor, item: ShownItem): SentItem => {
  const { key, kind, who, says } = item
  // Nobody needs to be told what they have just written.
  const isOwn = who === parts.words.line('conversation', 'advisor', { name })
  return {
    id: key,
    from: kind,
    html: parts.render('transcript', { items: [item] }),
    ...(says === undefined || isOwn ? {} : { says }),
  }
}

/** Finds what of a view has not been sent yet. */
const createNews = (making: Making, { advisor, at }: Open) => {
  const known = new Set<string>()
  const since = new Date(at.getTime() - MARGIN_MS).toISOString()
  const isNew = (item: ShownItem): boolean =>
    item.seq !== undefined || (item.at >= since && !known.has(item.key))
  return async (view: HandoffView): Promise<readonly SentItem[]> => {
    const nameOf = await making.desk.names(advisor)
    const showing = showingFor(making, nameOf, advisor, packOf(making, view.handoff.council))
    const items = shownItems(showing, view).filter(isNew)
    for (const { key } of items) known.add(key)
    return items.map((item) => sentItem(making, advisor, item))
  }
}

/** Watches a conversation and what colleagues do with it. */
const watchTalk = (
  { parts: { news } }: Making,
  line: PageLine,
  { advisor }: Open,
  { handoff }: HandoffView,
  look: () => void,
): readonly (() => void)[] => {
  const typing = (who: 'resident' | 'advisor') => (): void => line.mention({ what: 'typing', who })
  const nothing = (): void => undefined
  const around = (): void => line.changed('around')
  const inTalk: Partial<Record<News, () => void>> = {
    messages: look,
    marks: look,
    residentTyping: typing('resident'),
    typing: handoff.advisor === advisor.id ? nothing : typing('advisor'),
  }
  const among: Partial<Record<News, () => void>> = { notes: look, marks: look, viewers: around }
  return [
    news.watch(handoff.conversation, (what) => inTalk[what]?.()),
    news.watch(topicOf.handoff(handoff.id), (what) => among[what]?.()),
  ]
}

/**
 * Sends what the conversation has after a number, with notes and events, and goes on with whatever comes. News is only a
 * reason to look again, so that nothing is lost or sent twice; every look asks again whether this advisor may see it.
 */
export const follow = (
  making: Making,
  line: PageLine,
  open: Open,
  lost: (fault: unknown) => void,
): Following => {
  const { handoffs, clock } = making.parts
  const newIn = createNews(making, open)
  let sent = open.after
  let stood: string | undefined
  let stops: readonly (() => void)[] | undefined
  const looking = onceAtATime(async () => {
    const view = await handoffs.view(open.advisor, open.handoff, sent)
    if (!line.isOpen()) return
    if (stops === undefined) {
      stops = watchTalk(making, line, open, view, looking.ask)
      // What came before anybody listened.
      looking.ask()
    }
    const stands = JSON.stringify([view.handoff.state, view.handoff.advisor, view.handoff.priority])
    if (stood !== undefined && stood !== stands) line.changed('around')
    stood = stands
    const at = clock.now().toISOString()
    const items = await newIn(view)
    sent = lastSeqIn(view.messages) ?? sent
    await line.send({ what: 'items', items, seq: sent, at, marks: view.marks.resident })
  }, lost)
  return {
    look: looking.ask,
    stop: () => {
      looking.stop()
      for (const stop of stops ?? []) stop()
    },
  }
}
