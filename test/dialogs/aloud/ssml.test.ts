import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { ssmlOf } from '../../../dialogs/aloud/ssml'
import { ssmlFaults } from '../../support/ssmlFaults'

const around = (inner: string): string =>
  `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-GB">${inner}</speak>`
const PAUSE = '<break time="350ms"/>'

const heard = (ssml: string): string =>
  new DOMParser().parseFromString(
    ssml.replaceAll('<break', ' <break').replaceAll('</s>', ' </s>'),
    'text/xml',
  ).documentElement?.textContent ?? ''

describe('speech as SSML', () => {
  it.each([
    ['We are open.', '<s>We are open.</s>'],
    ['We are open. Are you? Yes!', '<s>We are open.</s><s>Are you?</s><s>Yes!</s>'],
    ['He said “Go.” Then he went', '<s>He said “Go.”</s><s>Then he went</s>'],
    [
      'Call zero one five, two seven, eight eight one, two eight eight.',
      `<s>Call zero one five${PAUSE}two seven${PAUSE}eight eight one${PAUSE}two eight eight.</s>`,
    ],
    ['B nine eight, eight A H, is it?', `<s>B nine eight${PAUSE}eight A H, is it?</s>`],
    ['M one, one A E', `<s>M one${PAUSE}one A E</s>`],
    ['two four slash, zero one two, F U L', `<s>two four slash${PAUSE}zero one two${PAUSE}F U L</s>`],
    [
      'It is one two three, four five six, I think.',
      `<s>It is one two three${PAUSE}four five six, I think.</s>`,
    ],
    [
      'Dial one two three, four five six, one of them answers.',
      `<s>Dial one two three${PAUSE}four five six, one of them answers.</s>`,
    ],
    ['Band A, B or C, or one, two and three.', '<s>Band A, B or C, or one, two and three.</s>'],
    ['Zones one, two, three, four, five', '<s>Zones one, two, three, four, five</s>'],
    ['Call nine nine nine.', '<s>Call nine nine nine.</s>'],
    ['A <b> & "that"\u0000\uD800\u0007', '<s>A &lt;b&gt; &amp; &quot;that&quot;</s>'],
    ['soft\u00ADly\u00A0now\n\nyes', '<s>softly now yes</s>'],
  ])('%j', (speech, ssml) => {
    expect(ssmlOf(speech, 'en-GB')).toBe(around(ssml))
  })

  it('says nothing where there is nothing to say', () => {
    expect(ssmlFaults(ssmlOf('', 'en-GB'))).toEqual([])
    expect(heard(ssmlOf(' \n', 'en-GB'))).toBe('')
  })

  it('keeps the language it is given', () => {
    expect(ssmlOf('Bore da.', 'cy-GB')).toContain('xml:lang="cy-GB"')
  })

  it('is plain and well formed, whatever is said', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'one',
            'two, ',
            'A',
            ', ',
            '. ',
            '<s>',
            '&amp;',
            ']]>',
            '\uD83D',
            '\u0001',
            'slash ',
          ),
        )
        .map((parts) => parts.join(' ')),
    )
    fc.assert(fc.property(anything, (speech) => expect(ssmlFaults(ssmlOf(speech, 'en-GB'))).toEqual([])))
  })

  it('loses no word', () => {
    const words = fc.array(
      fc.constantFrom('one', 'two,', 'A', 'B,', 'end.', 'I', 'slash', 'why?', '&', '<x>'),
    )
    const plainly = (text: string) => text.replace(/,/g, '').replace(/\s+/g, ' ').trim()
    fc.assert(
      fc.property(words, (said) =>
        expect(plainly(heard(ssmlOf(said.join(' '), 'en-GB')))).toBe(plainly(said.join(' '))),
      ),
    )
  })

  it.each(['a b ', 'one ', 'one, ', 'one two, ', '.', '. ', '."', 'A', ' ', '\uD800'])(
    'is done with a megabyte of %j',
    (part) => {
      expect(ssmlOf(part.repeat(Math.ceil(1_000_000 / part.length)), 'en-GB')).toMatch(/^<speak [^>]*>/)
    },
  )
})

describe('what is not plain SSML', () => {
  it.each([
    ['', 'missing root'],
    ['<speak>', 'speak'],
    ['<p xmlns="http://www.w3.org/2001/10/synthesis"/>', 'the root is p'],
    ['<speak version="1.0" xml:lang="en-GB">Hello</speak>', 'there is no speak'],
    ['<speak xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-GB"/>', 'speak has no version'],
    ['<speak xmlns="http://www.w3.org/2001/10/synthesis" version="1.0"/>', 'speak has no xml:lang'],
    [around('<s><s>One</s></s>'), 's holds s'],
    [around('<say-as interpret-as="digits">12</say-as>'), 'speak holds say-as'],
    [around('<lang xml:lang="cy">Bore da</lang>'), 'there is no lang'],
    [around('<break time="350"/>'), 'break has time="350"'],
    [around('<break>now</break>'), 'break holds text'],
    [around('<sub>Cllr</sub>'), 'sub has no alias'],
    [around('<s class="x">One</s>'), 's has class="x"'],
    [around('<!-- quietly -->'), 'speak holds a node of kind 8'],
  ])('%j is refused: %s', (ssml, fault) => {
    expect(ssmlFaults(ssml).join('; ')).toContain(fault)
  })

  it('takes all four elements', () => {
    expect(
      ssmlFaults(around('Hello <s xml:lang="cy">da<break/><sub alias="councillor">Cllr</sub></s>')),
    ).toEqual([])
  })
})
