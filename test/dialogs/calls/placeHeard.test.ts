import { loadConversation } from '../../../dialogs/loadConversation'
import { ring } from './support'

const loaded = loadConversation()

/** Places with a name of one word of their own, which a recogniser that doesn't know it parts in two. */
const misheard = [...loaded.knowledge.councils].flatMap(([council, { contacts }]) =>
  contacts.places.flatMap((place) =>
    place.alsoKnownAs
      .filter((name) => /^\p{Lu}\p{L}{5,}$/u.test(name))
      .slice(0, 1)
      .map((name) => [council, `${name.slice(0, 4)} ${name.slice(4)}`.toLowerCase(), place.name] as const),
  ),
)

describe('a place that was misheard', () => {
  it('is found in some councils', () => {
    expect(misheard.length).toBeGreaterThan(3)
  })

  it.each(misheard)('at %s, “%s” is %s', async (council, heard, name) => {
    const call = ring(loaded, council)
    await call.start()
    const { speech } = await call.say(`what are the opening hours of the ${heard} office`)
    expect(speech).toContain(name)
  })

  it.each([...loaded.knowledge.councils.keys()])(
    'is none of those of %s where none was named',
    async (council) => {
      const asked = ring(loaded, council)
      await asked.start()
      const plain = await asked.say('what are your opening hours')
      const other = ring(loaded, council)
      await other.start()
      const hypotheses = [
        { text: 'what are your opening hours', confidence: 0.95 },
        { text: 'what are you opening ours' },
      ]
      expect((await other.hear(...hypotheses)).speech).toBe(plain.speech)
    },
  )
})
