import { day } from '../../answers/day'
import { name } from '../../answers/name'
import { oneOf } from '../../answers/oneOf'
import { phone } from '../../answers/phone'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { targetsOf } from '../../information/about'
import { Service } from '../../service'
import { isOpenIn, openOn } from '../openThen'
import { partOfDay } from '../partOfDay'
import { callingFrom, canBeTexted, endingOf } from './number'

export const callBack = Service.named('call-back')
  .about('advisor.handoff')
  .ask('matter', text({ most: 400 }))
  // Who waits in the queue is called when it is their turn, and keeps their place.
  .find('inTurn', async (_, { ports }) =>
    ['queued', 'held'].includes((await ports.advisors.standing())?.state ?? ''),
  )
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
  // Where somebody rings from is not where they want to be rung: it is asked.
  .find('calling', async (_, { turn }) => callingFrom(turn?.line))
  .find('ending', async ({ calling }) => endingOf(calling))
  .askIf('thisNumber', yesNo, ({ calling }) => calling !== undefined)
  .askIf('phone', phone, ({ thisNumber }) => thisNumber !== true)
  .find('number', async ({ thisNumber, calling, phone: given }) => (thisNumber ? calling : given))
  // Whoever hurts them may answer it, or read a text.
  .find('danger', async (_, { memory }) => memory?.distress === true || memory?.warned !== undefined)
  .askIf('safe', yesNo, ({ danger }) => danger)
  .find('texts', async ({ number, safe }, world) => safe !== false && canBeTexted(number, world))
  .askIf('updates', oneOf('text', 'neither'), ({ texts }) => texts)
  .takesFirst('matter')
  .ends(['what', 'next', 'sooner', 'notSafe'], ({ inTurn, safe }, { channel }) =>
    safe === false
      ? { say: ['notSafe'], forgets: ['phone', 'thisNumber'] }
      : {
          opens: {
            what: 'what',
            name: 'name',
            phone: 'number',
            promise: { about: 'call-back', stage: 'call-back' },
          },
          // Whoever rings us has rung us already.
          say: [
            ...(inTurn ? [] : (['next'] as const)),
            ...(channel === 'voice' ? [] : (['sooner'] as const)),
          ],
        },
  )
