import type { Case } from '../cases/case'
import { type Cases, createCases } from '../cases/cases'
import type { CaseStore, ProofTry } from '../storage/caseStore'

/** Chance that counts: the same script opens the same references every time. */
const counting = () => {
  let at = 0
  return {
    bytes: (count: number): Buffer => {
      const number = Buffer.alloc(count)
      at += 1
      number.writeUInt32BE(at, count - 4)
      return number
    },
  }
}

const storeOver = (cases: Map<string, Case>): CaseStore => {
  const given = new Map<string, string>()
  const wrong: ProofTry[] = []
  return {
    referenceFor: async (key, _, draw) => {
      const reference = given.get(key) ?? draw()
      given.set(key, reference)
      return reference
    },
    findCase: async (council, reference) => {
      const found = cases.get(reference)
      return found?.council === council ? found : undefined
    },
    casesAbout: async (council, subject) =>
      [...cases.values()].filter((one) => one.council === council && one.subject === subject),
    moveCase: async (reference, after, event) => {
      const one = cases.get(reference)
      if (one?.timeline.length !== after) return false
      cases.set(reference, { ...one, timeline: [...one.timeline, event] })
      return true
    },
    tryProof: async (attempt) => {
      const { reference, isRight, since, most } = attempt
      const tries = wrong.filter((one) => one.reference === reference && one.at > since).length
      if (tries >= most) return 'locked'
      if (!isRight) wrong.push(attempt)
      return isRight ? 'right' : 'wrong'
    },
  }
}

/** Cases for one conversation that is played and forgotten: by the same rules, in memory. */
export const memoryCases = (
  there: readonly Case[],
): Pick<Cases, 'during'> & { keep(opened: readonly Case[]): void } => {
  const cases = new Map(there.map((one) => [one.reference, one]))
  return {
    during: createCases({ store: storeOver(cases), chance: counting() }).during,
    keep: (opened) => {
      for (const one of opened) cases.set(one.reference, one)
    },
  }
}
