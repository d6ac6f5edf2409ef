import type { Chance } from '../../chance'
import type { Clock } from '../../clock'
import type { Config } from '../../config'
import type { Councils } from '../../councils'
import type { Log } from '../../log'
import type { Meter } from '../../metrics'
import type { Route } from '../../web/answer'
import type { Calls } from './turn'

/** What a front end is made of. */
export interface VoiceParts {
  calls: Calls
  config: Config
  councils: Councils
  clock: Clock
  chance: Chance
  log: Log
  meter: Meter
}

/** One supplier's wire: its addresses, which are there only where its secret is set. It keeps no state. */
export type FrontEnd = (parts: VoiceParts) => readonly Route[]
