import type { Answer } from '../../../dialogs/information/about'
import { noWorld } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import { createServices, type ServiceTurn } from '../../../dialogs/services/createServices'
import { SERVICES } from '../../../dialogs/services/every'
import { keysFor } from '../../../knowledge/keypad'
import { hereAt } from '../../support/here'
import { collectionsOf, homesAt } from '../../support/homes'

const numbered = (street: string, upTo: number): readonly string[] =>
  Array.from({ length: upTo }, (_, i) => `${i + 1} ${street}`)

const homes = homesAt({
  'EX1 2AB': numbered('Evesham Road', 30),
  'EX1 2BA': numbered('Acacia Avenue', 12),
  'EX1 2BB': ['1 Station Road', '2 Station Road', '3 Station Road'],
  'EX1 3GH': [...numbered('Mill Lane', 9), 'Rose Cottage, Mill Lane'],
  'EX1 3JK': numbered('Hill Lane', 9),
  'EX1 4LN': numbered('Church Street', 9),
  'EX2 4LN': ['2 Church Street, Upperford', '4 Church Street, Upperford'],
  'EX1 6RS': ['12 Mill Row', '12A Mill Row'],
  'EX2 5PQ': Array.from({ length: 8 }, (_, i) => `Flat ${i + 1}, 14 Priory Court Road`),
})

const services = createServices(
  {
    article: (id, intent): Answer => ({ said: same(id), sources: [], topic: { intent, article: id } }),
    howToContact: () => same('call us'),
  },
  SERVICES,
)
const here = { ...hereAt(), channel: 'voice' as const }
const world = { ports: { ...noWorld, collections: collectionsOf(homes) }, here }

/** What a store gives back. */
const kept = ({ memory }: ServiceTurn): unknown => JSON.parse(JSON.stringify(memory))

const BEGUN = 'i need help to put my bins out'

const begun = async (said = BEGUN): Promise<ServiceTurn> => {
  const turn = await services.startNamed('assisted-collection', { said }, world)
  if (turn === undefined) throw new Error('not begun')
  return turn
}

/** What is said, or all that may have been heard of it, the likeliest first. */
type Say = string | readonly string[]

const next = (turn: ServiceTurn, say: Say): Promise<ServiceTurn | undefined> => {
  const heard = typeof say === 'string' ? [say] : say
  return services.continue(kept(turn), heard[0] ?? '', world, heard)
}

const afterSaying = async (...saying: readonly Say[]): Promise<ServiceTurn> => {
  let now = await begun()
  for (const say of saying) {
    const turn = await next(now, say)
    if (turn === undefined) throw new Error(`"${say}" was not taken`)
    now = turn
  }
  return now
}

const speech = ({ answer }: ServiceTurn): string => answer.said.speech
const picks = ({ answer }: ServiceTurn): readonly string[] => (answer.options ?? []).map(({ says }) => says)
const homeIn = (turn: ServiceTurn): string | undefined => {
  const { known } = turn
  return homes.find(({ uprn }) => uprn === known.home)?.address
}

describe('where a caller’s home is', () => {
  it('is asked for by house and street, or by the keys of the postcode', async () => {
    const turn = await begun()
    expect(speech(turn)).toContain('What is the house number, and the street? Or key in the postcode.')
    expect(turn.listen).toEqual({ digits: { min: 5, max: 7 } })
    expect(turn.expects).toBe('address')
  })

  it('is asked for by the postcode where it is typed', async () => {
    const typed = { ...world, here: { ...here, channel: 'webchat' as const } }
    const turn = await services.startNamed('assisted-collection', { said: BEGUN }, typed)
    expect(turn?.answer.said.text).toContain('What is the postcode?')
    expect(turn).not.toHaveProperty('listen')
  })

  it.each<[Say, string]>([
    ['12 evesham road', '12 Evesham Road, Otherford'],
    ['twelve evesham road', '12 Evesham Road, Otherford'],
    ['I live at number twelve Evesham Road', '12 Evesham Road, Otherford'],
    [
      ['to live even some road', 'twelve even some road', 'twelve evening road'],
      '12 Evesham Road, Otherford',
    ],
    [['eight a case your avenue'], '8 Acacia Avenue, Otherford'],
    [['for a case her avenue', 'four a case your avenue'], '4 Acacia Avenue, Otherford'],
    [['two stay shun road', 'two station rode'], '2 Station Road, Otherford'],
    [['flat three fourteen priory court road'], 'Flat 3, 14 Priory Court Road, Otherford'],
  ])('heard as %j is read back as %s, and taken after a yes', async (say, address) => {
    const asked = await afterSaying(say)
    expect(speech(asked)).toBe(`Is it ${address}?`)
    expect(asked.expects).toBe('yesNo')
    expect(picks(asked)).toEqual(['Yes', 'No'])
    expect(asked.known).not.toHaveProperty('home')
    const taken = await next(asked, 'yes')
    expect(taken && homeIn(taken)).toBe(address)
    expect(taken && speech(taken)).not.toContain('which flat')
  })

  it('is not taken after a no, which asks again', async () => {
    const no = await afterSaying('12 evesham road', 'no')
    expect(speech(no)).toContain('sorry I got that wrong')
    expect(no.known).not.toHaveProperty('home')
    const other = await next(no, 'fourteen evesham road')
    expect(other && speech(other)).toBe('Is it 14 Evesham Road, Otherford?')
  })

  it('is another one, named with the no', async () => {
    const turn = await afterSaying('12 evesham road', 'no fourteen evesham road')
    expect(speech(turn)).toBe('Is it 14 Evesham Road, Otherford?')
  })

  it('is one of a few where several sound like it, or none of them', async () => {
    const several = await afterSaying('four church street')
    expect(speech(several)).toBe('Which of these is it?')
    expect(picks(several)).toEqual([
      '4 Church Street, Otherford',
      '4 Church Street, Upperford, Otherford',
      'None of these',
    ])
    for (const say of ['4 Church Street, Upperford, Otherford', 'the second one']) {
      const taken = await next(several, say)
      expect(taken && homeIn(taken)).toBe('4 Church Street, Upperford, Otherford')
    }
    const none = await next(several, 'None of these')
    expect(none && speech(none)).toContain('sorry I got that wrong')
    expect(none?.known).not.toHaveProperty('home')
  })

  it('asks for the house where only the street was named', async () => {
    const street = await afterSaying('evesham road')
    expect(speech(street)).toBe('What is the number or name of the house in Evesham Road?')
    expect(street.listen).toEqual({ digits: { min: 1, max: 4 } })
    const house = await next(street, ['to live', 'twelve'])
    expect(house && speech(house)).toBe('Is it 12 Evesham Road, Otherford?')
    const none = await next(street, 'ninety nine')
    expect(none && speech(none)).toContain('I couldn’t find that house in Evesham Road.')
    const elsewhere = await next(street, 'four mill lane')
    expect(elsewhere && speech(elsewhere)).toBe('Is it 4 Mill Lane, Otherford?')
  })

  it('is a house by its name', async () => {
    const house = await afterSaying('mill lane', 'rows cottage')
    expect(speech(house)).toBe('Is it Rose Cottage, Mill Lane, Otherford?')
  })

  it('is one flat of many', async () => {
    const flats = await afterSaying(['forty priory caught road', 'fourteen priory caught road'])
    expect(speech(flats)).toBe('There are several homes at 14 Priory Court Road. Which flat is it?')
    const flat = await next(flats, 'flat three')
    expect(flat && speech(flat)).toBe('Is it Flat 3, 14 Priory Court Road, Otherford?')
  })

  it('is asked back at once where the wish told of it', async () => {
    const turn = await begun(`${BEGUN} at 8 Acacia Avenue`)
    expect(speech(turn)).toContain('Is it 8 Acacia Avenue, Otherford?')
  })

  it('has its letter, or hasn’t', async () => {
    const turn = await afterSaying('twelve a mill row')
    expect(picks(turn)).toEqual(['12 Mill Row, Otherford', '12A Mill Row, Otherford', 'None of these'])
  })

  it('says so where there is no such street, and leaves what is no address to others', async () => {
    const none = await afterSaying('12 zanzibar boulevard')
    expect(speech(none)).toContain('I couldn’t find that street here.')
    const first = await begun()
    for (const say of ['when is the office open', 'my bin was not collected either'])
      expect(await next(first, say)).toBeUndefined()
    const unsure = await next(first, 'no idea')
    expect(unsure && speech(unsure)).toContain('I couldn’t make out an address.')
  })

  it('is listened for with the streets that there are, and what answers each question', async () => {
    const hints = async (...saying: readonly Say[]) =>
      services.hints(kept(await afterSaying(...saying)), world)
    expect(await hints()).toEqual(expect.arrayContaining(['Evesham Road', 'Mill Row', 'twelve', 'one']))
    expect(await hints('12 evesham road')).toContain('yes')
    const house = await hints('evesham road')
    expect(house).toContain('twelve')
    expect(house).not.toContain('Mill Row')
  })

  it('asks the same again where something else came between', async () => {
    const asked = await afterSaying('12 evesham road')
    const again = await services.again(kept(asked), world)
    expect(again && speech(again)).toBe('Is it 12 Evesham Road, Otherford?')
  })
})

describe('a postcode on the telephone', () => {
  it('is keyed, and its homes are asked for by their number', async () => {
    const turn = await afterSaying(keysFor('EX1 4LN'))
    expect(turn.known).toMatchObject({ postcode: 'EX1 4LN' })
    expect(turn.listen).toEqual({ digits: { min: 1, max: 4 } })
    const home = await next(turn, '4')
    expect(home?.known).toMatchObject({ postcode: 'EX1 4LN', house: '4' })
    expect(home && speech(home)).toContain('That is 4 Church Street, Otherford.')
    const told = await services.told(home?.memory, world)
    expect(JSON.stringify(told)).toContain('4 Church Street, Otherford')
  })

  it('is one of those that the keys spell', async () => {
    const turn = await afterSaying('391222')
    expect(picks(turn)).toEqual(['EX1 2AB', 'EX1 2BA', 'EX1 2BB', 'None of these'])
    expect(turn.answer.options?.[0]?.label).toBe('E X one, two A B')
    const picked = await next(turn, 'EX1 2AB')
    expect(picked?.known).toMatchObject({ postcode: 'EX1 2AB' })
  })

  it('is said not to be here where no address has it', async () => {
    const turn = await afterSaying('999999')
    expect(speech(turn)).toContain('I know no postcode here with those keys.')
    expect(turn.known).not.toHaveProperty('postcode')
  })

  it('is asked about where it was spoken', async () => {
    const turn = await afterSaying(['E X one two A P', 'E X one two A B'])
    expect(speech(turn)).toBe('Is it E X one, two A B?')
    expect(turn.known).not.toHaveProperty('postcode')
    const yes = await next(turn, 'yes')
    expect(yes?.known).toMatchObject({ postcode: 'EX1 2AB' })
  })
})

describe('every home', () => {
  it('said exactly is the one that is read back, or among those that are offered', async () => {
    const first = await begun()
    for (const { address } of homes) {
      const turn = await next(first, address.replace(/, Otherford$/, ''))
      const offered = turn && speech(turn) === `Is it ${address}?`
      expect([address, offered || (turn && picks(turn).includes(address))]).toEqual([address, true])
    }
  })

  it('is found by the keys of its postcode', async () => {
    const first = await begun()
    for (const code of new Set(homes.map(({ postcode }) => postcode))) {
      const turn = await next(first, keysFor(code))
      const found = turn?.known.postcode === code || (turn && picks(turn).includes(code))
      expect([code, found]).toEqual([code, true])
    }
  })
})
