import { advisorsOver } from './advisorsOver'
import { caseActsOver } from './caseActsOver'
import { caseIndexOver } from './caseIndexOver'
import { caseQueries } from './caseQueries'
import { casesOver, opening } from './casesOver'
import { conversationsOver } from './conversationsOver'
import type { Engine } from './engine'
import { equalityOver, tallying } from './equalityOver'
import { changingWithTurn, handoffsOver } from './handoffsOver'
import { keysOver } from './keysOver'
import { outboxOver } from './outboxOver'
import { queries } from './queries'
import { referencesOver } from './referencesOver'
import { relaying } from './relaying'
import { secretsOver } from './secretsOver'
import type { Store } from './store'

/** The store over an engine. */
export const storeOver = (engine: Engine): Store => {
  const { ready } = queries(engine)
  const check = engine.steps(() => ready.first({ id: 1 }))
  return {
    ...conversationsOver(engine, {
      open: opening(caseQueries(engine)),
      tally: tallying(engine),
      ...changingWithTurn(engine),
      relay: relaying(engine).turn,
    }),
    ...casesOver(engine),
    ...caseIndexOver(engine),
    ...caseActsOver(engine),
    ...outboxOver(engine),
    ...equalityOver(engine),
    ...keysOver(engine),
    ...referencesOver(engine),
    ...secretsOver(engine),
    ...handoffsOver(engine),
    ...advisorsOver(engine),
    isReady: async () => {
      try {
        // A statement prepared before closing still runs afterwards, so that asking it proves nothing.
        return engine.isOpen() && (await check()) !== undefined
      } catch {
        return false
      }
    },
    close: () => engine.close(),
  }
}
