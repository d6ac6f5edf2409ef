import { saysStop } from '../answers/stop'
import type { Said } from '../said'
import type { Services } from '../services/createServices'
import type { Option } from '../turn'
import { startedAgain } from './general'
import type { Listener } from './hearing'

/** "Actually no, stop", while a service asks: it is left, and what was told with it. Where "stop" answers the question, it is an answer. */
export const createStop =
  (services: Services, stopped: Said, options: readonly Option[]): Listener =>
  async (hearing) => {
    const { memory, said } = hearing
    if (memory.service === undefined || !saysStop(said)) return undefined
    if (await services.isPicked(memory.service, said, hearing)) return undefined
    return startedAgain(stopped, options, memory)
  }
