import type { Ports, Telling } from '../../dialogs/ports'
import type { Config } from '../config'
import { valueFor } from '../perCouncil'

type Keys = Pick<Config, 'NOTIFY_API_KEYS' | 'NOTIFY_SMS_TEMPLATES' | 'NOTIFY_EMAIL_TEMPLATES'>

/** How each council can tell residents how their case goes: with a key, by each kind of message that has a template. */
export const tellsBy =
  (config: Keys) =>
  (council: string): Ports['tells'] => {
    if (valueFor(config.NOTIFY_API_KEYS, council) === undefined) return []
    const templates: readonly (readonly [Telling, Config['NOTIFY_SMS_TEMPLATES']])[] = [
      ['text', config.NOTIFY_SMS_TEMPLATES],
      ['email', config.NOTIFY_EMAIL_TEMPLATES],
    ]
    return templates.filter(([, list]) => valueFor(list, council) !== undefined).map(([way]) => way)
  }
