/** What came of a journey, and whether that is what was wanted. */
import type { Answers } from '../../dialogs/service'
import type { Settled } from './intended'
import { alike } from './readReply'
import type { Opened } from './world'

export interface Verdict {
  outcome: 'right' | 'abandoned' | 'wrong'
  /** What was not as it should be; a case on another address is told apart. */
  because?: string
  wrongAddress?: boolean
}

/** What only serves to find another answer is said in many ways. */
const NOT_COMPARED = ['house']

const differences = ({ intended, walked }: Settled, given: Answers): readonly string[] =>
  intended.running.service.questions
    .map(({ id }) => id)
    .filter((id) => !NOT_COMPARED.includes(id))
    .filter((id) => !alike(walked.soFar[id], given[id]))
    .map((id) => `${id}: meant ${String(walked.soFar[id])}, got ${String(given[id])}`)

const wrong = (because: string): Verdict => ({ outcome: 'wrong', because })

const contactFaults = ({ walked, ending }: Settled, { draft }: Opened): readonly string[] =>
  (['name', 'phone', 'email'] as const)
    .filter((id) => {
      const question = ending.opens?.[id]
      return !alike(question === undefined ? undefined : walked.soFar[question], draft.contact[id])
    })
    .map((id) => `contact.${id}: ${String(draft.contact[id])}`)

const ofCase = (settled: Settled, opened: readonly Opened[]): Verdict => {
  const { intended, ending } = settled
  const [first, ...others] = new Map(opened.map((one) => [one.reference, one])).values()
  if (first === undefined) return wrong('no case was opened')
  if (others.length > 0) return wrong(`${others.length + 1} cases were opened`)
  const { draft } = first
  if (draft.service !== intended.running.service.name) return wrong(`a case of ${draft.service} was opened`)
  const wrongAddress = draft.uprn !== ending.opens?.uprn
  const faults = [...differences(settled, draft.answers), ...contactFaults(settled, first)]
  if (wrongAddress) return { ...wrong([`uprn ${draft.uprn}`, ...faults].join('; ')), wrongAddress }
  return faults.length > 0 ? wrong(faults.join('; ')) : { outcome: 'right' }
}

/** `given`: what it ended with where no case was opened; `undefined`: it did not end. */
export const judged = (settled: Settled, opened: readonly Opened[], given: Answers | undefined): Verdict => {
  if (opened.length > 0 && settled.ending.opens === undefined)
    return wrong('a case was opened and none was due')
  if (opened.length > 0) return ofCase(settled, opened)
  if (given === undefined) return { outcome: 'abandoned', because: 'it did not end' }
  const faults = differences(settled, given)
  if (settled.ending.opens !== undefined) return wrong(['a case was due', ...faults].join('; '))
  return faults.length > 0 ? wrong(faults.join('; ')) : { outcome: 'right' }
}
