import type { Answer } from '../web/answer'
import { html } from '../web/answer'
import { securityHeaders } from '../web/pages/headers'
import { shownConversation } from '../web/pages/messages'
import { packOf } from './conversation'
import type { Making } from './making'
import type { ConsoleRequest } from './route'

/** A conversation as its resident sees it, by the residents' own templates: to be read, not to be used. */
export const residentView =
  (making: Making) =>
  async ({ advisor, params }: ConsoleRequest): Promise<Answer> => {
    const view = await making.parts.handoffs.view(advisor, params.handoff ?? '')
    const { council } = packOf(making, view.handoff.council)
    const { messages } = shownConversation(view.messages, council.timeZone)
    return html(making.parts.asResident({ council, messages }), 200, securityHeaders())
  }
