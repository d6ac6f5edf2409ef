import { placeSaid } from '../../../dialogs/handoff/said'
import type { Standing } from '../../../dialogs/ports'
import type { PageParts } from './parts'

/** How a conversation stands with the advisors, as a page shows it. */
export interface ShownStanding {
  state: 'queued' | 'withAdvisor'
  says: string
  /** The advisor's. */
  name?: string
}

const shown = ({ words, handoff }: PageParts, standing: Standing): ShownStanding | undefined => {
  switch (standing.state) {
    case 'queued': {
      const place = placeSaid(handoff, standing).text
      return { state: 'queued', says: words.line('standing', 'queued', { place }) }
    }
    case 'withAdvisor': {
      const { name } = standing
      return { state: 'withAdvisor', says: words.line('standing', 'withAdvisor', { name }), name }
    }
    // Of a call nothing is shown on a page.
    case 'held':
    case 'putThrough':
    case 'asked':
      return undefined
  }
}

/** `undefined` while the conversation is the assistant's alone. */
export const shownStanding = async (
  parts: PageParts,
  conversation: string,
): Promise<ShownStanding | undefined> => {
  const standing = await parts.assistant.standing(conversation)
  return standing && shown(parts, standing)
}
