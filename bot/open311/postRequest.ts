import { z } from 'zod'
import type { Fault, Outcome } from '../../dialogs/outside/outside'
import { noAdvisors } from '../../dialogs/ports'
import { BotError } from '../errors'
import { read } from './arguments'
import type { ClientCall } from './call'
import type { Open311Parts } from './parts'
import { Faults } from './refusals'
import { answersIn, emailIn, phoneIn, withAllSent } from './report'
import { serviceFor } from './services'
import { List } from './value'
import type { Reply } from './written'

const isPhone = (text: string): boolean => phoneIn(text) !== undefined
const isEmail = (text: string): boolean => emailIn(text) !== undefined

/** As long as a message of a resident may be. */
const MOST_CHARACTERS = 2000

const Sent = z
  .looseObject({
    service_code: z.string({ error: 'is needed' }),
    phone: z.string().refine(isPhone, 'write a UK phone number').optional(),
    email: z.string().refine(isEmail, 'write an email address').optional(),
  })
  .catchall(z.string().max(MOST_CHARACTERS, `write at most ${MOST_CHARACTERS} characters`))

const faultTold = ({ question, told, choices }: Fault): string => {
  const which = choices.length === 0 ? '' : ` (${choices.join('; ')})`
  return `attribute[${question}]: ${told ?? 'is needed'}${which}`
}

/** The case that comes of the answers; throws what the caller must mend, or hear. */
const askedFor = (outcome: Outcome | undefined): Extract<Outcome, { does: 'open' }> => {
  if (outcome === undefined) throw new BotError('service_unknown')
  if (outcome.does === 'ask') throw new Faults('argument_faulty', outcome.faults.map(faultTold))
  if (outcome.does === 'refuse') throw new Faults('request_refused', [outcome.said])
  return outcome
}

/** POST requests: a case, opened by the rules of the conversation. */
export const postRequest =
  (parts: Open311Parts) =>
  async (call: ClientCall): Promise<Reply> => {
    const { pack, at, client, given } = call
    const { api_key: _, ...sent } = given
    const { service_code: name } = read(Sent, sent)
    const service = serviceFor(parts, call, name)
    const answers = await answersIn(sent, service, { pack, at, registers: parts.registers })
    const report = { council: pack.council.id, client: client.client, sent, at }
    const opened = await parts.exchange.open(report, async (cases) => {
      const ports = { ...parts.registers(pack.council.id), advisors: noAdvisors, cases }
      const { draft, said } = askedFor(await parts.services.take(name, answers, { pack, at, ports }))
      return { draft: withAllSent(draft, sent, service), said }
    })
    const value = { service_request_id: opened.reference, service_notice: opened.said, account_id: null }
    return { root: 'service_requests', value: new List('request', [value]) }
  }
