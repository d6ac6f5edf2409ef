/** One call over `POST /:council/voice/turns`, as a gateway makes it. */
import { after, newId } from './live.js'

/** What happens on the line: the rest of a turn is the same throughout a call. */
export type Happened = Readonly<Record<string, unknown>> & { type: string }

/** What of an answer this page uses. */
export interface Told {
  say: readonly { text: string; bargeIn: 'any' | 'dtmf' | 'none' }[]
  listen?: {
    expect: string
    hints?: readonly string[]
    digits?: { min: number; max: number }
    noInputMs: number
    endSilenceMs: number
  }
  then?: { do: 'hangup' } | { do: 'transfer'; target: string }
}

/** The server took the turn for a wrong one. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`refused: ${status}`)
  }
}

export interface Ringing {
  council: string
  token: string
  number: string
  relay: boolean
}

/** A turn whose answer got lost is sent again: it is no second turn. Waits in milliseconds. */
const AGAIN = [300, 1000, 3000]

export class PhoneLine {
  private turn = 0
  private readonly callId = newId()

  constructor(private readonly ringing: Ringing) {}

  /** Throws `Refused`, or whatever kept every attempt from reaching the server. */
  async tell(happened: Happened): Promise<Told> {
    const { number, relay } = this.ringing
    const caller = { relay, ...(number === '' ? { withheld: true } : { number }) }
    const body = JSON.stringify({ v: 1, callId: this.callId, turn: this.turn, caller, ...happened })
    this.turn += 1
    for (const wait of AGAIN) {
      const told = await this.post(body).catch((fault: unknown) => {
        if (fault instanceof Refused && fault.status < 500) throw fault
      })
      if (told !== undefined) return told
      await after(wait)
    }
    return this.post(body)
  }

  private async post(body: string): Promise<Told> {
    const { council, token } = this.ringing
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
    const answer = await fetch(`/${council}/voice/turns`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Refused(answer.status)
    return (await answer.json()) as Told
  }
}
