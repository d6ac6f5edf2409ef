import { randomBytes } from 'node:crypto'
import type { FrontEnd, VoiceParts } from '../../../../../bot/channels/voice/parts'
import { type Calls, VoiceTurnIn, VoiceTurnOut } from '../../../../../bot/channels/voice/turn'
import { readConfig } from '../../../../../bot/config'
import { coded } from '../../../../../bot/errors'
import { createLog } from '../../../../../bot/log'
import type { Request } from '../../../../../bot/web/answer'
import { councils, silentMeter, standingClock } from '../../../support/world'

export interface Taken {
  council: string
  turn: VoiceTurnIn
  key?: string | undefined
}

/** Something to say, with the SSML it is said in. */
export const say = (text: string, bargeIn: 'any' | 'dtmf' | 'none' = 'any') => ({
  text,
  ssml: `<speak><s>${text}</s></speak>`,
  bargeIn,
})

/** How an open question is listened for. */
export const listen = {
  modes: ['speech' as const, 'dtmf' as const],
  expect: 'open' as const,
  noInputMs: 6_000,
  endSilenceMs: 1_000,
}

/** The end of an answer; what is published has a `then` that is never awaited. */
export const ending = (what: VoiceTurnOut['then']): Pick<VoiceTurnOut, 'then'> => ({ then: what })

/** Calls that answer from a script, as calls must: only turns that are well formed, and the same turn the same. */
export const scripted = (answer: (turn: VoiceTurnIn) => Partial<VoiceTurnOut>) => {
  const taken: Taken[] = []
  const kept = new Map<string, VoiceTurnOut>()
  const calls: Calls = {
    turn: async (council, given, key) => {
      const turn = VoiceTurnIn.parse(given)
      const id = JSON.stringify([council, turn.callId, key ?? turn.turn])
      const before = kept.get(id)
      if (before !== undefined) return before
      taken.push({ council, turn, key })
      const of = { v: 1, callId: turn.callId, turn: turn.turn, say: [] }
      const out = VoiceTurnOut.parse({ ...of, ...answer(turn) })
      kept.set(id, out)
      return out
    },
  }
  return { calls, taken }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)

/** What a supplier gets for one request to a front end: the status, and the body, read. */
export const supplier = (frontEnd: FrontEnd, env: Record<string, string>, calls: Calls) => {
  const parts: VoiceParts = {
    calls,
    config: readConfig(env),
    councils,
    clock: standingClock(),
    chance: { bytes: randomBytes },
    log: createLog('silent'),
    meter: silentMeter,
  }
  const routes = frontEnd(parts)
  return async (method: string, path: string, given: { token?: string; body?: unknown } = {}) => {
    const [route] = routes.filter((each) => each.method === method && patternOf(each.path).test(path))
    if (route === undefined) return { status: 404, body: undefined }
    const found = patternOf(route.path).exec(path)?.groups ?? {}
    const params = Object.fromEntries(
      Object.entries(found).map(([name, at]) => [name, decodeURIComponent(at)]),
    )
    const headers = given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }
    const request: Request = {
      ...{ method, route: route.path, path, params, headers, body: given.body },
      ...{ query: new URLSearchParams(), address: '192.0.2.1', site: 'https://chat.example' },
    }
    try {
      const { status, body } = await route.answer(request)
      return { status, body: JSON.parse(String(body ?? 'null')) }
    } catch (thrown) {
      const { status, asBody } = coded(thrown)
      return { status, body: asBody }
    }
  }
}
