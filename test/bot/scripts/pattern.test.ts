import { isIn } from '../../../bot/scripts/pattern'

describe('what must be heard', () => {
  it.each([
    ['capitals', 'open NOW', 'It is Open now.'],
    ['bold', 'call 999', 'Please **call 999**.'],
    ['curly quotes', "don't know", 'I don’t know.'],
    ['straight for curly', 'don’t know', "I don't know."],
    ['spaces that do not break', '01632 960000', 'Call 01632\u00A0960000.'],
    ['lists over lines', 'Monday: closed Tuesday: open', '- Monday: closed\n- Tuesday: open'],
    ['dashes', '2011-2014', 'Strategy 2011–2014'],
    ['the text of a link', 'see the page', 'Please [see the page](https://example.org).'],
    ['the address of a link', 'https://example.org', 'Please [see the page](https://example.org).'],
    ['a pattern', '/\\d{5} \\d{6}/', 'Call 01632 960000.'],
  ])('is found in spite of %s', (_, written, heard) => {
    expect(isIn(written, [heard])).toBe(true)
  })

  it.each([
    ['the end of a longer word', '9am', 'It opens at 19am.'],
    ['the start of a longer word', 'no', 'I do not know of nothing.'],
    ['a longer number', '01632 96000', 'Call 01632 960000.'],
    ['another text', 'closed', 'It is open.'],
    ['two replies joined by chance', 'open now', 'Open|now'],
  ])('is not found in %s', (_, written, heard) => {
    expect(isIn(written, heard.split('|'))).toBe(false)
  })
})
