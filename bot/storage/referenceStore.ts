/** How conversations on channels elsewhere are reached, so that something can be said in them that answers nothing. */
export interface ReferenceStore {
  /** Keeps the newest; JSON-able, in the channel's own form. */
  keepReference(conversation: string, reference: unknown): Promise<void>
  referenceOf(conversation: string): Promise<unknown>
}
