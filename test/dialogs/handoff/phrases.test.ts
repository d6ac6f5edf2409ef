import { readHandoffPhrases } from '../../../dialogs/handoff/phrases'

const { wishIn, ratingIn, saysSkip, wantsPerson, matterIn, tellsMore } = readHandoffPhrases()

describe('what is said in the queue', () => {
  it.each([
    ['how long?', 'place'],
    ['How much longer will I have to wait', 'place'],
    ['sorry but how long will it be', 'place'],
    ['what’s my place?', 'place'],
    ['am I still in the queue?', 'place'],
    ['hello?', 'place'],
    ['is anybody there', 'place'],
    ['where am i in teh queue', 'place'],
    ['never mind', 'leave'],
    ['Leave the queue', 'leave'],
    ['stop waiting please', 'leave'],
    ['go back', 'leave'],
    ['the bot', 'leave'],
    ['I don’t want to wait any more', 'leave'],
    ['ok i’ll ring you', 'leave'],
    ['Call me back', 'callBack'],
    ['call me instead', 'callBack'],
    ['could someone ring me please', 'callBack'],
    ['call me on 01632 960123 please', 'callBack'],
    ['ok', 'nothing'],
    ['thank you', 'nothing'],
    ['yes please', 'nothing'],
    // For the advisor, whatever words are in it.
    ['my bin has been left for three weeks', undefined],
    ['nobody called me', undefined],
    ['the advisor told me to leave it on the kerb', undefined],
    ['how do I pay my council tax', undefined],
    ['my place of work has changed', undefined],
    ['I had to stop work', undefined],
    ['it is a long queue at the tip', undefined],
    ['', undefined],
  ])('"%s" wants %s', (said, wish) => {
    expect(wishIn(said)).toBe(wish)
  })
})

describe('how the talk was', () => {
  it.each([
    ['Good', 'good'],
    ['good thanks', 'good'],
    ['it was great', 'good'],
    ['it was really helpful, thank you', 'good'],
    ['👍', 'good'],
    ['1', 'good'],
    ['Average', 'average'],
    ['it was ok', 'average'],
    ['not bad', 'average'],
    ['2', 'average'],
    ['Poor', 'poor'],
    ['not good', 'poor'],
    ['not very helpful', 'poor'],
    ['they were rude', 'poor'],
    ['awful', 'poor'],
    ['3', 'poor'],
  ])('"%s" is %s', (said, given) => {
    expect(ratingIn(said)).toEqual({ given })
  })

  it.each([
    ['good, Sam sorted it all out for me', 'good'],
    ['very good because I did not have to wait', 'good'],
    ['poor - nobody knew anything', 'poor'],
    ['it was ok but it took an hour', 'average'],
  ])('"%s" is %s, and says why', (said, given) => {
    expect(ratingIn(said)).toEqual({ given, why: said })
  })

  it.each([
    'when are you open?',
    'good morning can you tell me about bins',
    'is it good to recycle foil?',
    'I got a parking fine',
    'the roads are terrible',
    'my bin was not collected',
    'good afternoon',
    'what is the best day',
    'I want to make a complaint',
    '',
  ])('"%s" is about something else', (said) => {
    expect(ratingIn(said)).toBeUndefined()
  })
})

describe('why', () => {
  it.each([
    ['skip', true],
    ['Skip', true],
    ['no thanks', true],
    ['I’d rather not', true],
    ['Sam knew what to do', false],
    ['no one told me how long it takes', false],
  ])('"%s" skips it: %s', (said, skips) => {
    expect(saysSkip(said)).toBe(skips)
  })
})

describe('a wish for a person in so many words', () => {
  it.each([
    ['I want to speak to someone about my council tax', 'my council tax'],
    ['can I please talk to a person regarding a blue badge', 'a blue badge'],
    ['I’d like to speak with a member of staff about my claim', 'my claim'],
    ['hi could i chat to somebody', 'hi could i chat to somebody'],
    ['is it possible to be put through to an advisor about planning', 'planning'],
  ])('"%s"', (said, matter) => {
    expect(wantsPerson(said)).toBe(true)
    expect(matterIn(said)).toBe(matter)
  })

  it.each([
    'I spoke to someone about this last week',
    'I tried to talk to someone and they were rude',
    'my neighbour wants to speak to someone',
    'can I talk about my bins',
    'do I need planning permission',
    'someone needs to talk to the landlord',
    'I do not want to talk to anyone',
    '',
  ])('is not in "%s"', (said) => {
    expect(wantsPerson(said)).toBe(false)
  })

  it.each([
    ['can I please just talk to a real person', false],
    ['I want a human being now please', false],
    ['agent', false],
    ['give me a person, my landlord wants to evict the whole family', true],
  ])('"%s" tells more than that: %s', (said, tells) => {
    expect(tellsMore(said)).toBe(tells)
  })
})
