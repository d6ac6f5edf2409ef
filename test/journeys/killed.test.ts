/** Journeys through the real assistant, killed at any moment, every message sent again: nothing is lost, nothing doubled. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assistantIn } from './assistant'
import { diceOf } from './dice'
import { type Journey, journeyOf } from './journey'
import { type Mortal, mortalAssistant } from './mortal'
import { type JourneyWorld, openWorld } from './world'

/** Services that open cases, and one that answers; enough for a few deaths, which cost seconds each. */
const PLAYED = ['missed-bin', 'complaint', 'bin-days']
const SEEDS = ['k.0', 'k.1']

let world: JourneyWorld
let mortal: Mortal
beforeAll(async () => {
  world = await openWorld()
  const file = join(mkdtempSync(join(tmpdir(), 'journeys-')), 'conversations.db')
  mortal = mortalAssistant(file, diceOf('deaths'), { killed: 0.06, sentAgain: 0.3 })
}, 180_000)
afterAll(async () => {
  mortal.end()
  await world.close()
})

/** References are drawn anew each time. */
const masked = ({ transcript }: Journey): readonly string[] =>
  transcript.map((line) => line.replace(/\d{3}[ \u00A0]?\d{3}[ \u00A0]?\d{3}/g, '(reference)'))

it('tells the same to a resident whose assistant dies as to one whose doesn’t, and opens no second case', async () => {
  const [council] = world.packs.keys()
  if (council === undefined) throw new Error('no council')
  for (const running of world.services.filter(({ service }) => PLAYED.includes(service.name)))
    for (const seed of SEEDS) {
      const conversation = `${running.service.name} ${seed}`
      const talk = mortal.talk(conversation, council)
      const played = await journeyOf(world, running, council, seed, talk)
      const alive = await journeyOf(world, running, council, seed, assistantIn(world, council))
      expect(masked(played)).toEqual(masked(alive))
      const [length, cases] = [await talk.length(), await talk.opened()]
      await talk.sendAllAgain()
      expect([await talk.length(), (await talk.opened()).length]).toEqual([length, cases.length])
      expect(cases.length).toBeLessThan(2)
    }
  expect(mortal.kills()).toBeGreaterThan(2)
}, 300_000)
