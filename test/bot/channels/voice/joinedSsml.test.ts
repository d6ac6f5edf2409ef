import fc from 'fast-check'
import { joinedSsml } from '../../../../bot/channels/voice/joinedSsml'
import { ssmlOf } from '../../../../dialogs/aloud/ssml'

const say = (...texts: readonly string[]) =>
  texts.map((text) => ({ text, ssml: ssmlOf(text, 'en-GB'), bargeIn: 'any' as const }))

const sentences = (ssml: string) => ssml.match(/<s>.*?<\/s>/gsu) ?? []

describe('what is said in one document', () => {
  it('is all of it, in order', () => {
    const [whole, ...more] = joinedSsml(say('One. Two.', 'Three.'))
    expect(whole).toBe(ssmlOf('One. Two. Three.', 'en-GB'))
    expect(more).toEqual([])
  })
  it('is nothing when nothing is said', () => {
    expect(joinedSsml([])).toEqual([])
  })
  it('takes words that are not in sentences', () => {
    expect(joinedSsml([{ text: 'Hi', ssml: '<speak>Hi</speak>', bargeIn: 'any' }])).toEqual([
      '<speak>Hi</speak>',
    ])
  })
  it('is cut between sentences, loses none, and is only longer where one sentence is', () => {
    const sentence = fc.array(fc.constantFrom('bin', 'green', 'on', 'Friday'), {
      minLength: 1,
      maxLength: 30,
    })
    const speech = sentence.map((words) => `${words.join(' ')}.`)
    fc.assert(
      fc.property(fc.array(speech, { maxLength: 12 }), fc.integer({ min: 120, max: 600 }), (texts, most) => {
        const given = say(...texts)
        const documents = joinedSsml(given, most)
        expect(documents.flatMap(sentences)).toEqual(given.flatMap(({ ssml }) => sentences(ssml)))
        for (const each of documents) if (each.length > most) expect(sentences(each)).toHaveLength(1)
      }),
    )
  })
})
