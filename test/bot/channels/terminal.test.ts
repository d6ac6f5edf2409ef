import { createTerminal, readTerminalWords } from '../../../bot/channels/terminal'
import { ansi, shown, unstyled } from '../../../bot/channels/terminalText'
import { noRegisters } from '../../../bot/registers'
import { memoryWorld } from '../../../bot/scripts/memoryWorld'
import type { Turn } from '../../../dialogs/turn'

const terminalHeard = () => {
  const turns: Turn[] = []
  const printed: string[] = []
  const terminal = createTerminal({
    converse: async (turn, memory) => {
      turns.push(turn)
      const reply = { text: `**You** said ${turn.said}`, speech: 'you said something' }
      const options = [{ label: 'Bins', says: 'my bins' }]
      return { replies: [{ ...reply, options }], memory: { turns: turns.length, before: memory } }
    },
    council: 'any',
    clock: { now: () => new Date(0) },
    world: memoryWorld('any', noRegisters),
    print: (text) => printed.push(text),
    styles: unstyled,
    width: 60,
    words: readTerminalWords(),
    explain: (text) => ({
      recognition: { text, repaired: `${text} repaired`, guesses: [], action: 'ask' },
      repairs: [],
      guesses: [{ intent: 'bins.missed', confidence: 0.912, reasons: [{ word: 'bin', weight: 2.34 }] }],
    }),
  })
  return { terminal, turns, printed, all: () => printed.join('\n') }
}

describe('a conversation in a terminal', () => {
  it('greets, says its commands, and goes on', async () => {
    const { terminal, turns, all } = terminalHeard()
    await terminal.begin()
    expect(turns[0]).toMatchObject({ event: 'start', channel: 'terminal', council: 'any' })
    expect(all()).toContain('/quit')
    expect(await terminal.hear(' hello ')).toBe(true)
    expect(all()).toContain('You said hello')
  })

  it('takes a number for what was offered under it, and any other number as it stands', async () => {
    const { terminal, turns, all } = terminalHeard()
    await terminal.begin()
    expect(all()).toContain('1  Bins')
    await terminal.hear('1')
    await terminal.hear('7')
    expect(turns.map(({ said }) => said)).toEqual([undefined, 'my bins', '7'])
  })

  it('shows what is heard, and what is read again', async () => {
    const { terminal, printed } = terminalHeard()
    await terminal.hear('/speech')
    await terminal.hear('hello')
    expect(printed.join('\n')).toContain('you said something')
    await terminal.hear('/speech')
    printed.length = 0
    await terminal.hear('hello')
    expect(printed.join('\n')).toContain('You said hello')
  })

  it('says why the last message was taken for what it was', async () => {
    const { terminal, printed, all } = terminalHeard()
    await terminal.hear('/why')
    expect(printed).toEqual([readTerminalWords().nothingYet])
    await terminal.hear('bins')
    await terminal.hear('/why')
    expect(all()).toMatch(/bins repaired[\s\S]*ask[\s\S]*91\.2 %\s+bins\.missed[\s\S]*bin 2\.3/)
  })

  it('leaves on /quit, and names a command there is not', async () => {
    const { terminal, turns, all } = terminalHeard()
    expect(await terminal.hear('/sing')).toBe(true)
    expect(all()).toContain('/sing')
    expect(await terminal.hear('/quit')).toBe(false)
    expect(turns).toEqual([])
  })
})

describe('a reply in a terminal', () => {
  it.each([
    ['bold', '**Call 999**', '\u001b[1mCall 999\u001b[22m', ansi],
    ['faint', '*Source: a book*', '\u001b[2mSource: a book\u001b[22m', ansi],
    ['plain where it has no colours', '**Call** *now*', 'Call now', unstyled],
    ['a link with its address', '[Pay here](https://x.org/pay)', 'Pay here (https://x.org/pay)', unstyled],
    ['an address once', '[x.org](https://x.org/)', 'x.org', unstyled],
    ['an email once', '[a@x.org](mailto:a@x.org)', 'a@x.org', unstyled],
    ['a number with its spaces', '01632\u00A0960000', '01632 960000', unstyled],
    ['a list', '- one\n- two', '- one\n- two', unstyled],
  ] as const)('shows %s', (_, markdown, expected, styles) => {
    expect(shown(markdown, styles, 80)).toBe(expected)
  })

  it('breaks at words, and puts the rest of a list’s line under its text', () => {
    expect(shown('- one two three four', unstyled, 12)).toBe('- one two\n  three four')
    expect(shown('one **two** three', ansi, 9)).toBe('one \u001b[1mtwo\u001b[22m\nthree')
  })
})
