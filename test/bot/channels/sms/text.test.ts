import fc from 'fast-check'
import { meantBy, textsFor } from '../../../../bot/channels/sms/answer'
import { senderOf } from '../../../../bot/channels/sms/number'
import { MOST_IN_PART, splitText } from '../../../../bot/channels/sms/split'
import { readTextWords } from '../../../../bot/channels/sms/words'
import { plainText } from '../../../../bot/notify/plain'
import { untrusted } from '../../../../bot/notify/untrusted'
import type { Message } from '../../../../bot/storage/store'

const { say, commandIn } = readTextWords()
const reply = (text: string, more: Record<string, unknown> = {}): Message => ({
  seq: 1,
  from: 'assistant',
  at: new Date(0),
  activity: { text, ...more },
})
const offering = (...labels: string[]) => ({
  suggestedActions: { actions: labels.map((label) => ({ title: label, value: `I want ${label}` })) },
})

describe('a sender', () => {
  it.each([
    ['447700900123', '07700900123'],
    ['+44 7700 900123', '07700900123'],
    ['07700 900123', '07700900123'],
    ['00447700900123', '07700900123'],
    ['33612345678', '+33612345678'],
    ['+1 202 555 0123', '+12025550123'],
    ['Parcels', undefined],
    ['60006', undefined],
    ['', undefined],
  ])('%s is %s', (source, number) => {
    expect(senderOf(source)).toBe(number)
  })
})

describe('plain text', () => {
  it.each([
    ['Your case **123 456 782**: we’re on it', "Your case 123 456 782: we're on it"],
    ['see [www.example.gov.uk](https://www.example.gov.uk/)', 'see https://www.example.gov.uk/'],
    ['[how to pay](https://www.example.gov.uk/pay)', 'how to pay (https://www.example.gov.uk/pay)'],
    ['email [a@b.gov.uk](mailto:a@b.gov.uk)', 'email a@b.gov.uk'],
    ['call 01632\u00A0960000', 'call 01632 960000'],
    ['- one\n- two', '- one\n- two'],
    ['9am–5pm … “now”', '9am-5pm ... "now"'],
  ])('%s', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain)
  })
})

describe('somebody else’s words', () => {
  it('never hold an address that a telephone would make a link of, nor more than one line', () => {
    const word = fc.constantFrom(
      'https://',
      'www.',
      'evil',
      '.',
      'example',
      '.com',
      '/pay',
      ' ',
      '\n',
      '[',
      '](',
      ')',
      '# ',
      'a',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const safe = untrusted(words.join(''))
        expect(safe).not.toMatch(/:\/\/|www\.\w|\w\.com|\n|\]\(|^#/)
        expect(safe.length).toBeLessThanOrEqual(300)
      }),
    )
  })
  it('stay as they are when nothing is wrong with them', () => {
    expect(untrusted('The crew came at 7.30am. We’ll return on Friday, free of charge (£0.00).')).toBe(
      'The crew came at 7.30am. We’ll return on Friday, free of charge (£0.00).',
    )
  })
})

describe('a long text', () => {
  it('is cut into parts that fit, with nothing lost and nothing doubled', () => {
    const text = fc.array(fc.constantFrom('bin', 'a', 'collected.', '\n\n', '\n', ' ', 'x'.repeat(40)), {
      maxLength: 200,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 80 }), (pieces, most) => {
        const whole = pieces.join('')
        const parts = splitText(whole, most)
        expect(parts.every(({ length }) => length > 0 && length <= most)).toBe(true)
        expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
      }),
    )
  })
  it('is cut between paragraphs rather than sentences, and sentences rather than words', () => {
    expect(splitText('One two. Three four.\n\nFive six.', 25)).toEqual(['One two. Three four.', 'Five six.'])
    expect(splitText('One two. Three four. Five', 22)).toEqual(['One two. Three four.', 'Five'])
    expect(splitText('One two three four five', 12)).toEqual(['One two', 'three four', 'five'])
  })
})

describe('the texts that answer', () => {
  it('are one where it fits, with what may be picked by number', () => {
    const replies = [reply('**Which** bin?', offering('Green', 'Brown'))]
    expect(textsFor(replies, say, ['Hello.'])).toEqual([
      'Hello.\n\nWhich bin?\n\nReply with a number:\n1 Green\n2 Brown',
    ])
  })
  it('offer no numbers for yes and no', () => {
    const replies = [reply('Is that right?', { ...offering('Yes', 'No'), channelData: { expects: 'yesNo' } })]
    expect(textsFor(replies, say, [])).toEqual(['Is that right?'])
  })
  it('are numbered when they are several, and never more than three', () => {
    const long = (words: number) => [reply('Put it out by seven. '.repeat(words))]
    expect(textsFor(long(40), say, [])).toEqual([
      expect.stringMatching(/^\(1 of 2\) Put it out/),
      expect.stringMatching(/^\(2 of 2\) Put it out/),
    ])
    const most = textsFor(long(400), say, [])
    expect(most).toHaveLength(3)
    expect(most[2]).toMatch(/^\(3 of 3\) There is more/)
    expect(most.every(({ length }) => length <= MOST_IN_PART)).toBe(true)
  })
  it('are none for a turn without words', () => {
    expect(textsFor([], say, [])).toEqual([])
  })
})

describe('a number that was texted', () => {
  const before = [reply('Which?', offering('Green', 'Brown'))]
  it.each([
    ['2', 'I want Brown'],
    [' 1. ', 'I want Green'],
    ['3', '3'],
    ['the green one', 'the green one'],
    ['111 111 111', '111 111 111'],
  ])('%s means %s', (said, meant) => {
    expect(meantBy(said, before)).toBe(meant)
  })
  it('means itself when nothing was offered', () => {
    expect(meantBy('2', [reply('What number is the house?')])).toBe('2')
  })
})

describe('a wish for no more texts', () => {
  it.each([
    ['STOP', 'stop'],
    [' Stop. ', 'stop'],
    ['stop  texting me!', 'stop'],
    ['Unsubscribe', 'stop'],
    ['Start', 'start'],
    ['when does the collection stop', undefined],
    ['stop the building next door', undefined],
    ['', undefined],
  ])('"%s" is %s', (said, command) => {
    expect(commandIn(said)).toBe(command)
  })
})
