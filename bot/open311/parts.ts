import type { OutsideServices } from '../../dialogs/outside/outside'
import type { BankHolidays, Nation } from '../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../knowledge/schema'
import type { WebParts } from '../channels/directLine/parts'
import type { RegistersOf } from '../registers'

/** What Open311 is made of. */
export interface Open311Parts extends Pick<WebParts, 'exchange' | 'keys' | 'limits' | 'clock' | 'log'> {
  /** The councils served. */
  packs: ReadonlyMap<string, Pack>
  holidays: Readonly<Record<Nation, BankHolidays>>
  services: OutsideServices
  registers: RegistersOf
}
