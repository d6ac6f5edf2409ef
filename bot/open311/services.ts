import type { DescribedQuestion, DescribedService } from '../../dialogs/outside/outside'
import { BotError } from '../errors'
import type { Call, Caller } from './call'
import type { Open311Parts } from './parts'
import { type Fields, List } from './value'
import type { Reply } from './written'

/** The services that open cases here, as far as whoever calls may use them; without a key, all. */
const servicesFor = ({ services }: Open311Parts, { pack, client }: Caller): readonly DescribedService[] =>
  services.at(pack).filter(({ name }) => client?.services?.includes(name) !== false)

/** One of them; throws `service_unknown`. */
export const serviceFor = (parts: Open311Parts, caller: Caller, name: string): DescribedService => {
  const found = servicesFor(parts, caller).find((service) => service.name === name)
  if (found === undefined) throw new BotError('service_unknown')
  return found
}

/** GET services. */
export const listServices =
  (parts: Open311Parts) =>
  async (caller: Caller): Promise<Reply> => {
    const each = ({ name, title, offer, questions }: DescribedService): Fields => ({
      service_code: name,
      service_name: title,
      description: offer,
      metadata: questions.length > 0,
      type: 'realtime',
      keywords: '',
      group: '',
    })
    return { root: 'services', value: new List('service', servicesFor(parts, caller).map(each)) }
  }

const DATATYPES = { oneOf: 'singlevaluelist', day: 'datetime', text: 'text', line: 'string' } as const

const HINTS = { oneOf: '', day: 'A day, such as 2026-04-08.', text: '', line: '' } as const
const FOUND = 'One of what is found by the answers before it: its id or its words.'

/** Questions that GeoReport v2 has a field of its own for, or that we can answer by one: see `answersIn`. */
const OWN_FIELDS: Readonly<Record<string, string>> = {
  name: 'first_name and last_name will do.',
  phone: 'phone will do.',
  email: 'email will do.',
  home: 'A UPRN, or an address at the postcode. address_id will do.',
  postcode: 'Not needed with a UPRN.',
  house: 'Not needed with a UPRN.',
  updates: 'Left out, they are not told.',
  reach: 'Left out: by what was sent of phone and email.',
}

const hintOf = ({ id, shape, isFound }: DescribedQuestion): string =>
  OWN_FIELDS[id] ?? (isFound ? FOUND : HINTS[shape])

const attribute = (question: DescribedQuestion, at: number): Fields => {
  const { id, label, shape, required, choices } = question
  return {
    variable: true,
    code: id,
    datatype: DATATYPES[shape],
    required: required && !(id in OWN_FIELDS),
    datatype_description: hintOf(question),
    order: at + 1,
    description: label,
    ...(choices.length === 0
      ? {}
      : {
          values: new List(
            'value',
            choices.map((choice) => ({ key: choice.id, name: choice.label })),
          ),
        }),
  }
}

/** GET services/{code}: what it asks. An attribute that isn't required may be needed for some answers to others. */
export const getService =
  (parts: Open311Parts) =>
  async (call: Call & Caller): Promise<Reply> => {
    const { name, questions } = serviceFor(parts, call, call.part)
    return {
      root: 'service_definition',
      value: { service_code: name, attributes: new List('attribute', questions.map(attribute)) },
    }
  }
