import { basename } from 'node:path'
import { calibrationTable } from '../../dialogs/understanding/calibrate'
import type { Recogniser } from '../../dialogs/understanding/intents'
import { recogniserOf } from '../../dialogs/understanding/recognise'
import { alsoIn, intentsIn } from '../../dialogs/understanding/several'
import type { Candidate } from './candidates'
import type { Enquiry } from './enquiries'
import { readEnquiries } from './enquiries'
import type { Answered } from './measure'
import { answerAll, percent, shareOf, summarise, table, topOf } from './measure'
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
    const labels = new Set<string | undefined>([whole.guesses[0]?.intent, ...parts, ...alsoIn(whole)])
    return { wanted: secondary, has: labels.has(secondary), more: labels.size > 1 }
  })
  const two = found.filter(({ wanted }) => wanted !== undefined)
  const one = found.filter(({ wanted }) => wanted === undefined)
  return `  second label found: ${two.filter(({ has }) => has).length} of ${two.length}; a further label where there is one: ${percent(shareOf(one, ({ more }) => more))} %`
}

const shareRight = async (
  enquiries: readonly Enquiry[],
  says: (enquiry: Enquiry) => Promise<string | undefined>,
): Promise<number> => {
  let right = 0
  for (const enquiry of enquiries) if ((await says(enquiry)) === enquiry.intent) right++
  return right / Math.max(1, enquiries.length)
}

const heardFirst = ({ hypotheses = [] }: Enquiry): string => hypotheses[0]?.text ?? ''

/** What is lost when a speech recogniser hears it, against the same sentences read right. */
const spoken = async (
  recogniser: Recogniser,
  peer: Candidate,
  enquiries: readonly Enquiry[],
): Promise<string> => {
  const ours = async (heard: readonly { text: string }[]) => recogniser.recognise(heard).guesses[0]?.intent
  const theirs = async (text: string) => (await peer.rank(text))[0]?.label
  const read = await shareRight(enquiries, ({ text }) => ours([{ text }]))
  const all = await shareRight(enquiries, ({ hypotheses = [] }) => ours(hypotheses.map(withoutUnknown)))
  const first = await shareRight(enquiries, (each) => ours([{ text: heardFirst(each) }]))
  const peerRead = await shareRight(enquiries, ({ text }) => theirs(text))
  const peerFirst = await shareRight(enquiries, (each) => theirs(heardFirst(each)))
  const line = (name: string, right: number, heard: number) => [
    name,
    percent(right),
    percent(heard),
    percent(right - heard),
  ]
  return table([
    ['speech', 'read right', 'as heard', 'lost'],
    line('this project, all hypotheses', read, all),
    line('this project, best only', read, first),
    line(peer.name, peerRead, peerFirst),
  ])
}

/** A confidence that the recogniser did not give is left out, not undefined. */
const withoutUnknown = ({ text, confidence }: { text: string; confidence?: number | undefined }) =>
  confidence === undefined ? { text } : { text, confidence }

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
