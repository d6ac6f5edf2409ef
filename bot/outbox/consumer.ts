import type { CaseNews, Delivery } from '../storage/outboxStore'

/** Somebody outside who is told something. */
export interface Consumer {
  /** Stays the same for good: what is planned for it waits under this name. */
  id: string
  /** Whether it is to be told of something that happened to a case. Left out: others plan what it is told. */
  wants?(news: CaseNews): boolean
  /**
   * One attempt; gives the id that the other side gave it, if any. Throws `delivery_refused` for what will never be taken;
   * whatever else it throws is tried again. An attempt that was cut short is made again, so that each must look first, or
   * the other side must know it again by `markOf`. `signal`: the assistant stops.
   */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<string | undefined>
  /** One thing about a subject after the other, by their parts: what waits to be tried again holds back what follows it. */
  inOrder?: true
  /** Seconds to wait after each attempt that failed; after one more than these, it is given up. */
  gaps: readonly number[]
}

/** What names a delivery to the other side: the same at every attempt, and nothing of a person in it. */
export const markOf = ({
  consumer,
  subject,
  part,
}: Pick<Delivery, 'consumer' | 'subject' | 'part'>): string => `${consumer}/${subject}/${part}`

/** The delivery that a mark names; `undefined` for what is no mark of ours. */
export const readMark = (mark: string): Pick<Delivery, 'consumer' | 'subject' | 'part'> | undefined => {
  const [, consumer, subject, part] = /^([\w:-]+)\/([\w-]+)\/(\d+)$/.exec(mark) ?? []
  if (consumer === undefined || subject === undefined) return undefined
  return { consumer, subject, part: Number(part) }
}
