import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SEED } from '../../dialogs/understanding/load'
import { openModel } from '../../dialogs/understanding/model'
import type { Example } from '../../dialogs/understanding/train'
import { createSearch } from '../../knowledge/search'
import type { Candidate } from './candidates'
import { naturalBayes, nlpjs } from './candidates'
import type { Enquiry } from './enquiries'
import type { Answered } from './measure'
import { answerAll, percent, shareOf, summarise, table, topOf } from './measure'
import { mistyped } from './noise'
import { weighed } from './weighings'

const TYPOS = 0.2

const csvLine = /^(?:"((?:[^"]|"")*)"|([^,]*)),(.*)$/gm

const readCsv = (file: string): Example[] =>
  [...readFileSync(file, 'utf8').replaceAll('\r', '').matchAll(csvLine)]
    .slice(1)
    .map(([, quoted, plain = '', label = '']) => ({ text: quoted?.replaceAll('""', '"') ?? plain, label }))

const Pairs = z.array(z.tuple([z.string(), z.string()]))
const Clinc = z.object({
  train: Pairs,
  val: Pairs,
  test: Pairs,
  oos_train: Pairs,
  oos_val: Pairs,
  oos_test: Pairs,
})

const asExamples = (pairs: z.infer<typeof Pairs>): Example[] =>
  pairs.map(([text, label]) => ({ text, label }))

const asEnquiries = (examples: readonly Example[]): Enquiry[] =>
  examples.map(({ text, label }, i) => ({ id: String(i), text, intent: label }))

const typed = (examples: readonly Example[]): Example[] =>
  examples.map(({ text, label }) => ({ text: mistyped(text, TYPOS, SEED), label }))

const at90 = (answered: readonly Answered[]): number => {
  const sure = [...answered].sort((a, b) => topOf(b).confidence - topOf(a).confidence)
  return shareOf(
    sure.slice(0, Math.round(sure.length * 0.9)),
    (each) => topOf(each).label === each.enquiry.intent,
  )
}

const HEAD = ['', 'clean', '20 % mistyped', 'top 3', 'ECE', 'at 90 % coverage', 'p50 ms', 'p99 ms']

const row = async (candidate: Candidate, test: readonly Example[]): Promise<string[]> => {
  const clean = await answerAll(candidate, asEnquiries(test))
  const noisy = await answerAll(candidate, asEnquiries(typed(test)))
  const { fine, top3, error } = summarise(clean)
  const { fine: noisyFine, p50, p99 } = summarise(noisy)
  return [
    candidate.name,
    ...[fine, noisyFine, top3].map(percent),
    error.toFixed(3),
    percent(at90(clean)),
    p50.toFixed(2),
    p99.toFixed(2),
  ]
}

const compare = async (name: string, train: readonly Example[], test: readonly Example[]) => {
  const { candidates, say, model } = weighed(train)
  const peers = [await nlpjs(train, SEED), naturalBayes(train, SEED)]
  const rows: string[][] = []
  for (const candidate of [...candidates, ...peers]) rows.push(await row(candidate, test))
  console.log(`\n${name}: ${test.length} test texts\n${say}\n${table([HEAD, ...rows])}`)
  return model
}

/** The chance that a text in scope is more familiar than one out of scope. */
const auroc = (inScope: readonly number[], outOfScope: readonly number[]): number => {
  const all = [
    ...inScope.map((score) => ({ score, is: true })),
    ...outOfScope.map((score) => ({ score, is: false })),
  ]
  all.sort((a, b) => a.score - b.score)
  let below = 0
  let sum = 0
  for (const { is } of all) {
    if (is) sum += below
    else below++
  }
  return sum / (inScope.length * outOfScope.length)
}

const outOfScope = (model: ReturnType<typeof weighed>['model'], data: z.infer<typeof Clinc>): void => {
  const scorer = openModel(model)
  const oos = scorer.labels.indexOf('oos')
  const look = (examples: readonly Example[]) =>
    examples.map(({ text, label }) => {
      const { shares: likely, familiar } = scorer.score(text)
      const best = likely.indexOf(Math.max(...likely))
      return {
        familiar: familiar + 1 - (likely[oos] ?? 0),
        right: scorer.labels[best] === label,
        none: best === oos,
      }
    })
  const test = look(asExamples(data.test))
  const foreign = look(asExamples(data.oos_test))
  console.log(
    `AUROC of how familiar a text is, less how likely out of scope: ${auroc(
      test.map((t) => t.familiar),
      foreign.map((t) => t.familiar),
    ).toFixed(3)}`,
  )
  const gates = [...test, ...foreign].map(({ familiar }) => familiar).sort((a, b) => a - b)
  const points = gates.map((gate) => ({
    inScope: shareOf(test, ({ familiar, right }) => right && familiar >= gate),
    recall: shareOf(foreign, ({ familiar, none }) => none || familiar < gate),
  }))
  const best = points.filter(({ inScope }) => inScope >= 0.925).at(-1)
  console.log(
    `out of scope found at ${percent(best?.inScope ?? 0)} % in-scope accuracy: ${percent(best?.recall ?? 0)} %`,
  )
}

/** The search that finds approved answers, over questions and their paraphrases. */
const retrieval = (folder: string): void => {
  const rows = readFileSync(join(folder, 'stackfaq.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.trim().split('\t'))
    .flatMap(([title, asked]) => (title && asked ? [{ label: title, text: asked }] : []))
  const titles = [...new Set(rows.map(({ label }) => label))]
  const search = createSearch(titles.map((title) => ({ id: title, fields: [{ text: title, weight: 1 }] })))
  const recall = (asked: readonly Example[], among: number) =>
    shareOf(asked, ({ text, label }) => search.find(text, { limit: among }).some(({ id }) => id === label))
  const line = (name: string, asked: readonly Example[]) => [
    name,
    percent(recall(asked, 1)),
    percent(recall(asked, 3)),
  ]
  console.log(`\nStackFAQ: ${titles.length} titles, ${rows.length} paraphrases`)
  console.log(table([['', 'recall@1', 'recall@3'], line('clean', rows), line('20 % mistyped', typed(rows))]))
}

/** Runs the product's own code over public data sets, beside its peers trained on the same. */
export const evaluateBenchmarks = async (folder: string): Promise<void> => {
  retrieval(folder)
  await compare(
    'BANKING77',
    readCsv(join(folder, 'banking77_train.csv')),
    readCsv(join(folder, 'banking77_test.csv')),
  )
  const data = Clinc.parse(JSON.parse(readFileSync(join(folder, 'clinc150_full.json'), 'utf8')))
  const model = await compare(
    'CLINC150',
    asExamples([...data.train, ...data.oos_train]),
    asExamples(data.test),
  )
  outOfScope(model, data)
}
