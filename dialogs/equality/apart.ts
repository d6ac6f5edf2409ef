/** One answer to an equality question; with nothing that says whose it is. */
export interface EqualityAnswer {
  question: string
  answer: string
}

/** What was said in a turn is not for the transcript; what is `counted` is, by itself. */
export interface Apart {
  counted: readonly EqualityAnswer[]
}
