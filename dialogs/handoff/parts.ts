import type { Listener } from '../listening/hearing'
import type { Said } from '../said'
import type { Services } from '../services/createServices'
import type { Option } from '../turn'
import type { Intent } from '../understanding/intents'
import type { HandoffWords } from './lines'
import type { HandoffPhrases } from './phrases'

/** What the wish for a person is answered with. */
export interface HandoffParts {
  words: HandoffWords
  phrases: HandoffPhrases
  services: Services
  topicName: (intent: Intent) => string
  /** What may be asked, once the assistant is there again. */
  suggestions: readonly Option[]
  /** "Let's start again." */
  startAgain: Said
  /** "If anyone is in danger now …" */
  caution: Said
}

/** The service that has somebody called back. */
export const CALL_BACK = 'call-back'

/** What a listener makes of a turn; given its parts once. */
export type MakeListener = (parts: HandoffParts) => Listener

/** What may be picked while they wait. */
export const waitingOptions = ({ words: { joining } }: HandoffParts): readonly Option[] =>
  [joining('optionCallBack'), joining('optionLeave')].map(({ text }) => ({ label: text, says: text }))
