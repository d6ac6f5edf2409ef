/** Whether a comment may be sent, the case that it becomes, and what is said at the end. */
import type { Application } from '../../../knowledge/planning/application'
import { type Commenting, commenting } from '../../../knowledge/planning/comments'
import type { KnownRegister } from '../../../knowledge/planning/port'
import { dayName } from '../../dates'
import type { Here } from '../../information/about'
import type { EndingLine } from '../../service'
import { isHolidayAt, registerSaid } from '../registerSaid'

/** Every line of the endings, and what fills it beside the answers. */
export const endingLines = {
  what: ['reference', 'address'],
  sent: [],
  public: [],
  after: [],
  about: ['reference', 'description', 'address'],
  notValid: [],
  withdrawn: [],
  decided: [],
  appeal: [],
  notSent: ['day'],
  noneOfThem: [],
  register: ['day'],
  sample: [],
  status: [],
} as const
type OneLine = EndingLine<keyof typeof endingLines>

/** An application that somebody wants to comment on, and whether they may today. */
export interface OnApplication {
  application: Application
  commenting: Commenting
}

export const onApplication = (application: Application | undefined, here: Here): OnApplication | undefined =>
  application && { application, commenting: commenting(application, here.now.day, isHolidayAt(here)) }

interface SoFar {
  readonly on?: OnApplication | undefined
  readonly late?: boolean
}

export const isLate = ({ on }: SoFar): boolean => on?.commenting.may === 'late'

/** In time, or late and they want to send it all the same. */
export const maySend = (soFar: SoFar): boolean =>
  soFar.on?.commenting.may === 'yes' || (isLate(soFar) && soFar.late === true)

export const commentCase = ({ application, commenting: may }: OnApplication) => {
  const { reference, address, uprn } = application
  return {
    what: 'what',
    name: 'name',
    phone: 'phone',
    email: 'email',
    uprn,
    facts: {
      application: reference,
      late: may.may === 'late',
      ...('until' in may && may.until !== undefined ? { commentsUntil: may.until } : {}),
    },
    with: { reference, address },
  } as const
}

export const sentSaid = (register: KnownRegister): readonly OneLine[] => [
  'sent',
  'public',
  'after',
  ...(register.sample ? (['sample'] as const) : []),
]

const whySaid = ({ commenting: may }: OnApplication, here: Here): OneLine => {
  if (may.may === 'no') return may.because
  return may.may === 'late'
    ? { line: 'notSent', with: { day: dayName(may.until, here.now.day) } }
    : 'notValid'
}

/** Why none can be sent, and what is known instead. */
export const closedSaid = (on: OnApplication, register: KnownRegister, here: Here) => {
  const { reference, description, address } = on.application
  const say: readonly OneLine[] = [
    { line: 'about', with: { reference, description, address } },
    whySaid(on, here),
    ...registerSaid(register, here),
  ]
  return { say, options: ['status'] as const }
}
