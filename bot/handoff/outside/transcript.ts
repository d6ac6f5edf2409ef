import type { ConversationStore } from '../../storage/store'
import { toDeliver } from '../../turn/toActivities'

/** One message of a transcript: an activity of Bot Framework, without what only our own pages need. */
export interface Transcribed {
  type: string
  id: string
  timestamp: string
  from: { id: string; role: 'user' | 'bot'; name?: string }
  text: string
}

/** What somebody reads through who is waited for; a longer conversation is shown from its later part. */
const MOST = 200

const nameIn = (from: unknown): { name?: string } =>
  typeof from === 'object' && from !== null && 'name' in from && typeof from.name === 'string' && from.name
    ? { name: from.name }
    : {}

/** The messages of a conversation before a number, as `handoff.initiate` carries them. */
export const transcriptBefore = async (
  store: Pick<ConversationStore, 'messagesAfter'>,
  { id, resident, council }: { id: string; resident: string; council: string },
  before: number,
): Promise<readonly Transcribed[]> => {
  const said = await store.messagesAfter(id, Math.max(0, before - 1 - MOST), Math.min(MOST, before - 1))
  return said
    .filter(({ seq, activity }) => seq < before && (activity.type ?? 'message') === 'message')
    .map((message) => {
      const { type, id: activityId, timestamp } = toDeliver(id, message)
      const isResident = message.from === 'resident'
      return {
        ...{ type, id: activityId, timestamp },
        from: isResident
          ? { id: resident, role: 'user' }
          : { id: council, role: 'bot', ...nameIn(message.activity.from) },
        text: String(message.activity.text ?? ''),
      }
    })
}

/** As Bot Framework's protocol has it attached. */
export const attached = (activities: readonly Transcribed[]) => ({
  contentType: 'application/json',
  name: 'Transcript',
  content: { activities },
})
