import type { CaseEvent } from '../../dialogs/ports'
import type { Case } from '../cases/case'

/** One attempt to see the details of a case. */
export interface ProofTry {
  reference: string
  isRight: boolean
  at: Date
  /** Wrong ones since then count; as many as `most` lock it. */
  since: Date
  most: number
}

/** Cases; they are opened with the turn that asked for them: `ConversationStore.keep`. */
export interface CaseStore {
  /**
   * The reference that belongs to a key: the one it was given before, or one that `draw` makes and nobody had. It is
   * given for good, whether a case comes of it or not. Throws `reference_not_drawn` when all that are drawn are taken.
   */
  referenceFor(key: string, at: Date, draw: () => string): Promise<string>
  findCase(council: string, reference: string): Promise<Case | undefined>
  /** In order of their opening; the newest hundred at most. */
  casesAbout(council: string, subject: string): Promise<readonly Case[]>
  /** Adds to the timeline; `false` when it no longer has `after` entries, or there is no such case. */
  moveCase(reference: string, after: number, event: CaseEvent): Promise<boolean>
  /** Counts an attempt and says what comes of it, in one transaction, so that many at once gain nothing. */
  tryProof(attempt: ProofTry): Promise<'right' | 'wrong' | 'locked'>
}
