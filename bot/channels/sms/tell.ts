/** What is said in a conversation by text, as texts: answers, and what advisors say when nobody asked. */
import { z } from 'zod'
import type { Clock } from '../../clock'
import type { Councils } from '../../councils'
import { BotError } from '../../errors'
import type { Consumer } from '../../outbox/consumer'
import type { Delivery, NewDelivery } from '../../storage/outboxStore'
import { TEXTED } from '../../storage/relaying'
import type { Message, Store } from '../../storage/store'
import { textsFor } from './answer'
import type { TextWords } from './words'

export const ANSWERS = 'sms-answers'

export interface TellingParts {
  store: Store
  councils: Councils
  clock: Clock
  words: Pick<TextWords, 'say'>
}

/** The number of the last message that was said at once. */
const Said = z.object({ to: z.number() })

const GAPS = [5, 30, 120, 600]
/** A telephone that answers by itself would go on for ever; nobody writes so many in an hour. */
const MOST_IN_AN_HOUR = 60
const AN_HOUR_MS = 3_600_000
/** More than a turn has messages. */
const SOME = 50
/** What an advisor writes is never cut short; the texts of one message are numbered by one digit. */
const MOST_TEXTS = 9

const isTooMuch = async ({ store, clock }: TellingParts, id: string, seq: number): Promise<boolean> => {
  const since = clock.now().getTime() - AN_HOUR_MS
  const first = Math.max(0, seq - 1 - MOST_IN_AN_HOUR * 4)
  const lately = await store.messagesAfter(id, first, MOST_IN_AN_HOUR * 4)
  return lately.filter(({ from, at }) => from === 'resident' && at.getTime() > since).length > MOST_IN_AN_HOUR
}

const isFirst = async ({ store }: TellingParts, id: string, seq: number): Promise<boolean> =>
  (await store.messagesAfter(id, 0, Math.min(seq - 1, SOME))).every(({ from }) => from !== 'resident')

const isMessage = ({ activity }: Message): boolean => (activity.type ?? 'message') === 'message'

/** The texts for what was said at once. None for a telephone that answers by itself, and after STOP. */
const textsOf = async (
  parts: TellingParts,
  { council, subject, part }: Delivery,
  said: readonly Message[],
  isSilenced: boolean,
): Promise<readonly string[]> => {
  const { words, councils } = parts
  const isAnswer = said[0] !== undefined && said[0].from === 'resident' && isMessage(said[0])
  if (isAnswer ? await isTooMuch(parts, subject, part) : isSilenced) return []
  const name = councils.get(council)?.name ?? ''
  const isGreeted = !isAnswer || !(await isFirst(parts, subject, part))
  const replies = said.filter((one) => one.from !== 'resident' && isMessage(one))
  const most = replies.some(({ from }) => from === 'advisor') ? [MOST_TEXTS] : []
  return textsFor(replies, words.say, isGreeted ? [] : [words.say('hello', { council: name }).text], ...most)
}

/**
 * Makes texts of what was said, in the order it was said. Made again after being cut short, it finds those that are planned
 * by their place in the conversation: none is there twice.
 */
export const tellingConsumer = (parts: TellingParts): Consumer => ({
  id: TEXTED,
  inOrder: true,
  gaps: GAPS,
  deliver: async (delivery) => {
    const { store, clock } = parts
    const { council, subject, part, payload } = delivery
    const read = Said.safeParse(payload)
    if (!read.success) throw new BotError('delivery_refused', { detail: 'nothing to tell' })
    const texter = await store.texterIn(subject)
    if (texter === undefined) throw new BotError('delivery_refused', { detail: 'nobody texts here' })
    const said = await store.messagesAfter(subject, part - 1, read.data.to - part + 1)
    const texts = await textsOf(parts, delivery, said, texter.isSilenced)
    const rows = texts.map(
      (text, i): NewDelivery => ({
        consumer: ANSWERS,
        council,
        subject,
        part: part * 10 + i,
        payload: { to: texter.number, text },
      }),
    )
    await store.plan(rows, clock.now())
    return undefined
  },
})
