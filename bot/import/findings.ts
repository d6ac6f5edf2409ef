/** What is wrong with a set, in words for whoever exported it. */
export interface Finding {
  /** `properties.csv`. */
  file: string
  /** As an editor counts it, from 1; missing: it is about the whole file. */
  line?: number
  column?: string
  message: string
}

/** `properties.csv, line 17, postcode: write a postcode, as EX1 2AB` */
export const findingLine = ({ file, line, column, message }: Finding): string =>
  `${[file, ...(line === undefined ? [] : [`line ${line}`]), ...(column === undefined ? [] : [column])].join(', ')}: ${message}`

/** So many of each kind are named; more would not be read. */
const MOST_NAMED = 20

export interface Named {
  /** The first ones. */
  first: readonly Finding[]
  count: number
}

/** Gathers findings: rows that were left out, and what makes a set contradict itself. */
export interface Findings {
  leaveOut(finding: Finding): void
  contradict(finding: Finding): void
  leftOut(): Named
  contradictions(): Named
  /** How many rows of a file were left out. */
  leftOutOf(file: string): number
}

const gathering = () => {
  const first: Finding[] = []
  const byFile = new Map<string, number>()
  let count = 0
  return {
    add: (finding: Finding) => {
      count += 1
      byFile.set(finding.file, (byFile.get(finding.file) ?? 0) + 1)
      if (first.length < MOST_NAMED) first.push(finding)
    },
    named: (): Named => ({ first, count }),
    of: (file: string) => byFile.get(file) ?? 0,
  }
}

export const createFindings = (): Findings => {
  const [left, against] = [gathering(), gathering()]
  return {
    leaveOut: left.add,
    contradict: against.add,
    leftOut: left.named,
    contradictions: against.named,
    leftOutOf: left.of,
  }
}
