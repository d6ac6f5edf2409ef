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
  // Who waits in the queue is called when it is their turn, and keeps their place.
  .find('inTurn', async (_, { ports }) => (await ports.advisors.standing())?.state === 'queued')
  .askIf('day', day({ towards: 'future' }), ({ inTurn }) => !inTurn)
  .find('open', async ({ day: wanted }, world) => {
    const line = targetsOf(world.here.pack).find(({ phone: of }) => of?.purpose === 'enquiries')
    return wanted === undefined ? undefined : openOn(line, wanted, world)
  })
  .refuse('day', ({ open }) => (open && !isOpenIn(open, 'any') ? 'closedThen' : undefined), 'closedThen')
  .askIf('part', partOfDay, ({ inTurn }) => !inTurn)
  .refuse(
    'part',
    ({ open, part }) => (open && part && !isOpenIn(open, part) ? 'notThatPart' : undefined),
    'notThatPart',
  )
  .ask('name', name)
  .ask('phone', phone)
  .takesFirst('matter')
  .ends(['what', 'next', 'sooner'], ({ inTurn }) => ({
    opens: {
      what: 'what',
      name: 'name',
      phone: 'phone',
      promise: { about: 'call-back', stage: 'call-back' },
    },
    say: inTurn ? ['sooner'] : ['next', 'sooner'],
  }))
