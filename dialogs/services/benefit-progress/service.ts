import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'

/** Somebody's claim is theirs alone: who they are is checked by the advisor who calls, never here. */
export const benefitProgress = Service.named('benefit-progress')
  .about('benefits.progress_or_payment')
  .ask('claim', oneOf('new', 'change', 'payment', 'appeal', 'other'))
  .ask('benefit', oneOf('housing', 'councilTax', 'both', 'unsure'))
  .ask('what', text({ most: 400 }))
  .ask('urgent', yesNo)
  .contact({ reach: true })
  .takesFirst('what')
  .ends(['what', 'urgent', 'next', 'proof', 'howLong'], ({ urgent }) => ({
    opens: {
      what: 'what',
      name: 'name',
      phone: 'phone',
      email: 'email',
      promise: { about: 'progress', stage: 'progress' },
      ...(urgent ? { marks: ['vulnerable'] as const } : {}),
    },
    say: [...(urgent ? (['urgent'] as const) : []), 'next', 'proof'],
    options: ['howLong'],
  }))
