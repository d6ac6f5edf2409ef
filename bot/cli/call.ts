/**
 * Ring the assistant in a terminal: `npm run call -- --council ID [--relay] [--number 07…] [--keys] [--at "2026-11-26 10:00"]
 * [--wav FILE]… [--line]`. What is typed is what was heard; recordings are heard by a recogniser. Reads pipes too.
 */
import { createInterface, type Interface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ansi, unstyled } from '../channels/terminalText'
import { type Caller, holdCall } from '../channels/voice/holdCall'
import { readTypedCallWords, shownTurn } from '../channels/voice/shownTurn'
import { onTheLine, type Typing } from '../channels/voice/typed'
import { NoSuchCall, openCallsHere } from './openCallsHere'
import { playing } from './recordings'

const USAGE = `Usage: npm run call -- --council ID [--relay] [--number 07…] [--keys] [--locale cy-GB] [--at "2026-11-26 10:00"] [--wav FILE]… [--line]
  --relay   somebody of Relay UK speaks for whoever rings
  --number  where they ring from
  --keys    digits alone are keys
  --locale  the language of the line that is rung
  --at      pretend that it is then, by the council’s clock
  --wav     a recording of the first thing they say; again for the next, and then type
  --line    the recordings sound as a telephone line carries them`

const OPTIONS = {
  council: { type: 'string' },
  relay: { type: 'boolean' },
  number: { type: 'string' },
  keys: { type: 'boolean' },
  locale: { type: 'string' },
  at: { type: 'string' },
  wav: { type: 'string', multiple: true },
  line: { type: 'boolean' },
} as const

const readAsked = () => parseArgs({ options: OPTIONS }).values
type Asked = ReturnType<typeof readAsked>

/** Lines longer than this are hard to read; newspapers have fewer. */
const WIDEST = 88

/** Somebody who types what is heard of them, and reads what they hear. */
const typist = (lines: Interface, typing: Typing): Caller => {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  const words = readTypedCallWords()
  const styles = process.stdout.isTTY === true && process.stdout.hasColors() ? ansi : unstyled
  const width = Math.min(process.stdout.columns ?? WIDEST, WIDEST)
  const typed = lines[Symbol.asyncIterator]()
  console.log(styles.dim(words.help))
  return {
    hears: (told) => {
      for (const line of shownTurn(told, { words, styles, width })) console.log(`\n${line}`)
      if (told.then?.do === 'hangup') console.log(`\n${words.over}`)
    },
    does: async ({ then }) => {
      lines.prompt()
      const { value, done } = await typed.next()
      if (done === true) return undefined
      if (!isTerminal) console.log(value)
      return onTheLine(value, { ...typing, isPutThrough: then?.do === 'transfer' })
    },
  }
}

const typing = async (
  { keys = false, wav: files = [], line: overTelephone = false }: Asked,
  hold: (caller: Caller) => Promise<void>,
): Promise<void> => {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
  await hold(playing({ files, overTelephone }, typist(lines, { digitsAreKeys: keys })))
  lines.close()
}

const ring = async (asked: Asked): Promise<void> => {
  const { council = '', locale = 'en-GB', at, relay, number } = asked
  const { calls, close } = await openCallsHere(council, at).catch((fault: unknown) => {
    throw fault instanceof NoSuchCall ? new Error(`${USAGE}\n${fault.message}`) : fault
  })
  const caller = {
    ...(relay === undefined ? {} : { relay }),
    ...(number === undefined ? { withheld: true } : { number }),
  }
  await typing(asked, (who) => holdCall(calls, { council, callId: 'typed', locale, caller }, who))
  await close()
}

if (require.main === module)
  ring(readAsked()).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
