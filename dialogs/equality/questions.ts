/**
 * What is asked, of whoever is willing, and what may be picked. The six are those that the councils' own documents and the
 * Equality Act 2010 have in common; the choices are the Government Statistical Service's harmonised ones, ethnic groups by
 * their five headings alone, so that few people stand alone in one. https://design-system.service.gov.uk/patterns/equality-information/
 */
export const EQUALITY = {
  age: ['under25', '25to34', '35to44', '45to54', '55to64', '65to74', '75orOver', 'notSaid'],
  sex: ['female', 'male', 'notSaid'],
  disability: ['lot', 'little', 'no', 'notSaid'],
  ethnicGroup: ['asian', 'black', 'mixed', 'white', 'other', 'notSaid'],
  religion: ['none', 'buddhist', 'christian', 'hindu', 'jewish', 'muslim', 'sikh', 'other', 'notSaid'],
  orientation: ['straight', 'gay', 'bisexual', 'other', 'notSaid'],
} as const

export type EqualityQuestion = keyof typeof EQUALITY

export const QUESTIONS = Object.keys(EQUALITY) as readonly EqualityQuestion[]
