/** The id of a message: its conversation and its number, so that ids sort as the messages do. */
export const activityId = (conversation: string, seq: number): string =>
  `${conversation}|${String(seq).padStart(7, '0')}`

/** The number in a message's id. */
export const seqIn = (id: string): number => Number(id.slice(id.lastIndexOf('|') + 1))
