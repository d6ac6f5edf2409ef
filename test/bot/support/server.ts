import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Pages, startAssistant } from '../../../bot/app'
import type { WebParts } from '../../../bot/channels/directLine/parts'
import { systemClock } from '../../../bot/clock'
import { readConfig } from '../../../bot/config'
import { createLog } from '../../../bot/log'
import { noRegisters } from '../../../bot/registers'
import type { Assistant } from '../../../bot/turn/assistant'
import type { Converse } from '../../../dialogs/conversation'
import type { Pack } from '../../../knowledge/schema'
import { councils, echo } from './world'

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'assistant-'))

export interface Started {
  url: string
  port: number
  /** Direct Line of the first council. */
  directLine: string
  logged: string[]
  assistant: Assistant
  close(): Promise<void>
}

/** An assistant with its server on a free port; environment variables as they would be set. */
export const start = async (
  env: Record<string, string> = {},
  given: {
    converse?: Converse
    pages?: (parts: WebParts) => Pages
    clock?: { now(): Date }
    /** With them, conversations are handed over to people. */
    packs?: ReadonlyMap<string, Pack>
  } = {},
): Promise<Started> => {
  const logged: string[] = []
  const { url, assistant, close } = await startAssistant(
    {
      config: readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: newFolder(), ...env }),
      clock: given.clock ?? systemClock,
      chance: { bytes: randomBytes },
      log: createLog('debug', { write: (line) => void logged.push(line) }),
      councils,
      converse: given.converse ?? echo,
      registers: noRegisters,
      ...(given.packs === undefined ? {} : { packs: given.packs }),
    },
    given.pages,
  )
  const port = Number(new URL(url).port)
  return { url, port, directLine: `${url}/otherford/v3/directline`, logged, assistant, close }
}

export interface Answered {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

/** One request of Direct Line. */
export const ask = async (
  address: string,
  given: { token?: string; body?: unknown; headers?: Record<string, string>; method?: string } = {},
): Promise<Answered> => {
  const { token, body, headers } = given
  const answer = await fetch(address, {
    method: given.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
}

/** A conversation that has been started. */
export const conversationAt = async (directLine: string) => {
  const { body } = await ask(`${directLine}/conversations`, { body: {} })
  const [id, token, stream] = [body.conversationId, body.token, body.streamUrl].map(String)
  if (id === undefined || token === undefined || stream === undefined) throw new Error('no conversation')
  return { id, token, stream, address: `${directLine}/conversations/${id}` }
}
