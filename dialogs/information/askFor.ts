import type { Option } from '../turn'
import type { AccessibleId } from '../understanding/details'
import type { SayContact } from './contactPieces'

/** What can be asked for here, whether or not the council's documents speak of it: the duty is the Equality Act's, 2010, s. 20. */
const ASKED = {
  braille: 'askFormat',
  'large-print': 'askFormat',
  audio: 'askFormat',
  'other-languages': 'askInterpreter',
  interpreter: 'askInterpreter',
  'telephone-interpreter': 'askInterpreter',
  'sign-language': 'askInterpreter',
} as const satisfies Partial<Record<AccessibleId, 'askFormat' | 'askInterpreter'>>

const isAsked = (id: AccessibleId): id is keyof typeof ASKED => id in ASKED

/** The buttons under an answer about formats and languages, each once: they say what the services' own buttons say. */
export const askForIn = ({ say }: SayContact, ids: readonly AccessibleId[]): readonly Option[] =>
  [...new Set(ids.filter(isAsked).map((id) => ASKED[id]))].map((line) => {
    const { text } = say(line)
    return { label: text, says: text }
  })
