import { caseReference } from '../../../dialogs/answers/caseReference'
import type { Read } from '../../../dialogs/answers/kind'
import { planningReference } from '../../../dialogs/answers/planningReference'
import { postcode } from '../../../dialogs/answers/postcode'
import type { PlanningReference } from '../../../knowledge/schema'
import { context } from './context'

const short = <V>(answer: Read<V>) => (answer.ok ? answer.value : answer.problem)

const source = { document: 'minutes', section: 'Applications' }
const own: readonly PlanningReference[] = [{ format: 'YY/NNNNN/TYPE', example: '22/00333/FUL', source }]

describe('a planning reference', () => {
  it.each([
    ['22/00333/FUL', '22/00333/FUL'],
    ["it's twenty two stroke double oh triple three stroke full", '22/00333/FUL'],
    ['22 00333 ful', '22/00333/FUL'],
    ['P/11/1816/2', 'planningReferenceElsewhere'],
    ['PP-12345678', 'planningPortalReference'],
    ['PP-12345678 or 22/00333/FUL', '22/00333/FUL'],
    ['the one next door', 'notPlanningReference'],
    ['', 'notPlanningReference'],
  ])('%j is %j', (said, expected) => {
    expect(short(planningReference.read(said, context([], [], own)))).toBe(expected)
  })

  it('may be any where nobody wrote down how the council has them', () => {
    expect(short(planningReference.read('P/11/1816/2', context()))).toBe('P/11/1816/2')
    expect(short(planningReference.read('PP-12345678', context()))).toBe('planningPortalReference')
  })

  it.each([
    ['has 22/00333/FUL been decided', '22/00333/FUL'],
    ['has P/11/1816/2 been decided', undefined],
    ['is 25/12/2026 a bank holiday', undefined],
  ])('in passing, %j: %j', (said, expected) => {
    expect(planningReference.find(said, context([], [], own))).toBe(expected)
  })
})

describe('the reference of a case', () => {
  it.each([
    ['123 456 786', '123456786'],
    ['one two three, four five six, seven eight six', '123456786'],
    ['it is 123456786 I think', '123456786'],
    ['123 456 787', 'caseReferenceSlip'],
    ['123 456 78', 'caseReferenceLength'],
    ['123 456 7866', 'caseReferenceLength'],
    ['12', 'notCaseReference'],
    ['I lost it', 'notCaseReference'],
    ['', 'notCaseReference'],
  ])('%j is %j', (said, expected) => {
    expect(short(caseReference.read(said, context()))).toBe(expected)
  })
  it('is said back in groups', () => {
    expect(caseReference.inWords?.('123456786')).toBe('123 456 786')
  })
  it.each([
    ['what about 123 456 786', '123456786'],
    ['what about 123 456 787', undefined],
    ['ring 07700 900123', undefined],
  ])('in passing, %j: %j', (said, expected) => {
    expect(caseReference.find(said, context())).toBe(expected)
  })
})

describe('a postcode in an answer', () => {
  it("is one of the council's own where two fit", () => {
    const said = 'P for bravo ninety eight eight A H'
    expect(short(postcode.read(said, context()))).toBe('B98 8AH')
  })
})
