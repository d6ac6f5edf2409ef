import { oneOf } from '../../answers/oneOf'
import { Service } from '../../service'

const ARTICLE = 'planning.need-permission'

const ARTICLES = {
  extension: `${ARTICLE}.extension`,
  loft: `${ARTICLE}.loft`,
  conservatory: `${ARTICLE}.conservatory`,
  porch: `${ARTICLE}.porch`,
  fence: `${ARTICLE}.fence`,
  shed: `${ARTICLE}.shed`,
  decking: `${ARTICLE}.decking`,
  garage: `${ARTICLE}.garage`,
  drive: `${ARTICLE}.driveway`,
  solar: `${ARTICLE}.solar`,
  use: `${ARTICLE}.change-of-use`,
  other: `${ARTICLE}.main`,
} as const

/** Which of the usual rules may not hold: flats have none of a house's rights, protected places have fewer. */
const CAUTIONS = { house: [], flat: ['flat'], other: ['notHouse'] } as const
const PROTECTED = {
  neither: [],
  listed: ['listed'],
  conservation: ['conservation'],
  unknown: ['unknown'],
} as const

/** "Do I need planning permission?" The rule for the work, and what may change it; never a verdict. */
export const planningPermission = Service.named('planning-permission')
  .about('planning.need_permission')
  .answersOnly()
  .answersQuestions()
  .ask(
    'work',
    oneOf(
      'extension',
      'loft',
      'conservatory',
      'porch',
      'fence',
      'shed',
      'decking',
      'garage',
      'drive',
      'solar',
      'use',
      'other',
    ),
  )
  .ask('home', oneOf('house', 'flat', 'other'))
  .ask('protected', oneOf('neither', 'listed', 'conservation', 'unknown'))
  .unlessNamed('work')
  .ends(['flat', 'notHouse', 'listed', 'conservation', 'unknown', 'usual', 'notDecision'], (answers) => {
    const cautions = [...CAUTIONS[answers.home], ...PROTECTED[answers.protected]]
    const lines = cautions.length > 0 ? cautions : (['usual'] as const)
    return { say: [...lines, 'notDecision'], article: ARTICLES[answers.work] }
  })
