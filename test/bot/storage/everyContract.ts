import type { Store } from '../../../bot/storage/store'
import { advisorContract } from './advisorContract'
import { caseStoreContract } from './caseContract'
import { caseIndexContract } from './caseIndexContract'
import { storeContract } from './contract'
import { equalityStoreContract } from './equalityContract'
import { exchangeContract } from './exchangeContract'
import { handoffContract } from './handoffContract'
import { outboxContract } from './outboxContract'
import { relayContract } from './relayContract'

const CONTRACTS = [
  storeContract,
  caseStoreContract,
  caseIndexContract,
  outboxContract,
  relayContract,
  equalityStoreContract,
  handoffContract,
  advisorContract,
  exchangeContract,
]

/** All that every engine must keep: a new contract is added here, and runs on each. `open` gives an empty store. */
export const everyContract = (engine: string, open: () => Promise<Store>): void => {
  for (const contract of CONTRACTS) contract(engine, open)
}
