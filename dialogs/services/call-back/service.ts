import { day } from '../../answers/day'
import { name } from '../../answers/name'
import { phone } from '../../answers/phone'
import { text } from '../../answers/text'
import { targetsOf } from '../../information/about'
import { Service } from '../../service'
import { isOpenIn, openOn } from '../openThen'
import { partOfDay } from '../partOfDay'

export const callBack = Service.named('call-back')
  .about('advisor.handoff')
  .ask('matter', text({ most: 400 }))
  .ask('day', day({ towards: 'future' }))
  .find('open', async ({ day: wanted }, world) => {
    const line = targetsOf(world.here.pack).find(({ phone: of }) => of?.purpose === 'enquiries')
    return openOn(line, wanted, world)
  })
  .refuse('day', ({ open }) => (isOpenIn(open, 'any') ? undefined : 'closedThen'), 'closedThen')
  .ask('part', partOfDay)
  .refuse('part', ({ open, part }) => (isOpenIn(open, part) ? undefined : 'notThatPart'), 'notThatPart')
  .ask('name', name)
  .ask('phone', phone)
  .takesFirst('matter')
  .ends(['what', 'next', 'sooner'], () => ({
    opens: {
      what: 'what',
      name: 'name',
      phone: 'phone',
      promise: { about: 'call-back', stage: 'call-back' },
    },
    say: ['next', 'sooner'],
  }))
