import type { Findings } from './findings'

/** More than this share of a file's rows left out, and it is not the file it should be. */
const MOST_LEFT_OUT = 0.05
/** … unless they are so few that a person can see to them. */
const FEW = 10

/** So many unreadable rows are no slip: what is kept would be the wrong file, or half of one. */
export const moreThanASlip = (findings: Findings, file: string, rows: number): void => {
  const left = findings.leftOutOf(file)
  if (left > FEW && left > rows * MOST_LEFT_OUT)
    findings.contradict({ file, message: `${left} of ${rows} rows can’t be used: this is more than a slip` })
}
