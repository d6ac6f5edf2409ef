import { createEmergencyListener } from '../../../dialogs/listening/emergency'
import type { Hearing, Listener } from '../../../dialogs/listening/hearing'
import { nothingYet } from '../../../dialogs/memory'
import { noWorld } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import type { Emergency, EmergencyKind } from '../../../dialogs/understanding/emergencies'
import { hereAt } from '../../support/here'

const BEGUN = { service: 'assisted-collection', given: {}, tries: 0, heard: [] }

/** Somebody who surely wants a service, in a message that sets off an alarm. */
const hearing = (confidence: number): Hearing => {
  const said = 'my dad had a fall and can’t take his bin out'
  return {
    turn: { council: 'x', conversation: 'c', channel: 'webchat', locale: 'en-GB', at: new Date(0), said },
    said,
    alternatives: [{ text: said }],
    memory: nothingYet,
    here: hereAt(),
    ports: noWorld,
    desk: {
      howToContact: () => same('call us'),
      recogniser: { recognise: () => ({ guesses: [{ intent: 'bins.assisted', confidence }] }) },
    },
  } as unknown as Hearing
}
const begins: Listener = ({ memory }) => ({
  replies: [{ text: 'What is the postcode?', speech: 'What is the postcode?' }],
  memory: { ...memory, service: BEGUN },
})

const answered = async (emergency: Partial<Emergency>, confidence = 0.99) => {
  const detect = (): Emergency => ({ kind: 'medical', said: same('Call 999'), faint: false, ...emergency })
  const calmer = {
    answers: () => undefined,
    isNamed: () => false,
    others: [begins],
    asking: () => {
      throw new Error('nobody is asked here')
    },
    caution: same('In danger?'),
  }
  const outcome = await createEmergencyListener(detect, calmer)(hearing(confidence))
  return { texts: outcome?.replies.map(({ text }) => text), memory: outcome?.memory }
}

describe('danger, and a wish beside it', () => {
  it('begins what is surely wished after the ambulance’s number', async () => {
    const { texts, memory } = await answered({})
    expect(texts).toEqual(['Call 999', 'What is the postcode?'])
    expect(memory).toMatchObject({ distress: true, service: BEGUN })
  })
  it('says the number alone where the wish is less sure', async () => {
    expect((await answered({}, 0.97)).texts).toEqual(['Call 999'])
  })
  it.each(['self-harm', 'domestic-abuse', 'child-at-risk', 'fire'] as const satisfies EmergencyKind[])(
    'says nothing after the number for %s',
    async (kind) => {
      const { texts, memory } = await answered({ kind })
      expect(texts).toEqual(['Call 999'])
      expect(memory?.service).toBeUndefined()
    },
  )
  it('answers what is faint and surely something else, with the number before it', async () => {
    expect((await answered({ faint: true }, 0.94)).texts).toEqual(['In danger?', 'What is the postcode?'])
    expect((await answered({ faint: true, kind: 'self-harm' }, 0.93)).texts).toEqual(['Call 999'])
  })
})
