/**
 * What the assistant makes of a phrase, and why: `npm run understand -- "you missed my bin" [--council ID]`, with the
 * details it finds in it as that council has them; without one, as the first does.
 * With `--jsonl`, reads `{id, text, council}` a line, from a file or from what is piped in, and writes
 * `{id, intent, also, confidence, action}` a line.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { explainer } from '../../dialogs/understanding/explain'
import type { Recogniser, Recognition } from '../../dialogs/understanding/intents'
import { loadModel } from '../../dialogs/understanding/load'
import type { Particular } from '../../dialogs/understanding/particulars'
import { createParticularsReader } from '../../dialogs/understanding/particulars'
import { recogniserOf } from '../../dialogs/understanding/recognise'
import { alsoIn, intentsIn } from '../../dialogs/understanding/several'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { localTime } from '../../knowledge/calendar/day'
import { loadKnowledge } from '../../knowledge/load'
import { systemClock } from '../clock'

const Asked = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

const topOf = ({ guesses }: Recognition) => guesses[0] ?? { intent: 'not_council', confidence: 0 }

const understood = (recogniser: Recogniser, text: string) => {
  const parts = intentsIn(recogniser, text)
  const whole = recogniser.recognise([{ text }])
  const main = topOf(whole)
  const others = [
    ...parts.map(({ recognition }) => topOf(recognition).intent),
    ...alsoIn(whole, recogniser.subjectsIn(text)),
  ]
  const also = [...new Set(others)].filter((intent) => intent !== main.intent)
  return {
    intent: main.intent,
    also,
    confidence: Math.round(main.confidence * 1e4) / 1e4,
    action: whole.action,
  }
}

const overLines = (recogniser: Recogniser, lines: string): void => {
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const { id, text } = Asked.parse(JSON.parse(line))
    console.log(JSON.stringify({ id, ...understood(recogniser, text) }))
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8)

const explained = (explain: ReturnType<typeof explainer>, recogniser: Recogniser, text: string): void => {
  const { recognition, repairs, guesses } = explain(text)
  const { also } = understood(recogniser, text)
  console.log(`action: ${recognition.action}`)
  if (repairs.length > 0) console.log(`read as: ${recognition.repaired}`)
  if (also.length > 0) console.log(`also: ${also.join(', ')}`)
  for (const { intent, confidence, reasons } of guesses) {
    const told = reasons.map(({ word, weight }) => `${word} ${weight.toFixed(1)}`).join(', ')
    console.log(`${percent(confidence)}  ${intent}\n          because of ${told}`)
  }
  const close = recognition.guesses.slice(guesses.length)
  console.log(`then: ${close.map(({ intent, confidence }) => `${intent}${percent(confidence)}`).join(', ')}`)
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Every detail found in a phrase, a kind to a line. */
const details = (text: string, id: string | undefined): void => {
  const { councils } = loadKnowledge()
  const pack = id === undefined ? [...councils.values()][0] : councils.get(id)
  if (pack === undefined)
    throw new Error(`There is no council "${id}". There are: ${[...councils.keys()].join(', ')}`)
  const { timeZone, nation } = pack.council
  const context = { now: localTime(systemClock.now(), timeZone), holidays: loadBankHolidays()[nation] }
  const found = createParticularsReader(pack)([text], context)
  console.log(`details, for ${pack.council.id}:`)
  for (const [kind, all] of Object.entries(found) as [string, readonly Particular<unknown>[]][])
    for (const { value, said } of all) console.log(`  ${kind}: ${shown(value)}  "${said}"`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jsonl: { type: 'boolean' }, council: { type: 'string' } },
})
const { model } = loadModel({ report: (line) => console.error(line) })
const recogniser = recogniserOf(model)
if (values.jsonl) overLines(recogniser, readFileSync(positionals[0] ?? 0, 'utf8'))
else {
  const text = positionals.join(' ')
  explained(explainer(model, recogniser), recogniser, text)
  details(text, values.council)
}
