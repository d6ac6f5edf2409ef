import type { Here } from '../information/about'
import type { CaseDraft, Promised } from '../ports'
import type { Answers, Opens } from '../service'
import { promisedFor } from '../tracking/due'
import type { Running } from './running'
import type { Saying, ServiceParts } from './saying'
import { endingValues } from './saying'

/** What a case is put together with. */
interface Drafting {
  parts: ServiceParts
  saying: Saying
  now: Running
  here: Here
}

type Wanted = Opens<string, string>

const promised = (promise: Wanted['promise'], { pack }: Here): Promised | undefined => {
  if (promise === undefined) return undefined
  if (!('about' in promise)) return { within: promise }
  return promisedFor(pack, promise)
}

const textOf = (answers: Answers, id: string | undefined): string | undefined => {
  const answer = id === undefined ? undefined : answers[id]
  return typeof answer === 'string' && answer !== '' ? answer : undefined
}

/** Without what was not asked or not told. */
const told = <Known extends object>(all: { [Key in keyof Known]: Known[Key] | undefined }): Partial<Known> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<Known>

/** The case that a service opens with its answers; `undefined` where it opens none. */
export const draftOf = ({ parts, saying, now, here }: Drafting, answers: Answers): CaseDraft | undefined => {
  const { opens } = now.service.end(answers)
  if (opens === undefined) return undefined
  const values = endingValues(parts, saying, now, answers, here)
  const { name, phone, email, postcode, where } = opens
  return {
    service: now.service.name,
    intent: now.service.about,
    answers,
    what: now.words.ending(opens.what, values).text,
    particulars: [],
    contact: told({
      name: textOf(answers, name),
      phone: textOf(answers, phone),
      email: textOf(answers, email),
    }),
    ...told<Pick<CaseDraft, 'where' | 'postcode' | 'promise'>>({
      where: where === undefined ? undefined : values[where]?.text || undefined,
      postcode: textOf(answers, postcode),
      promise: promised(opens.promise, here),
    }),
  }
}
