import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { heardFaults, linesHeard } from '../../../bot/cli/checkHeard'
import { faultsToSay } from '../../../dialogs/aloud/faults'
import { knowledgeFolder } from '../../../knowledge/load'

describe('what callers hear', () => {
  it('can all be heard, at every council', () => {
    expect(heardFaults(knowledgeFolder())).toEqual([])
  })

  it.each([
    ['nothing', '“”', 'nothing to say'],
    ['an address', 'See https://www.gov.uk/bins now.', 'holds a link'],
    ['an address without its beginning', 'See www.example.com now.', 'holds a link'],
    ['a domain', 'See example.gov.uk now.', 'holds a link, .gov.uk'],
    ['a link', 'See [this](there).', 'holds a link'],
    ['bold letters', 'It is **now**.', 'holds a mark, *'],
    ['a list to be read', '- one\n- two', 'holds a mark, -'],
    ['a placeholder that nobody fills', 'Call {phone}.', 'holds a mark, {'],
    ['a click', 'Click it.', 'says “Click”'],
    ['a button', 'Press the green button.', 'says “button”'],
    ['what is below', 'It is on the page below.', 'says “the page”'],
    ['a list to pick from', 'Please pick one of these.', 'says “pick one of these”'],
    ['a script no English voice reads', 'It is Привет.', 'holds П'],
    [
      'a long sentence',
      `${Array(26).fill('word').join(' ')}.`,
      'has 26 words in a sentence, at most 25 are followed: word',
    ],
    ['a list of five', 'Bring tins, jars, cans, pots and pans.', 'lists 5 things'],
    [
      'a list of five, after what leads to it',
      'If you can, bring tins, jars, cans, pots and pans.',
      'lists 5',
    ],
    ['a list without a last', 'Bring tins, jars, cans, pots, pans.', 'lists 5 things'],
  ])('is refused for %s', (_, speech, fault) => {
    expect(faultsToSay(speech).join('; ')).toContain(fault)
  })

  it.each([
    ['figures', 'Call 01527 534123 by 5pm on 5 March, or pay £45.50.'],
    ['a list of four', 'Bring tins, jars, cans or pots, and come soon.'],
    ['what leads to a list of four', 'If you can, bring tins, jars, cans and pots.'],
    ['two lists', 'Say good, average or poor, or press one, two or three.'],
    ['clauses', 'If someone is hurt, has taken something, or may act on it now, hang up and dial 999.'],
    ['names', 'Ask for Zoë Ångström.'],
    ['a website that everybody knows', 'Look on GOV.UK.'],
    ['twenty-five words', `${Array(25).fill('word').join(' ')}.`],
    ['a number in a long sentence', `${Array(20).fill('word').join(' ')} 01527 534123.`],
  ])('is not refused for %s', (_, speech) => {
    expect(faultsToSay(speech)).toEqual([])
  })

  it('is looked at in packs and articles too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'heard-'))
    cpSync(knowledgeFolder(), folder, { recursive: true })
    const spoil = (file: string, words: RegExp, instead: string) => {
      const before = readFileSync(join(folder, file), 'utf8')
      writeFileSync(join(folder, file), before.replace(words, instead))
    }
    spoil('articles/bins/missed-report.md', /First check three things\./, 'Click first.')
    spoil('councils/redditch/contacts.yaml', /says: We want/, 'says: On this page we want')
    expect(heardFaults(folder)).toEqual([
      expect.stringMatching(/articles\/bins\/missed-report\.md: speech: says “Click”/),
      expect.stringMatching(/councils\/redditch: contacts\.rights\.0\.says: says “this page”/),
    ])
  })

  it('of a words file is named by its line, and has its own form where it has one', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'heard-')), 'words.en.yaml')
    writeFileSync(
      file,
      'one:\n  plain: Look **here**.\n  list: "This:\\n\\n- one\\n- two"\n  both:\n    text: Click.\n    speech: Say it.\n',
    )
    const found = linesHeard(file, 'a/words.en.yaml').map(({ where, speech }) => [where, faultsToSay(speech)])
    expect(found).toEqual([
      ['a/words.en.yaml: one.plain', []],
      ['a/words.en.yaml: one.list', ['holds a mark, -']],
      ['a/words.en.yaml: one.both', []],
    ])
  })
})
