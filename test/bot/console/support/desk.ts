import type { Advisor } from '../../../../bot/advisors/advisor'
import { wishes } from '../../handoff/world'
import { type ConsoleSite, startConsole } from '../../support/console'
import { ask, conversationAt } from '../../support/server'

/** Calls can be put through. */
const TOKEN = 'token-of-the-telephone'

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
  const env = { VOICE_TOKEN: TOKEN, VOICE_TRANSFER: 'tel:+441632960000' }
  const site: ConsoleSite = await startConsole(env, { converse: wishes })
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
  let calls = 0
  /** A caller, and what they say. */
  const caller = async () => {
    const id = `call-${++calls}`
    const { assistant } = server
    await assistant.open({ council: 'otherford', channel: 'voice', resident: `voice_${id}`, id })
    return {
      id,
      says: (text: string) => assistant.say({ conversation: id, text }),
      hangsUp: () => assistant.say({ conversation: id, type: 'endOfConversation' }),
      handoff: () => until(() => store.handoffOf(id)),
    }
  }
  /** A call that was put through: its hand-off, and the reference it is opened by. */
  const putThrough = async (wish = 'through, a bin') => {
    const call = await caller()
    await call.says(wish)
    const { id, phone } = await call.handoff()
    return { call, id, ref: phone?.ref ?? '' }
  }
  return { ...site, caller, putThrough, resident, advisor, waiting, until }
}

export type DeskSite = Awaited<ReturnType<typeof startDesk>>
