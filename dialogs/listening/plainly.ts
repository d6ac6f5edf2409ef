import type { Services } from '../services/createServices'
import type { Hearing, Outcome } from './hearing'
import { puttingAside } from './service'

/** "I want to complain": begun for that, whatever the rest of the message was taken for, unless a service is going on. */
export const plainlyBegun = async (
  services: Services,
  isNarrow: () => boolean,
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  const { said, memory } = hearing
  if (memory.service !== undefined) return undefined
  const turn = await services.startPlainly({ said, known: memory.known }, hearing, isNarrow)
  return turn && puttingAside(services, turn, hearing)
}
