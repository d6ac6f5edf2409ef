import type { Here } from '../information/about'
import type { CaseDraft, Particular, Promised } from '../ports'
import type { Said } from '../said'
import type { Answers, Opens } from '../service'
import { promisedFor } from '../tracking/due'
import { unmarked } from '../words'
import type { Standing } from './saying'
import { particularsOf, valuesOf } from './saying'

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

/** How they want to be told how it goes, where they were asked and said. */
const updatesIn = ({ updates }: Answers): 'text' | 'email' | undefined =>
  updates === 'text' || updates === 'email' ? updates : undefined

/** Without what was not asked or not told. */
const told = <Known extends object>(all: { [Key in keyof Known]: Known[Key] | undefined }): Partial<Known> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<Known>

/** Where it is, in words, where that was asked. */
const placeIn = (values: Readonly<Record<string, Said>>, where: string | undefined): string | undefined => {
  const said = where === undefined ? undefined : values[where]
  return said === undefined ? undefined : plain(said) || undefined
}

/** As it is kept and handed on: without marks, links and spaces that don't break. */
const plain = ({ text }: Said): string => unmarked(text).replaceAll('\u00A0', ' ')

/** Every answer in words, as it is kept and handed on. */
export const particularsIn = (standing: Standing): readonly Particular[] =>
  particularsOf(standing).map(({ id, label, value }) => ({ id, label: label.text, value: plain(value) }))

/** What of the answers is the resident's own, and not looked up. */
const asked = ({ now, reached: { soFar } }: Standing): Answers =>
  Object.fromEntries(now.service.questions.filter(({ id }) => id in soFar).map(({ id }) => [id, soFar[id]]))

/** The case that a service opens with its answers. Throws for a service that said it opens none. */
export const draftOf = (standing: Standing, opens: Wanted): CaseDraft => {
  const { now, here, reached } = standing
  const { service, words } = now
  if (service.answersOnly) throw new Error(`${service.name} opens a case though it is declared answersOnly`)
  const answers = reached.soFar
  const values = valuesOf(standing)
  const { name, phone, email, postcode, where } = opens
  return {
    service: service.name,
    intent: service.about,
    answers: asked(standing),
    what: plain(words.ending(opens.what, { ...values, ...opens.with })),
    particulars: particularsIn(standing),
    contact: told({
      name: textOf(answers, name),
      phone: textOf(answers, phone),
      email: textOf(answers, email),
      updates: updatesIn(answers),
    }),
    ...told<Pick<CaseDraft, 'where' | 'postcode' | 'promise' | 'uprn' | 'subject' | 'facts' | 'marks'>>({
      where: placeIn(values, where),
      postcode: textOf(answers, postcode),
      promise: promised(opens.promise, here),
      uprn: opens.uprn,
      subject: opens.subject,
      facts: opens.facts,
      marks: opens.marks,
    }),
  }
}
