import type { Converse } from '../../dialogs/conversation'
import type { Memory } from '../../dialogs/memory'
import { readMemory } from '../../dialogs/memory'
import type { Reply, Turn } from '../../dialogs/turn'
import type { Enquiry } from '../evaluate/enquiries'

/** What a call came to after what was said first, and at most one question that the caller answers by key. */
export interface Fate {
  enquiry: Enquiry
  /** What was done with the first words: gone on with, asked about, asked about as danger, or asked for again. */
  first: 'acted' | 'asked' | 'danger' | 'again'
  /** What the call was taken to be about in the end; left out: that is not known yet. */
  topic?: string
  /** Whether the emergency number was said at once. */
  warned: boolean
}

/** Thresholds as they are where nobody has set any. */
const LINE = { sure: { act: 0.8, ask: 0.5 } }
/** A Tuesday morning on which councils are open. */
const AT = new Date('2026-11-24T10:00:00Z')

interface Heard {
  memory: Memory
  replies: readonly Reply[]
}

const caller = (converse: Converse, council: string) => {
  let kept: unknown
  return async (turn: Partial<Turn>): Promise<Heard> => {
    const base = { council, conversation: 'measured', channel: 'voice', locale: 'en-GB', at: AT } as const
    const { replies, memory } = await converse({ ...base, line: LINE, listens: false, ...turn }, kept)
    kept = memory
    return { replies, memory: readMemory(memory) }
  }
}

const topicOf = ({ replies, memory }: Heard): string | undefined => {
  if (replies.some(({ do: does }) => does === 'emergency') && memory.distress) return 'safety.emergency'
  // An answer about what another body provides names that, whether its hours were asked for or who it is.
  return memory.topic?.service === undefined ? memory.topic?.intent : 'other_council'
}

const firstOf = ({ memory }: Heard): Fate['first'] => {
  if (memory.call?.danger !== undefined) return 'danger'
  if (memory.call?.failed !== 0) return 'again'
  return memory.offered !== undefined && memory.call.expects !== 'open' ? 'asked' : 'acted'
}

/** The key that the caller presses, who knows what they want: that of their topic, yes or no, or none of them. */
const keyFor = ({ memory }: Heard, first: Fate['first'], intent: string): string => {
  const intents: readonly string[] = memory.offered?.intents ?? []
  const place = intents.indexOf(intent)
  if (memory.call?.expects === 'yesNo') return place === 0 ? '1' : '2'
  // Asked about danger, the emergency itself is the first.
  const before = first === 'danger' ? 1 : 0
  if (before === 1 && intent === 'safety.emergency') return '1'
  return String((place >= 0 ? place : intents.length) + before + 1)
}

const offers = ({ memory }: Heard, intent: string): boolean =>
  memory.offered?.intents.some((each) => each === intent) === true

const withTopic = (fate: Omit<Fate, 'topic'>, topic: string | undefined): Fate =>
  topic === undefined ? fate : { ...fate, topic }

/** Holds the call. */
export const oneCall = async (converse: Converse, council: string, enquiry: Enquiry): Promise<Fate> => {
  const turn = caller(converse, council)
  await turn({ event: 'start' })
  const hypotheses = (enquiry.hypotheses ?? [{ text: enquiry.text }]).map(({ text, confidence }) =>
    confidence === undefined ? { text } : { text, confidence },
  )
  const said = await turn({ said: hypotheses[0]?.text ?? '', hypotheses })
  const first = firstOf(said)
  const warned = said.replies.some(({ do: does }) => does === 'emergency')
  const fate = { enquiry, first, warned }
  if (first === 'again') return fate
  if (first === 'acted') return withTopic(fate, topicOf(said))
  const answered = await turn({ keys: keyFor(said, first, enquiry.intent) })
  if (firstOf(answered) !== 'acted') return fate
  // What was offered and picked is what it is about, whatever is begun for it.
  return withTopic(fate, offers(said, enquiry.intent) ? enquiry.intent : topicOf(answered))
}
