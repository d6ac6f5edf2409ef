import { join } from 'node:path'
import { countIn, largeThings, specialIn } from '../../../dialogs/services/bulky-waste/things'
import { loadArticles } from '../../../knowledge/articles'
import { projectRoot } from '../../../knowledge/root'
import { context } from '../answers/context'

const kind = largeThings({ most: 200 })
const heard = (said: string) => {
  const answer = kind.read(said, context())
  return answer.ok ? answer.value : answer.problem
}

describe('large things', () => {
  it.each([
    ['a sofa', 'a sofa'],
    ["I've got an old sofa and 2 chairs please", 'an old sofa, 2 chairs'],
    ['a rocking horse, my grandfather clock & a bed.', 'a rocking horse, grandfather clock, a bed'],
    ['sofa\nbed', 'sofa, bed'],
    ['fridge freezer, thanks, my name is Jan van der Berg', 'fridge freezer'],
    ['a bed, my number is 07700 900123', 'a bed'],
    ['???', 'notThings'],
    [`a sofa and ${'x'.repeat(300)}`, 'textTooLong'],
  ])('%j are %j', (said, expected) => {
    expect(heard(said)).toBe(expected)
  })

  it.each([
    ['can you collect my old sofa and 2 dining chairs', 'sofa, 2 dining chairs'],
    ['two old matresses to go', 'two old matresses'],
    ['take away my things', undefined],
  ])('in passing, %j: %j', (said, expected) => {
    expect(kind.find(said, context())).toBe(expected)
  })

  it.each([
    ['a sofa, 2 chairs', 3],
    ['sofa', 1],
    ['three beds, an old lamp', 4],
    ['chairs', undefined],
    ['a sofa, asbestos', 1],
  ])('%j count %j', (kept, expected) => {
    expect(countIn(kept)).toBe(expected)
  })

  it('tells apart a fridge, and what may have to go another way', () => {
    expect(specialIn('a fridge freezer, a bed')).toEqual({ fridge: true, otherWay: [], isAllOtherWay: false })
    expect(specialIn('asbestos sheets, gas bottles')).toEqual({
      fridge: false,
      otherWay: ['bins.what-goes-where.asbestos', 'bins.what-goes-where.gas'],
      isAllOtherWay: true,
    })
    expect(specialIn('a gas cooker, a painted wardrobe').otherWay).toEqual([])
  })

  it('names only approved answers', () => {
    const articles = loadArticles(join(projectRoot, 'knowledge', 'articles'))
    const all = 'asbestos, gas bottle, paint, petrol, battery, rubble, needles'
    expect(specialIn(all).otherWay.filter((id) => articles.byId(id) === undefined)).toEqual([])
    expect(specialIn(all).otherWay).toHaveLength(7)
  })
})
