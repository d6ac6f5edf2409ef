/** For `npm run check`: names every fault of every pack at once, and what has not been looked at for a year. */
import type { Day } from '../../knowledge/calendar/day'
import { faultLine, faultsIn, loadKnowledge, warningsIn } from '../../knowledge/load'

/** Prints faults, or warnings when there is none, and a last line that counts; 1 when anything must be mended, else 0. */
export const checkKnowledge = (folder: string, today: Day, print: (line: string) => void): number => {
  const faults = faultsIn(folder)
  if (faults.length > 0) {
    print(`${faults.length} fault(s) in the knowledge packs:`)
    faults.forEach((fault) => {
      print(faultLine(fault))
    })
    return 1
  }
  const knowledge = loadKnowledge(folder)
  const warnings = warningsIn(knowledge, today)
  if (warnings.length > 0) print(`${warnings.length} warning(s):`)
  warnings.forEach((warning) => {
    print(faultLine(warning))
  })
  print(`${knowledge.councils.size} council(s) and ${knowledge.services.length} services are in order.`)
  return 0
}
