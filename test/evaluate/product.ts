import { basename } from 'node:path'
import { calibrationTable } from '../../dialogs/understanding/calibrate'
import type { Recogniser } from '../../dialogs/understanding/intents'
import { recogniserOf } from '../../dialogs/understanding/recognise'
import { alsoIn, intentsIn } from '../../dialogs/understanding/several'
import type { Enquiry } from './enquiries'
import { readEnquiries } from './enquiries'
import type { Answered } from './measure'
import { answerAll, percent, shareOf, summarise, table, topOf } from './measure'
import { spoken } from './spoken'
import { weighings } from './weighings'

const HEAD = ['', 'label', 'service', 'top 3', 'ECE', 'p50 ms', 'p99 ms']

const row = (name: string, answered: readonly Answered[]): string[] => {
  const { fine, service, top3, error, p50, p99 } = summarise(answered)
  return [
    name,
    percent(fine),
    percent(service),
    percent(top3),
    error.toFixed(3),
    p50.toFixed(2),
    p99.toFixed(2),
  ]
}

const confusions = (answered: readonly Answered[]): string => {
  const counts = new Map<string, number>()
  for (const each of answered) {
    const pair = `${each.enquiry.intent} taken for ${topOf(each).label}`
    if (each.enquiry.intent !== topOf(each).label) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20)
  return most.map(([pair, count]) => `  ${String(count).padStart(3)}  ${pair}`).join('\n')
}

const calibration = (answered: readonly Answered[]): string => {
  const outcomes = answered.map((each) => ({
    confidence: topOf(each).confidence,
    right: topOf(each).label === each.enquiry.intent,
  }))
  const rows = calibrationTable(outcomes)
    .filter(({ count }) => count > 0)
    .map(({ from, to, count, confidence, right }) => [
      `  ${from.toFixed(1)}–${to.toFixed(1)}`,
      String(count),
      percent(confidence),
      percent(right),
    ])
  return table([['  said', 'how many', 'sure', 'right'], ...rows])
}

const actions = (recogniser: Recogniser, enquiries: readonly Enquiry[]): string => {
  const done = enquiries.map(({ text, intent, secondary }) => {
    const { action, guesses } = recogniser.recognise([{ text }])
    const said = guesses[0]?.intent
    return { action, right: said === intent, near: said === secondary }
  })
  const acted = done.filter(({ action }) => action === 'act')
  return [
    `  acted on ${percent(shareOf(done, ({ action }) => action === 'act'))} %, asked ${percent(shareOf(done, ({ action }) => action === 'ask'))} %, passed on ${percent(shareOf(done, ({ action }) => action === 'pass'))} %`,
    `  confidently wrong (acted on a wrong label): ${percent(acted.filter(({ right }) => !right).length / Math.max(1, done.length))} % of all, of which on its second label ${percent(acted.filter(({ right, near }) => !right && near).length / Math.max(1, done.length))} %`,
  ].join('\n')
}

const seconds = (recogniser: Recogniser, enquiries: readonly Enquiry[]): string => {
  const found = enquiries.map(({ text, secondary }) => {
    const whole = recogniser.recognise([{ text }])
    const parts = intentsIn(recogniser, text).map(({ recognition }) => recognition.guesses[0]?.intent)
    const labels = new Set<string | undefined>([
      whole.guesses[0]?.intent,
      ...parts,
      ...alsoIn(whole, recogniser.subjectsIn(text)),
    ])
    return { wanted: secondary, has: labels.has(secondary), more: labels.size > 1 }
  })
  const two = found.filter(({ wanted }) => wanted !== undefined)
  const one = found.filter(({ wanted }) => wanted === undefined)
  return `  second label found: ${two.filter(({ has }) => has).length} of ${two.length}; a further label where there is one: ${percent(shareOf(one, ({ more }) => more))} %`
}

/** Measures the project's own recogniser on files of enquiries, with its parts left out in turn, beside its peers. */
export const evaluateProduct = async (files: readonly string[]): Promise<void> => {
  const { candidates, model, peers, say } = await weighings()
  console.log(say)
  const recogniser = recogniserOf(model)
  for (const file of files) {
    const enquiries = readEnquiries(file)
    console.log(`\n${basename(file)}: ${enquiries.length} enquiries`)
    const rows: string[][] = []
    let whole: Answered[] = []
    for (const candidate of [...candidates, ...peers]) {
      const answered = await answerAll(candidate, enquiries)
      if (candidate === candidates[0]) whole = answered
      rows.push(row(candidate.name, answered))
    }
    console.log(table([HEAD, ...rows]))
    console.log(`${actions(recogniser, enquiries)}\n${seconds(recogniser, enquiries)}`)
    console.log(`${calibration(whole)}\n  most often confused:\n${confusions(whole)}`)
    const nlp = peers[0]
    if (nlp && enquiries.some(({ hypotheses }) => hypotheses))
      console.log(await spoken(recogniser, nlp, enquiries))
  }
}
