import type { AdvisorsPort, Ports } from '../../dialogs/ports'
import { noAdvisors } from '../../dialogs/ports'
import type { Case } from '../cases/case'
import type { RegistersOf } from '../registers'
import { memoryCases } from './memoryCases'

/** The world of one turn: what the dialogs ask, and `keep`, once they have answered, for what they opened. */
export interface WorldOfTurn {
  ports: Ports
  keep(): void
}

/** A world for one conversation that is held and forgotten: what was imported, and cases in memory. */
export const memoryWorld = (
  council: string,
  registers: RegistersOf,
  cases: readonly Case[] = [],
  advisors: (at: Date) => AdvisorsPort = () => noAdvisors,
): ((at: Date) => WorldOfTurn) => {
  const world = memoryCases(cases)
  return (at) => {
    const ofTurn = world.during({ council, conversation: 'script', at })
    return {
      ports: { ...registers(council), advisors: advisors(at), cases: ofTurn.ports },
      keep: () => world.keep(ofTurn.opened()),
    }
  }
}
