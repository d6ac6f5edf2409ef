import fc from 'fast-check'
import { inSpokenWords } from '../../../dialogs/aloud/spoken'

const tables: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  numbers: [
    ['10 working days', 'ten working days'],
    ['0 or 7', 'zero or seven'],
    ['101 homes', 'one zero one homes'],
    ['110 homes', 'one hundred and ten homes'],
    ['1,234 homes', 'one thousand two hundred and thirty-four homes'],
    ['10,000 and 20000', 'ten thousand and twenty thousand'],
    ['3.5 and 0.25', 'three point five and zero point two five'],
    ['1,000, 2,000.', 'one thousand, two thousand.'],
    ['the 1st, 2nd, 3rd and 21st', 'the first, second, third and twenty-first'],
    ['50% off', 'fifty per cent off'],
    ['9–5', 'nine to five'],
    ['10-12 days', 'ten to twelve days'],
    ['a 7-day wait', 'a seven-day wait'],
    ['½ or 3/4', 'a half or three quarters'],
    ['3/10 and 12/14', 'three out of ten and twelve or fourteen'],
    ['65+', 'sixty-five and over'],
    ['-3 °C', 'minus three degrees'],
    ['٣ and ①', 'three and one'],
    ['007', 'zero zero seven'],
    [
      '12345678901234567890123',
      'one two three, four five six, seven eight nine, zero one two, three four five, six seven eight, nine zero one, two three',
    ],
  ],
  times: [
    ['9am', 'nine in the morning'],
    ['9:30am.', 'half past nine in the morning.'],
    ['9.30 am. Then', 'half past nine in the morning. Then'],
    ['9 a.m. to 5 p.m. daily', 'nine in the morning to five in the afternoon daily'],
    ['9-5pm', 'nine to five in the afternoon'],
    ['10.30–11.30am', 'half past ten to half past eleven in the morning'],
    ['9am–12.15pm', 'nine in the morning to quarter past twelve in the afternoon'],
    ['17:45', 'quarter to six in the afternoon'],
    ['07:05', 'seven oh five in the morning'],
    ['9.20am', 'nine twenty in the morning'],
    ['12pm, 12am, 00:00', 'midday, midnight, midnight'],
    ['24/7', 'day and night, every day'],
    ['nine in the morning', 'nine in the morning'],
  ],
  days: [
    ['5 March 2026', 'the fifth of March twenty twenty-six'],
    ['Thursday 26 November', 'Thursday the twenty-sixth of November'],
    ['by 5th March, 2026.', 'by the fifth of March twenty twenty-six.'],
    ['the 1st of May', 'the first of May'],
    ['The 1 May', 'The first of May'],
    ['March 5, 2026', 'the fifth of March twenty twenty-six'],
    ['March 2026', 'March twenty twenty-six'],
    ['2026-03-05', 'the fifth of March twenty twenty-six'],
    ['05/03/2026', 'the fifth of March twenty twenty-six'],
    ['5/3/26', 'the fifth of March twenty twenty-six'],
    ['31 October. For', 'the thirty-first of October. For'],
    ['1–5 May', 'the first to the fifth of May'],
    ['1 and 2 June', 'the first and the second of June'],
    ['2023/24', 'twenty twenty-three to twenty-four'],
    ['2011–2014', 'twenty eleven to twenty fourteen'],
    ['in 2006 and 1905', 'in two thousand and six and nineteen oh five'],
    ['the 1990s', 'the nineteen nineties'],
    ['Mon–Fri', 'Monday to Friday'],
    ['Sat 9–12', 'Saturday nine to twelve'],
    ['The cat sat in the Sun', 'The cat sat in the Sun'],
  ],
  money: [
    ['£45.50', 'forty-five pounds fifty'],
    ['£1', 'one pound'],
    ['£1.05.', 'one pound and five pence.'],
    ['£0.50 or 50p', 'fifty pence or fifty pence'],
    ['1p', 'one penny'],
    ['£1,200 and £2000', 'one thousand two hundred pounds and two thousand pounds'],
    ['£1.5 million', 'one point five million pounds'],
    ['£2m', 'two million pounds'],
    ['£5–£10 or £5-10', 'five pounds to ten pounds or five pounds to ten pounds'],
    ['$3', 'three dollars'],
  ],
  'phone numbers, postcodes and references': [
    ['01527 534123', 'zero one five, two seven, five three four, one two three'],
    ['(01527) 534123', 'zero one five, two seven, five three four, one two three'],
    ['+44 1527 534123', 'zero one five, two seven, five three four, one two three'],
    ['01527534123', 'zero one five, two seven, five three four, one two three'],
    ['01527-534123', 'zero one five, two seven, five three four, one two three'],
    ['02079460000', 'zero two zero, seven nine four six, zero zero zero zero'],
    ['0800 1111', 'zero eight zero zero, one one one one'],
    ['116 123', 'one one six, one two three'],
    ['Call 999 or ring 105', 'Call nine nine nine or ring one zero five'],
    ['18001', 'one eight zero, zero one'],
    ['B98 8AH', 'B nine eight, eight A H'],
    ['SW1A 1AA', 'S W one A, one A A'],
    ['EC1A1BB', 'E C one A, one B B'],
    ['123 456 782', 'one two three, four five six, seven eight two'],
    ['123456782', 'one two three, four five six, seven eight two'],
    ['24/00123/FUL', 'two four stroke, zero zero one, two three stroke, F U L'],
    [
      '2026/7131, 12/14, 100-200',
      'two zero two six stroke, seven one three one, twelve or fourteen, one hundred to two hundred',
    ],
    ['PP-1234', 'P P dash, one two three four'],
    ['12A', 'twelve A'],
    ['B4101 and M5', 'B four one zero one and M five'],
  ],
  'what is written short': [
    ['e.g. Monday, i.e. now, etc.', 'for example Monday, that is now, and so on.'],
    ['Cllr Jones, Cllr. Smith', 'Councillor Jones, Councillor Smith'],
    ['183 Batchley Rd, Batchley', 'one hundred and eighty-three Batchley Road, Batchley'],
    ['St John’s Rd', 'Saint John’s Road'],
    ['12 High St. Then', 'twelve High Street. Then'],
    ['High St., Redditch', 'High Street, Redditch'],
    ['Dr Smith of Mill Dr', 'Doctor Smith of Mill Drive'],
    ['No. 5', 'number five'],
    ['Grade II, part iv, Class E', 'Grade two, part iv, Class E'],
    ['GOV.UK', 'gov dot UK'],
    ['bins and/or boxes', 'bins or boxes'],
    [
      '5km, 1 km, a 240-litre bin and 240l',
      'five kilometres, one kilometre, a two hundred and forty-litre bin and two hundred and forty litres',
    ],
    ['2m x 1m', 'two metres by one metre'],
    ['10m²', 'ten square metres'],
  ],
  addresses: [
    ['Email jo.b-x@example.gov.uk.', 'Email jo dot b dash x at example dot gov dot uk.'],
    ['See www.example.gov.uk, or call', 'See w w w dot example dot gov dot uk, or call'],
    ['https://www.gov.uk/bins?x=1', 'w w w dot gov dot uk slash bins'],
  ],
  marks: [
    ['Bins & boxes', 'Bins and boxes'],
    ['tea (green) – now', 'tea, green, now'],
    ['“now”, ‘it’ or the residents’ own', 'now, it or the residents own'],
    ["it's his", 'it’s his'],
    ['**bold** and [a link](https://x.y)', 'bold and a link'],
    ['Yes; no... Why?!', 'Yes. no. Why?'],
    ['day/night', 'day or night'],
    ['- one\n- two', 'one, two'],
    ['Jožef Mwangi 🙂 朱', 'Jožef Mwangi 朱'],
    ['', ''],
  ],
}

describe.each(Object.entries(tables))('%s', (_, table) => {
  it.each(table)('%j is heard as %j', (written, heard) => {
    expect(inSpokenWords(written)).toBe(heard)
  })
})

const written = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...Object.values(tables).flatMap((table) => table.map(([from]) => from)),
      ...'. , ; : - – / & £ % ( ) “ ” ’ \n . 0 00 1 9 am pm St Rd Dr A I May March to and x p m l'.split(' '),
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.nat().map(String),
  ),
  { maxLength: 12 },
)
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  written.map((parts) => parts.join(' ')),
  written.map((parts) => parts.join('')),
)
const MANY = { numRuns: 2_000 }

describe('whatever is said', () => {
  it('leaves words, and marks that only make a pause', () => {
    fc.assert(
      fc.property(anything, (speech) =>
        expect(inSpokenWords(speech)).toMatch(/^(?:[\p{L}\p{M} .,:?!’-])*$/u),
      ),
      MANY,
    )
  })

  it('changes nothing more when it is passed again', () => {
    fc.assert(
      fc.property(anything, (speech) => {
        const once = inSpokenWords(speech)
        expect(inSpokenWords(once)).toBe(once)
      }),
      MANY,
    )
  })

  it('says every number up to a million as nobody else', () => {
    const numbers = fc.tuple(fc.nat(999_999), fc.nat(999_999)).filter(([a, b]) => a !== b)
    const heard = (n: number) => inSpokenWords(`${n.toLocaleString('en-GB')} homes`)
    fc.assert(fc.property(numbers, ([a, b]) => expect(heard(a)).not.toBe(heard(b))))
  })

  it.each([
    '1',
    '1 ',
    '01 ',
    '12 34 ',
    'a',
    'A1',
    'a.',
    'a@',
    'a@b.',
    '£1',
    '1,',
    '1.',
    '1-',
    '1/',
    'A/',
    '[',
    '[a](',
    '-',
    '’',
    ' ',
    '\n',
    '.',
    '1 May ',
    'www.',
    'https://a/',
    'St ',
    'e.g.',
    '1am-',
    '\u0301',
    '1x',
  ])('is done with a hundred thousand characters of %j', (part) => {
    expect(inSpokenWords(part.repeat(Math.ceil(100_000 / part.length)))).not.toMatch(/\d/)
  })
})
