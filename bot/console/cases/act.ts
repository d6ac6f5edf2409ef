import type { CaseDraft, CaseState } from '../../../dialogs/ports'
import type { Act, NewAct } from '../../storage/caseActStore'
import type { ConsoleRequest } from '../route'
import type { OpenedCase } from './finding'
import type { CaseParts } from './parts'
import type { Names } from './shown'

/** As long as a message of a resident may be; what other systems send is held to the same. */
export const MOST_CHARACTERS = 2_000

export type Form = Readonly<Record<string, string>>

/** One field of a form, as the template shows it. */
export interface Field {
  id: string
  kind: 'line' | 'area' | 'choice' | 'select'
  label: string
  hint?: string
  value: string
  /** Of `choice` and `select`. */
  choices?: readonly { id: string; text: string }[]
  /** For whoever fills in forms by machine: of `line`. */
  inputmode?: string
}

/** What is wrong with a field: a line of `cases`. */
export interface FieldFault {
  field: string
  line: string
  values?: Readonly<Record<string, string>>
}

/** What is wrong with a form, all of it at once. */
export class FormFaults extends Error {
  constructor(readonly faults: readonly FieldFault[]) {
    super(faults.map(({ field, line }) => `${field}: ${line}`).join('; '))
    this.name = 'FormFaults'
  }
}

/** What a form comes to: done in one transaction, after the resident's part of it was shown. */
export interface Plan extends Pick<NewAct, 'desk'> {
  what: Act
  detail: Readonly<Record<string, string>>
  /** What residents read of it. */
  event?: { state: CaseState; note?: string }
  draft?: CaseDraft
  /** It may be done whatever others did meanwhile. */
  isFree?: boolean
}

/** What an act is done with. */
export interface Acting {
  parts: CaseParts
  opened: OpenedCase
  request: ConsoleRequest
  names: Names
  form: Form
}

/** One thing that can be done with a case. */
export interface CaseActKind {
  /** In its address. */
  name: string
  /** Whether it can be done as the case stands. */
  isOffered(opened: OpenedCase): boolean
  fields(acting: Acting): readonly Field[]
  /** Throws `FormFaults`. */
  plan(acting: Acting): Promise<Plan>
}

/** On one line, as it is read on a page, heard, and sent by text message. */
export const sentenceIn = (form: Form, field: string): string =>
  (form[field] ?? '').replace(/\s+/g, ' ').trim()

const lengthFault = (field: string, text: string): readonly FieldFault[] =>
  text.length <= MOST_CHARACTERS
    ? []
    : [{ field, line: 'tooLong', values: { most: String(MOST_CHARACTERS), length: String(text.length) } }]

/** The text of a field; throws where it is too long, or where it is `needed` and there is none. */
export const textIn = (form: Form, field: string, needed?: string): string => {
  const text = sentenceIn(form, field)
  if (text === '' && needed !== undefined) throw new FormFaults([{ field, line: needed }])
  const faults = lengthFault(field, text)
  if (faults.length > 0) throw new FormFaults(faults)
  return text
}

/** An event with its sentence, or without any. */
export const eventOf = (state: CaseState, note: string): NonNullable<Plan['event']> => ({
  state,
  ...(note === '' ? {} : { note }),
})
