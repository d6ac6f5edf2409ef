import type { ApprovedAnswers } from '../../dialogs/approved'
import type { OutsideServices } from '../../dialogs/outside/outside'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { createRender } from '../web/pages/templates'
import { readPageWords } from '../web/pages/words'
import type { ConsoleWorld } from './index'
import { createMaking, type Making } from './making'
import type { ConsoleParts } from './parts'

/** What advisors answer with, and what the assistant can go on with after them. */
export interface Answering {
  approved: ApprovedAnswers
  services: Pick<OutsideServices, 'at'>
}

/** What the pages of conversations are made with; `undefined` where nobody is handed over to people. */
export const makingOf = (world: ConsoleWorld, parts: ConsoleParts): Making | undefined => {
  const { handoffs, answering, assets } = world
  if (handoffs === undefined || answering === undefined) return undefined
  const resident = createRender(readPageWords(), assets)
  return createMaking({
    ...parts,
    handoffs,
    approved: answering.approved,
    holidays: loadBankHolidays(),
    servicesAt: (pack) => answering.services.at(pack).map(({ name, title }) => ({ name, title })),
    scripts: assets.consoleScripts,
    asResident: (values) => resident('asResident', values),
  })
}
