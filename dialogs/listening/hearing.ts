import type { Apart } from '../equality/apart'
import type { Answer, Ask, Here } from '../information/about'
import type { Memory } from '../memory'
import type { CaseDraft, OpenedCase, Ports, Standing } from '../ports'
import type { Said } from '../said'
import type { Reply, Turn } from '../turn'
import type { DetailsReader } from '../understanding/details'
import type { Recogniser, Recognition } from '../understanding/intents'
import type { Commands } from './commands'

/** What was said in one turn, with all that helps to answer it. */
export interface Hearing {
  turn: Turn
  /** The likeliest words, trimmed. */
  said: string
  alternatives: readonly { text: string; confidence?: number }[]
  memory: Memory
  here: Here
  desk: Desk
  /** The world of this turn: what it opens is kept with the turn or not at all. */
  ports: Ports
  /** Where the conversation stands with the advisors; left out: it is the assistant's alone. */
  standing?: Standing | undefined
  /** It was pressed or picked, not heard: nothing about the words is in doubt. Only on the telephone. */
  isSure?: boolean
  /** They were asked whether anybody is in danger: somebody is, or nobody. Only on the telephone. */
  danger?: 'told' | 'none'
}

/** What a turn leaves: what to say, and what to remember. */
export interface Outcome {
  replies: readonly Reply[]
  memory: Memory
  /** What was said is not for the transcript. */
  apart?: Apart
  /** A case was opened after which the equality questions may be offered. */
  afterwards?: 'equality'
  /** A case that was opened. */
  opened?: { reference: string; draft: CaseDraft }
}

/** Answers a turn, or leaves it (`undefined`) to the next listener. */
export type Listener = (hearing: Hearing) => Outcome | undefined | Promise<Outcome | undefined>

/** One part of a message, and what it was taken for. */
export interface Understood {
  part: string
  recognition: Recognition
}

/** Everything that answers one council's residents. */
export interface Desk {
  details: DetailsReader
  commands: Commands
  answer: (ask: Ask, here: Here) => Answer | undefined
  understand: (alternatives: Hearing['alternatives']) => readonly Understood[]
  recogniser: Recogniser
  howToContact: (here: Here) => Said
  /** How to reach a person now. */
  person: (here: Here) => Said
  /** "Your reference is …": what is said when a case was opened. */
  opened: (opened: OpenedCase, here: Here) => Said
  /** "Source: …" under an answer. */
  sources: (answer: Answer, here: Here) => Said | undefined
}
