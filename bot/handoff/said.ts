import type { Said } from '../../dialogs/said'
import type { Utterance } from '../storage/handoffStore'

/** What Bot Framework calls the states of a hand-off, and nothing else under this name. */
export type HandoffStatus = 'accepted' | 'failed' | 'completed'

const councilAs = (council: string) => ({ id: council, role: 'bot' })

/** A line of the assistant's, with what may be picked after it. */
export const assistantSays = (
  council: string,
  { text, speech }: Said,
  at: Date,
  options: readonly string[] = [],
): Utterance => ({
  from: 'assistant',
  at,
  activity: {
    type: 'message',
    from: councilAs(council),
    text,
    textFormat: 'markdown',
    speak: speech,
    inputHint: 'acceptingInput',
    channelData: {},
    ...(options.length === 0
      ? {}
      : {
          suggestedActions: {
            to: [],
            actions: options.map((title) => ({ type: 'imBack', title, value: title })),
          },
        }),
  },
})

/** Web addresses that stand alone become links; Markdown's own are left as they are. */
const linked = (text: string): string =>
  text.replace(/(^|[\s(])(https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/g, '$1<$2>')

/** The id that an advisor's message is kept under: apart from those of residents' messages, which their clients choose. */
export const idOfAdvisors = (clientId: string): string => `advisor:${clientId}`

/** What an advisor says, in their name. Their id is nobody's business outside the council. */
export const advisorSays = (
  council: string,
  name: string,
  said: { text: string; clientId?: string },
  at: Date,
): Utterance => ({
  from: 'advisor',
  at,
  activity: {
    type: 'message',
    from: { ...councilAs(council), name },
    text: linked(said.text),
    textFormat: 'markdown',
    speak: said.text,
    inputHint: 'acceptingInput',
    channelData: { from: 'advisor' },
  },
  ...(said.clientId === undefined ? {} : { clientId: idOfAdvisors(said.clientId) }),
})

/** `handoff.status`, as Bot Framework's protocol has it. */
export const statusSays = (council: string, state: HandoffStatus, at: Date): Utterance => ({
  from: 'assistant',
  at,
  activity: { type: 'event', name: 'handoff.status', value: { state }, from: councilAs(council) },
})
