import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { addressIn, findAddresses } from '../../../../dialogs/understanding/particulars/address'
import { projectRoot } from '../../../../knowledge/root'

const short = ({ house, street }: { house?: string; street?: string }): string =>
  [house, street].filter((part) => part !== undefined).join(' | ')
const found = (said: string): readonly string[] => findAddresses(said).map(({ value }) => short(value))

describe('an address in a sentence', () => {
  it.each([
    ['12 Acacia Avenue', '12 | Acacia Avenue'],
    ['my address is 12 acacia avenue', '12 | Acacia Avenue'],
    ['12a acacia ave', '12A | Acacia Avenue'],
    ['12 a Acacia Avenue', '12A | Acacia Avenue'],
    ['12, Acacia Avenue', '12 | Acacia Avenue'],
    ['12-14 Mill Lane', '12-14 | Mill Lane'],
    ['12 – 14 mill ln', '12-14 | Mill Lane'],
    ['number twelve mill lane', '12 | Mill Lane'],
    ['no. 12 Mill Lane', '12 | Mill Lane'],
    ['no 12 mill lane please', '12 | Mill Lane'],
    ['#12 mill lane', '12 | Mill Lane'],
    ['house number 7, station road', '7 | Station Road'],
    ['twenty-three bromsgrove road', '23 | Bromsgrove Road'],
    ['twenty three bromsgrove road', '23 | Bromsgrove Road'],
    ['a hundred and five church street', '105 | Church Street'],
    ['one hundred and five church street', '105 | Church Street'],
    ['one oh five church street', '105 | Church Street'],
    ['two four six church street', '246 | Church Street'],
    ['twelve b acacia avenue', '12B | Acacia Avenue'],
    ['flat 2b, 14 Mill Lane', 'Flat 2B, 14 | Mill Lane'],
    ['flat 2b 14 mill lane', 'Flat 2B, 14 | Mill Lane'],
    ['flat two b fourteen mill lane', 'Flat 2B, 14 | Mill Lane'],
    ['Flat 3, Acacia Court', 'Flat 3 | Acacia Court'],
    ['flat 3 acacia court', 'Flat 3 | Acacia Court'],
    ['apartment 5, 20 high street', 'Apartment 5, 20 | High Street'],
    ['top floor flat, 9 orchard way', 'Top floor flat, 9 | Orchard Way'],
    ['plot 4 sandy lane', 'Plot 4 | Sandy Lane'],
    ['unit 7, Foundry Road', 'Unit 7 | Foundry Road'],
    ['Rose Cottage, Mill Lane', 'Rose Cottage | Mill Lane'],
    ['I am at rose cottage, mill lane', 'Rose Cottage | Mill Lane'],
    ['rose cottage mill lane', 'Rose Cottage | Mill Lane'],
    ['The Old Rectory, Church Lane', 'The Old Rectory | Church Lane'],
    ['it is manor farm, long lane', 'Manor Farm | Long Lane'],
    ['I live at 4 the close', '4 | The Close'],
    ['4 The Crescent', '4 | The Crescent'],
    ["14 St John's Street", "14 | St John's Street"],
    ['14 st johns st', '14 | St Johns Street'],
    ['St. John’s Road has not been swept', "St John's Road"],
    ['the bin on mill lane was left', 'Mill Lane'],
    ['pothole outside 33 Saint Mary’s Close', "33 | St Mary's Close"],
    ['I live on willow way', 'Willow Way'],
    ['we live at the corner of mill lane and church street', 'Mill Lane + Church Street'],
    ['Between 8 and 10 Elm Grove', '10 | Elm Grove'],
    ['there is a hole in Church St.', 'Church Street'],
    ['the drain on the high street is blocked', 'High Street'],
    ['8 cres', undefined],
    ['8 Laburnum Cres', '8 | Laburnum Crescent'],
    ['8 laburnum cresent', '8 | Laburnum Crescent'],
    ['41 kings avneue', '41 | Kings Avenue'],
    ['7 oak dr', '7 | Oak Drive'],
    ['7 Oak Dr.', '7 | Oak Drive'],
    ['3 park view', '3 | Park View'],
    ['3 park view road', '3 | Park View Road'],
    ['19 Mill Hill Lane', '19 | Mill Hill Lane'],
    ['56 Station Road East', '56 | Station Road East'],
    ['15 2nd Avenue', '15 | 2nd Avenue'],
    ['15 first avenue', '15 | First Avenue'],
    ['27 stoke-on-trent road', '27 | Stoke-on-Trent Road'],
    ['6 market place', '6 | Market Place'],
    ['2 new street', '2 | New Street'],
    ['88 old mill lane', '88 | Old Mill Lane'],
    ['5 ASH GROVE, REDDITCH', '5 | Ash Grove'],
    ['14 broadway', '14 | Broadway'],
    ['my mum is at 9 harvest fold and her bin was missed', '9 | Harvest Fold'],
    ['12 Acacia Avenue\nRedditch\nB98 8AH', '12 | Acacia Avenue'],
    ['please collect from 11 and 13 Brook Row', '13 | Brook Row'],
    ["4 o'neill drive", "4 | O'Neill Drive"],
    ['its 22 hawthorn bank', '22 | Hawthorn Bank'],
    ['from 8 Oak Rise to 11 Elm Fold', '8 | Oak Rise + 11 | Elm Fold'],
    ['flat twelve, beacon house, cedar way', 'Flat 12, Beacon House | Cedar Way'],
    ['14 Pear Tree Close', '14 | Pear Tree Close'],
    ['5 the orchards, rowney green', '5 | The Orchards'],
    ['22 Weavers Croft please', '22 | Weavers Croft'],
    ['hi it’s 6 nettle brow', '6 | Nettle Brow'],
  ])('%j: %s', (said, expected) => {
    expect(found(said).join(' + ')).toBe(expected ?? '')
  })

  it('stands where it says it does', () => {
    const said = 'The bin at flat 2b, 14 Mill Ln was missed'
    const [one] = findAddresses(said)
    expect(one?.said).toBe('flat 2b, 14 Mill Ln')
    expect(said.slice(one?.from, one?.to)).toBe(one?.said)
  })
})

describe('no address', () => {
  it.each([
    '2 bins on the road',
    '3 days in a row',
    'way too late',
    'my 2 year old',
    'green bin',
    'my 2 green bins',
    'park my car',
    'no way',
    'bank holiday',
    'the Summer Bank Holiday',
    'half past 7 street cleaning',
    'is there a collection on bank holiday monday',
    'court order',
    'by the 4th street light',
    'in good place',
    'the road',
    'our street',
    'my street has not been swept',
    'a dead end street',
    'on a busy main road',
    'cross the road',
    'at the end of the road',
    'a 15 minute drive',
    'a 2 bed terrace',
    'one way street',
    'a two way street',
    'a 20 mph road',
    'it is a 3 lane road',
    '24 hour car park',
    'the food bank on Fridays',
    'where is the nearest bottle bank',
    'county court',
    'going to court',
    'I was 10 minutes late in court',
    'I need a school place',
    'first place',
    'take place',
    'in the first place',
    'council tax rise of 5 percent',
    'rise in rent',
    'can I walk there',
    'dog walk',
    'when do you close',
    'you close at 5',
    'open 9 to 5 close on sunday',
    'it is too close',
    'standing too close to the fence',
    'the 2 brown bins in my drive',
    'caravan on drive',
    'a shared drive',
    'test drive',
    'street lights',
    '3 street lights are out',
    'road closure',
    'road works until 5',
    'two road signs are down',
    'bus lane fine',
    '2 bus lane fines',
    'front gardens',
    'back garden',
    'I need a view of the plans',
    'view planning application 12',
    'street view',
    'playing field gate',
    'in the park',
    '3 bins at the park',
    'a green space',
    'the town square',
    '30 square metres',
    'four weeks in a row',
    'no hill too steep',
    'at number 5 in the queue',
    '12 bins',
    '12',
    'twelve',
    'I paid £12 on road tax',
    'see Dr Patel',
    'at 10.30 street cleaning came',
    'in common',
    'cut wood for the fire',
    '',
    '   ',
  ])('%j', (said) => {
    expect(found(said)).toEqual([])
  })
})

describe('an answer to a question for an address', () => {
  it.each([
    ['12 acacia avenue', '12 | Acacia Avenue'],
    ['acacia avenue', 'Acacia Avenue'],
    ['willow close', 'Willow Close'],
    ['the crescent', 'The Crescent'],
    ['12', '12'],
    ['12a.', '12A'],
    ['number twelve', '12'],
    ['flat 3', 'Flat 3'],
    ['mill lane, number 12', 'Mill Lane'],
    ['I don’t know', ''],
    ['brown', ''],
    ['12 bins were missed', ''],
  ])('%j: %s', (said, expected) => {
    expect(short(addressIn(said) ?? {})).toBe(expected)
  })
})

describe('whatever is said', () => {
  const pieces = fc.constantFrom(
    '12',
    'flat',
    '2b',
    ',',
    '-',
    '.',
    'mill',
    'lane',
    'the',
    'close',
    'st',
    "john's",
    'road',
    'street',
    'no',
    'twenty',
    'three',
    'and',
    'a',
    'hundred',
    'on',
    'at',
    'cottage',
    '£',
    '/',
    '\n',
    'North',
    'Park',
    '4th',
    '#',
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join(' ')),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  )

  it('stands in its place in the text, apart from the others, and has a street', () => {
    fc.assert(
      fc.property(texts, (said) => {
        let end = 0
        for (const { value, said: own, from, to } of findAddresses(said)) {
          expect(said.slice(from, to)).toBe(own)
          expect(value.street).toMatch(/\S/)
          expect(from).toBeGreaterThanOrEqual(end)
          end = to
        }
        addressIn(said)
      }),
    )
  })

  it('is found again in the line it is written as', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('', 'a', 'C'),
        fc.constantFrom('acacia', "st john's", 'Old Mill', 'lower hagley'),
        fc.constantFrom('road', 'LN', 'ave', 'Crescent', 'st'),
        fc.constantFrom('', 'my address is ', 'the bin outside ', 'flat 2, '),
        (number, letter, name, kind, before) => {
          const [one] = findAddresses(`${before}${number}${letter} ${name} ${kind}`)
          const line = [one?.value.house, one?.value.street].join(' ')
          expect(one?.value.house).toContain(`${number}${letter.toUpperCase()}`)
          expect(findAddresses(line).map(({ value }) => value)).toEqual([one?.value])
        },
      ),
    )
  })

  it('is only found in everyday enquiries where a street has its capitals, or is the high street', () => {
    const lines = readFileSync(
      join(projectRoot, 'dialogs/understanding/emergencies/examples/ordinary.en.jsonl'),
      'utf8',
    )
    const texts = lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { text: string }).text)
    expect(texts.length).toBeGreaterThan(1000)
    const own = texts.flatMap((text) => findAddresses(text).map(({ said }) => said))
    expect(own.filter((said) => !/^(\d|\p{Lu}|high street)/u.test(said))).toEqual([])
  })
})
