import { address } from '../../answers/address'
import { howMany } from '../../answers/howMany'
import { text } from '../../answers/text'
import { Service } from '../../service'
import { homeCase, isListed } from '../homeCase'
import { countIn, largeThings, specialIn } from './things'

/** More than this is a house to be cleared, and that is for the team to see first. */
const MOST_THINGS = 50

/** "Take away my sofa": what, how many and where, for the team to agree price and day. Nothing is booked or paid here. */
export const bulkyWaste = Service.named('bulky-waste')
  .about('bins.bulky')
  .ask('things', largeThings({ most: 1000 }))
  .find('special', async ({ things }) => specialIn(things))
  .refuse('things', ({ special }) => (special.isAllOtherWay ? 'otherWay' : undefined), 'otherWay')
  .find('counted', async ({ things }) => countIn(things))
  .askIf('number', howMany({ most: MOST_THINGS }), ({ counted }) => counted === undefined)
  .atHome()
  .askIf('address', address, (soFar) => !isListed(soFar))
  .ask('spot', text({ most: 300 }))
  .contact({ reach: true })
  .ends(['what', 'asked', 'wait', 'fridge', 'otherWay', 'free', 'sample'], (answers) => {
    const { special, place, counted, number = counted } = answers
    const [article] = special.otherWay
    return {
      say: [
        'asked',
        'wait',
        ...(special.fridge ? (['fridge'] as const) : []),
        ...(place.sample ? (['sample'] as const) : []),
        ...(article === undefined ? [] : (['otherWay'] as const)),
      ],
      article,
      options: ['free'],
      opens: {
        what: 'what',
        ...homeCase(answers),
        facts: { fridge: special.fridge, otherWay: special.otherWay, number },
      },
    }
  })
