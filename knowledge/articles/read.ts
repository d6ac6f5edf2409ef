/** One article's file: its shape, and what must be right about its wording. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../root'
import { STREAMS } from '../schema'
import { parseYaml } from '../yaml'

const text = z.string().trim().min(1)
const https = z.url({ protocol: /^https$/, error: 'write an address that starts with https://' })

/** What a council's name, number and address are put in for, wherever an article is given. */
export const PLACEHOLDERS = [
  'council',
  'howToContact',
  'website',
  'county',
  'complaintAcknowledge',
  'complaintReply',
] as const

export const TIERS = ['district', 'unitary'] as const
export type Tier = (typeof TIERS)[number]

const FrontMatter = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z][a-z_-]*(\.[a-z0-9-]+)*$/,
      'write an id in small letters, hyphens and full stops, such as bins.missed.report',
    ),
  /** The label of the understanding that leads here. */
  intent: z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/, 'write a label such as bins.missed'),
  question: text,
  /** Other ways residents put it, not corrected. */
  asked: z.array(text).min(6, 'write at least 6 ways to ask').max(20),
  /** The answer to give when the intent is all that is known. */
  main: z.boolean().default(false),
  speech: text,
  source: z.strictObject({ title: text, url: https }),
  /** When somebody last compared it with its source. */
  reviewed: z.iso.date('write a date as year-month-day, such as 2026-12-25'),
  link: z.strictObject({ text, url: https }),
  /** Local Government Service List identifiers. */
  lgsl: z.array(z.int().positive()).default([]),
  /**
   * The kinds of waste that it is about; of the streams of each the first that a council has a container for is where it
   * goes there: `[[glass, recycling]]`.
   */
  goesIn: z.array(z.array(z.enum(STREAMS)).min(1)).default([]),
  /** The service whose button is shown under it, where that isn't the one about its intent. */
  service: z.string().optional(),
  /** Left out when the answer is the same everywhere. */
  tiers: z.array(z.enum(TIERS)).min(1).optional(),
})

/** One approved answer. `text` is plain Markdown; `text` and `speech` may hold `PLACEHOLDERS` in braces. */
export type Article = z.infer<typeof FrontMatter> & { readonly text: string; readonly file: string }

/** Every fault of a folder of articles, one a line: `file: path: message`. */
export class ArticlesError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`${faults.length} fault(s) in the articles:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ArticlesError'
  }
}

const unspeakable: readonly [RegExp, string][] = [
  [/https?:|www\.|\.(gov|co|org|nhs)\.uk\b/i, 'an address'],
  [/[[\]()<>]/, 'a bracket'],
  [/[*_#`|]|^\s*[-•]/m, 'a mark'],
]

const placeholdersOf = (words: string): string[] =>
  [...words.matchAll(/\{([^}]*)\}/g)].map((found) => found[1] ?? '')

const onlyInDistricts = (article: Article): boolean => article.tiers?.join() === 'district'

const placeholderFaults = (article: Article, path: 'text' | 'speech'): string[] =>
  placeholdersOf(article[path]).flatMap((name) => {
    if (!(PLACEHOLDERS as readonly string[]).includes(name)) return [`${path}: there is no {${name}}`]
    return name === 'county' && !onlyInDistricts(article)
      ? [`${path}: {county} needs tiers: [district], as other areas have no county council`]
      : []
  })

const wordingFaults = (article: Article): string[] => [
  ...placeholderFaults(article, 'text'),
  ...placeholderFaults(article, 'speech'),
  ...(article.text === '' ? ['text: write the answer below the second ---'] : []),
  ...(/\]\((?!https:\/\/)/.test(article.text) ? ['text: a link must start with https://'] : []),
  ...unspeakable
    .filter(([mark]) => mark.test(article.speech))
    .map(([, what]) => `speech: holds ${what}, which can't be said`),
]

/** What reading a folder gives: the good articles, and a line for each fault of the others. */
export interface ReadArticles {
  articles: readonly Article[]
  faults: readonly string[]
}

const frontMatter = (yaml: string): { value: unknown } | { fault: string } => {
  try {
    return { value: parseYaml(yaml) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not YAML' }
  }
}

const readArticle = (path: string): ReadArticles => {
  const file = relative(projectRoot, path).replaceAll('\\', '/')
  const faulty = (faults: readonly string[]) => ({
    articles: [],
    faults: faults.map((fault) => `${file}: ${fault}`),
  })
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(readFileSync(path, 'utf8'))
  if (parts === null) return faulty(['write the facts between two lines of ---, and the answer below'])
  const yaml = frontMatter(parts[1] ?? '')
  if ('fault' in yaml) return faulty([yaml.fault])
  const read = FrontMatter.safeParse(yaml.value)
  if (!read.success)
    return faulty(read.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`))
  const article = { ...read.data, text: (parts[2] ?? '').trim(), file }
  const faults = wordingFaults(article)
  return faults.length > 0 ? faulty(faults) : { articles: [article], faults: [] }
}

/** Reads every `.md` file below a folder; a folder that is not there has no articles. */
export const readArticles = (folder: string): ReadArticles => {
  if (!existsSync(folder)) return { articles: [], faults: [] }
  const read = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map(readArticle)
  const articles = read.flatMap((one) => one.articles)
  return { articles, faults: [...read.flatMap((one) => one.faults), ...twins(articles)] }
}

const twins = (articles: readonly Article[]): string[] => {
  const firsts = new Map<string, string>()
  return articles.flatMap(({ id, file }) => {
    const first = firsts.get(id)
    if (first !== undefined) return [`${file}: id: ${id} is also the id of ${first}`]
    firsts.set(id, file)
    return []
  })
}
