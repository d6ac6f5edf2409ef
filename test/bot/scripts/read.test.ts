import { parseScript, ScriptError } from '../../../bot/scripts/read'
import { needsItsClock } from '../../../bot/scripts/script'

const faultsOf = (text: string): readonly string[] => {
  try {
    parseScript(text, 'x.script')
    return []
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error
    return error.faults.map(({ line, problem }) => `${line}: ${problem}`)
  }
}

describe('a conversation script', () => {
  it('is read line by line', () => {
    const script = parseScript(
      '# a remark\ncouncil: otherford, elsewhere\nat: 2026-11-26 10:00\n< hello\n> open?\n< yes\n! no\n@ 2026-11-27 09:00\n> [choose 2]\n',
      'x.script',
    )
    expect(script).toEqual({
      file: 'x.script',
      councils: ['otherford', 'elsewhere'],
      at: { day: '2026-11-26', time: '10:00' },
      form: 'written',
      exchanges: [
        { line: 4, said: undefined, heard: [{ line: 4, written: 'hello' }], notHeard: [] },
        {
          line: 5,
          said: 'open?',
          heard: [{ line: 6, written: 'yes' }],
          notHeard: [{ line: 7, written: 'no' }],
        },
        {
          line: 9,
          said: { choose: 2 },
          movedTo: { day: '2026-11-27', time: '09:00' },
          heard: [],
          notHeard: [],
        },
      ],
    })
  })

  it.each([
    ['no council', '> hello', /^1: begin with "council: "/],
    ['nobody speaking', 'council: all', /^1: nobody says anything/],
    ['a day that there is not', 'council: all\nat: 2026-02-30 10:00\n> hi', /^2: write a day and a time/],
    ['a clock that is none', 'council: all\n@ tomorrow\n> hi', /^2: write a day and a time/],
    ['an unknown header', 'council: all\nchanel: sms\n> hi', /^2: begin a line with/],
    ['a header too late', 'council: all\n> hi\nat: 2026-11-26 10:00', /^3: "at:" belongs above/],
    ['a line without its mark', 'council: all\n> hi\nhello there', /^3: begin a line with/],
    ['nothing after the mark', 'council: all\n>\n> hi', /^2: nothing is said here/],
    ['a broken pattern', 'council: all\n> hi\n< /(/', /^3: .*regular expression/i],
    [
      'advisors that nobody could count',
      'council: all\nadvisors: some\n> hi',
      /^2: write how many are waiting/,
    ],
    ['an advisor who does nothing', 'council: all\n> hi\n* naps', /^3: write what an advisor does/],
    ['an unknown form', 'council: all\nform: sung\n> hi', /^2: write "form: written"/],
    ['an id with a capital', 'council: Otherford\n> hi', /^1: write the id/],
  ])('with %s names the line', (_, text, fault) => {
    expect(faultsOf(text)).toEqual(expect.arrayContaining([expect.stringMatching(fault)]))
  })

  it.each([
    ['2', { before: 2 }],
    ['2 10', { before: 2, waitMinutes: 10 }],
    ['full', 'full'],
    ['nobody', 'nobody'],
  ])('may say who is there: "%s"', (written, advisors) => {
    const script = parseScript(`council: all\nadvisors: ${written}\n> hi`, 'x.script')
    expect(script.advisors).toEqual(advisors)
    expect(needsItsClock(script)).toBe(true)
  })

  it.each([
    ['takes Sam', { does: 'takes', name: 'Sam' }],
    ['moves 2', { does: 'moves', place: 2 }],
    ['returns', { does: 'returns' }],
    ['returns bin-days', { does: 'returns', to: 'bin-days' }],
    ['ends', { does: 'ends' }],
  ])('may say what an advisor does: "%s"', (written, desk) => {
    const { exchanges } = parseScript(`council: all\n> hi\n* ${written}\n< hello`, 'x.script')
    expect(exchanges[1]).toMatchObject({ line: 3, said: undefined, desk, heard: [{ written: 'hello' }] })
  })

  it.each([
    ['withheld', {}],
    ['07700900123, transfers', { number: '07700900123', transfers: true }],
    ['withheld, relay', { relay: true }],
    ['01632960123, transfers, cy', { number: '01632960123', transfers: true, locale: 'cy' }],
  ])('may be a call: "%s"', (written, call) => {
    const script = parseScript(`council: all\ncall: ${written}\n> hi`, 'x.script')
    expect(script).toMatchObject({ call, form: 'spoken' })
    expect(needsItsClock(script)).toBe(true)
  })

  it.each([
    ['missed bin', 'missed bin'],
    ['0.6 mist bin', { heard: [{ text: 'mist bin', confidence: 0.6 }] }],
    [
      '0.6 mist bin | 0.45 missed bin | miss been',
      {
        heard: [
          { text: 'mist bin', confidence: 0.6 },
          { text: 'missed bin', confidence: 0.45 },
          { text: 'miss been' },
        ],
      },
    ],
    ['[1]', { keys: '1' }],
    ['[07700900123#]', { keys: '07700900123#' }],
    ['[{homeKeys}]', { keys: '{homeKeys}' }],
    ['[silence]', { event: 'silent' }],
    ['[noise]', { event: 'unheard' }],
    ['[choose 2]', { choose: 2 }],
    ['1.0 yes', { heard: [{ text: 'yes', confidence: 1 }] }],
    ['1 orchard way', '1 orchard way'],
  ])('of a call says, keys or leaves unsaid: "%s"', (written, said) => {
    const { exchanges } = parseScript(`council: all\ncall: withheld\n> ${written}`, 'x.script')
    expect(exchanges[0]?.said).toEqual(said)
  })

  it.each(['0.6 mist bin', '[1]', '[silence]', 'a | b'])('that is no call is typed: "%s"', (written) => {
    const { exchanges } = parseScript(`council: all\n> ${written}`, 'x.script')
    expect(exchanges[0]?.said).toBe(written)
  })

  it('may have cases that are there when it begins', () => {
    const { cases } = parseScript(
      'council: all\ncase: 123456786 inProgress 2026-11-20 10:00 5\ncase: 111111111 done 2026-11-20 10:00\n> hi',
      'x.script',
    )
    const openedAt = { day: '2026-11-20', time: '10:00' }
    expect(cases).toEqual([
      { reference: '123456786', state: 'inProgress', openedAt, workingDays: 5 },
      { reference: '111111111', state: 'done', openedAt },
    ])
  })

  it.each([
    ['a reference that is none', '123456787 done 2026-11-20 10:00'],
    ['an unknown state', '123456786 fixed 2026-11-20 10:00'],
    ['no day', '123456786 done'],
    ['a promise that is no number', '123456786 done 2026-11-20 10:00 soon'],
    ['a promise of no time', '123456786 done 2026-11-20 10:00 0'],
  ])('with a case of %s names the line', (_, text) => {
    expect(faultsOf(`council: all\ncase: ${text}\n> hi`)).toEqual([
      '2: write a case such as 123456786 inProgress 2026-11-20 10:00 5',
    ])
  })

  it('names all its faults at once', () => {
    expect(faultsOf('at: now\n>\n< /[/')).toHaveLength(5)
  })

  it.each([
    ['council: all\n> hi', false],
    ['council: all\nat: 2026-11-26 10:00\n> hi', true],
    ['council: all\n@ 2026-11-26 10:00\n> hi', true],
    ['council: all\ncase: 123456786 done 2026-11-20 10:00\n> hi', true],
  ])('%j needs a clock of its own: %s', (text, needs) => {
    expect(needsItsClock(parseScript(text, 'x.script'))).toBe(needs)
  })
})
