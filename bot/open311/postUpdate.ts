import { z } from 'zod'
import { BotError } from '../errors'
import { instant, read } from './arguments'
import type { ClientCall } from './call'
import type { Open311Parts } from './parts'
import { Faults } from './refusals'
import { becomes, STATUSES } from './statuses'
import { List } from './value'
import type { Reply } from './written'

/** As long as a message of a resident may be; it is read to them. */
const MOST_CHARACTERS = 2000
const MOST_OF_A_CODE = 200

const needed = { error: 'is needed' }

const code = z.string(needed).trim().max(MOST_OF_A_CODE, `write at most ${MOST_OF_A_CODE} characters`)

const Sent = z.object({
  service_request_id: code,
  update_id: code,
  status: z
    .string(needed)
    .refine((text) => becomes(text) !== undefined, { error: `write one of ${STATUSES.join(', ')}` }),
  updated_datetime: z.string(needed).pipe(instant),
  description: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(MOST_CHARACTERS, `write at most ${MOST_CHARACTERS} characters`))
    .optional(),
  external_status_code: code.optional(),
})

/** What a repetition must have in common with the first. */
const NAMES = Object.keys(Sent.shape)

const sentIn = ({ given }: ClientCall) =>
  Object.fromEntries(NAMES.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])))

/** Why an update won't do, for whoever sent it. */
const explained = (thrown: unknown): unknown => {
  if (!(thrown instanceof BotError) || thrown.detail === undefined) return thrown
  if (thrown.code === 'case_move_refused')
    return new Faults(thrown.code, [`status: the case cannot go there from where it is (${thrown.detail})`])
  if (thrown.code === 'argument_faulty') return new Faults(thrown.code, [`description: ${thrown.detail}`])
  return thrown
}

/** POST servicerequestupdates: a case moves, or something is said of it; the description goes to the resident. */
export const postUpdate =
  ({ exchange }: Open311Parts) =>
  async (call: ClientCall): Promise<Reply> => {
    const sent = read(Sent, call.given)
    const moves = becomes(sent.status)
    if (moves === undefined) throw new BotError('argument_faulty')
    const update = {
      council: call.pack.council.id,
      client: call.client.client,
      services: call.client.services,
      updateId: sent.update_id,
      reference: sent.service_request_id,
      becomes: moves,
      at: sent.updated_datetime,
      note: sent.description,
      code: sent.external_status_code,
      sent: sentIn(call),
    }
    await exchange.take(update, call.at).catch((thrown: unknown) => {
      throw explained(thrown)
    })
    const value = new List('request_update', [{ update_id: sent.update_id }])
    return { root: 'service_request_updates', value }
  }
