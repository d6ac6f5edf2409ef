/** What reaches the conversation, and what it gives back. Nothing here knows HTTP or Bot Framework. */

/** Where a conversation is held. The same words serve all of them; `voice` hears `speech`, the others read `text`. */
export type Channel = 'webchat' | 'terminal' | 'directline' | 'botservice' | 'sms' | 'voice'

/** One thing a speech recogniser may have heard. `confidence` is 0–1; absent means unknown, which is not low. */
export interface Hypothesis {
  text: string
  confidence?: number
}

/** What the telephone tells of a call, as far as it does. */
export interface Line {
  /** From this confidence on what was heard is acted on; from `ask` on it is asked about; below it is asked for again. */
  sure: { act: number; ask: number }
  /** Where they ring from, as digits: `07700900123`; left out: withheld or not known. */
  number?: string
  /** An assistant of Relay UK speaks for the caller, who types: everything takes longer. */
  relay?: boolean
  /** Calls can be put through to a person here. */
  transfers?: boolean
}

/** What became of a call that was put through. */
export type Transferred = 'answered' | 'busy' | 'noAnswer' | 'failed'

/** One turn of a resident, in one conversation. At least one of `said`, `keys` and `event` is there. */
export interface Turn {
  /** The council's id, as in `knowledge/councils/<id>`. */
  council: string
  conversation: string
  channel: Channel
  /** What they typed, or the best thing that was heard. */
  said?: string
  /** Keys pressed on a telephone: `0`–`9`, `*`, `#`. */
  keys?: string
  /**
   * `start`: the conversation was opened and nothing has been said yet. `returned`: an advisor has given it back.
   * `overheard`: it was said to an advisor; nothing is answered, and only what is noticed counts (`Converse`'s `noticed`).
   * On the telephone: `silent`, nothing was said in time; `unheard`, something was, and the recogniser made nothing of it;
   * `transferred`, a call that was put through has come back, or will not (`transferred` tells).
   */
  event?: 'start' | 'returned' | 'overheard' | 'silent' | 'unheard' | 'transferred'
  /** With the event of that name. */
  transferred?: Transferred
  /** Only on the telephone. */
  line?: Line
  /** Where the assistant goes on when it has been given back. */
  goesOn?: { to: 'whereItWas' } | { to: 'start' } | { to: 'service'; service: string }
  /** Everything that may have been heard, best first; only from speech. */
  hypotheses?: readonly Hypothesis[]
  /** BCP 47, such as `en-GB`. */
  locale: string
  /** `false` where no recogniser hears the answer: then no hints are worked out. */
  listens?: boolean
  /** The instant the turn was received. */
  at: Date
}

/** Something to pick by button, number or key. Picking it says `says`. */
export interface Option {
  label: string
  says: string
}

/** What a reply hopes to hear next; recognisers and keyboards take it as a hint. */
export type Expectation = 'open' | 'yesNo' | 'choice' | 'digits' | 'address' | 'date'

/** Where an answer comes from: the document, its section and the date it was published. */
export interface Citation {
  title: string
  section?: string
  /** `2010-10` or `2010-10-31`: as exact as the document is. */
  published?: string
  url?: string
}

/** How the answer to a reply is listened for on the telephone. */
export interface Listening {
  /** How many keys answer it; left out: one, which picks an option. */
  digits?: { min: number; max: number }
  /** They must look something up or think: silence is waited out longer. */
  patient?: true
  /** Somebody types, and an assistant of Relay UK says it: everything takes five times as long. */
  slow?: true
}

/** What the assistant says in one bubble or one breath. */
export interface Reply {
  /** Markdown of the plain kind: paragraphs, `-` lists, `**bold**`, `[links](https://…)`. */
  text: string
  /** The same, to be heard: no links, no marks, numbers in groups. */
  speech: string
  options?: readonly Option[]
  expects?: Expectation
  /** What may be said next, likeliest first, for speech recognisers that take hints: see `asHints`. Only on a turn's last. */
  hints?: readonly string[]
  sources?: readonly Citation[]
  /**
   * `person`: the resident wants a person. `emergency`: a warning was given. On the telephone: `transfer`, the call is put
   * through now; `hangUp`, it ends.
   */
  do?: 'person' | 'emergency' | 'transfer' | 'hangUp'
  /** Only on the telephone, and on a turn's last. */
  listen?: Listening
  /** What may interrupt it when it is spoken; left out: anything. */
  interrupt?: 'keys' | 'nothing'
}
