/** One answer to an equality question; with nothing that says whose it is. */
export interface EqualityAnswer {
  question: string
  answer: string
}

export interface EqualityPort {
  /** Counts an answer, apart from the case and the conversation; with the turn, or not at all. */
  keep(answer: EqualityAnswer): void
}
