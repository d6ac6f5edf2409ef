import type { Advisor } from '../../../../bot/advisors/advisor'
import { wishes } from '../../handoff/world'
import { type ConsoleSite, startConsole } from '../../support/console'
import { ask, conversationAt } from '../../support/server'

const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('it never came')
}

/** A console over real hand-offs, and residents who talk over Direct Line. */
export const startDesk = async () => {
  const site: ConsoleSite = await startConsole({}, { converse: wishes })
  const { store, server } = site
  /** A resident in a chat of their own. */
  const resident = async () => {
    const chat = await conversationAt(server.directLine)
    const says = (text: string) =>
      ask(`${chat.address}/activities`, {
        token: chat.token,
        body: { type: 'message', text, from: { id: 'r' } },
      })
    const reads = async (): Promise<readonly string[]> => {
      const { body } = await ask(`${chat.address}/activities`, { token: chat.token })
      return (body.activities as { type: string; text?: string }[])
        .filter(({ type }) => type === 'message')
        .map(({ text }) => String(text))
    }
    const handoff = () => until(() => store.handoffOf(chat.id))
    return { ...chat, says, reads, handoff }
  }
  /** Somebody who has signed in and is available. */
  const advisor = async (given: Partial<Advisor> = {}) => {
    const browser = await site.signedIn(given)
    await browser.go('/advisor/presence', { presence: 'available' })
    return browser
  }
  /** A resident who waits for a person, and the id of the hand-off. */
  const waiting = async (wish = 'person') => {
    const chat = await resident()
    await chat.says(wish)
    return { chat, id: (await chat.handoff()).id }
  }
  return { ...site, resident, advisor, waiting, until }
}

export type DeskSite = Awaited<ReturnType<typeof startDesk>>
