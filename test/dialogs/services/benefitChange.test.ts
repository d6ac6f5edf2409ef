import { benefitChange } from '../../../dialogs/services/benefit-change/service'
import { SERVICES } from '../../../dialogs/services/every'
import { readServiceWords } from '../../../dialogs/services/serviceWords'
import { context } from '../answers/context'

const words = readServiceWords(benefitChange)
const question = benefitChange.questions.find(({ id }) => id === 'change')
const found = (said: string): unknown => question?.kind.find(said, context(words.choices('change')))

describe('what has changed is read from a message', () => {
  it.each([
    ["i've started a new job last monday", 'job'],
    ['my hours have been cut', 'job'],
    ['ive been made redundant', 'job'],
    ['i got a pay rise', 'job'],
    ['my daughter has started a job', 'job'],
    ['i am on sick pay now', 'job'],
    ["i've gone self employed", 'job'],
    ['i inherited ten thousand pounds', 'savings'],
    ['my pension has gone up', 'savings'],
    ["i've started getting pip", 'savings'],
    ['my boyfriend is moving in with me', 'partner'],
    ['my husband has moved out', 'partner'],
    ['we have split up', 'partner'],
    ['we got married', 'partner'],
    ['my son has moved out', 'household'],
    ['i have a lodger now', 'household'],
    ['my mum has moved in with us', 'household'],
    ["i've had a baby", 'baby'],
    ['child benefit has stopped', 'baby'],
    ['my rent has gone up', 'rent'],
    ['i have a new landlord', 'rent'],
    ['i am going into hospital', 'away'],
    ["i'm going abroad for six weeks", 'away'],
    ['i have a new address', 'address'],
    ['my wife has died', 'death'],
    ['my mum passed away', 'death'],
    ['my husband died and left some savings', 'death'],
    ['he has passed away in hospital', 'death'],
  ])('“%s” is %s', (said, change) => {
    expect(found(said)).toBe(change)
  })

  it.each(['something has changed', 'hello', 'my partner has a new job', 'my bin was missed'])(
    '“%s” is asked about',
    (said) => {
      expect(found(said)).toBeUndefined()
    },
  )
})

it('the button for a new address, and for a call back, begins those services', () => {
  const offers = SERVICES.map((service) => readServiceWords(service).offer.text)
  for (const option of ['newAddress', 'callBack']) expect(offers).toContain(words.ending(option, {}).text)
})
