import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { validateApp } from '@jambonz/schema'
import Ajv from 'ajv'
import type { Verb } from '../../../../../bot/channels/voice/jambonz/verbs'

const folder = dirname(require.resolve('@jambonz/schema/package.json'))

const schemas = (() => {
  // As the package's own validator has it, which knows of no callbacks and looks into no nested verb.
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false })
  for (const kind of ['components', 'callbacks', 'verbs'])
    for (const file of readdirSync(join(folder, kind)))
      ajv.addSchema(JSON.parse(readFileSync(join(folder, kind, file), 'utf8')))
  return ajv
})()

const faultsBy = (id: string, value: unknown): readonly string[] => {
  const validate = schemas.getSchema(`https://jambonz.org/schema/${id}`)
  if (validate === undefined) throw new Error(`no schema ${id}`)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${id}${instancePath}: ${message}`)
}

/** What is wrong with a webhook, by jambonz' schema of it: `session-new`, `gather`, `dial`, `call-status`. */
export const faultsOfHook = (name: string, hook: unknown): readonly string[] =>
  faultsBy(`callbacks/${name}`, hook)

/** What is wrong with an application, by jambonz' schemas; those of a nested `say` too, and of each verb's own properties. */
export const faultsOfVerbs = (verbs: readonly Verb[]): readonly string[] => {
  const { errors } = validateApp([...verbs])
  const nested = verbs.flatMap(({ say }) =>
    say === undefined ? [] : faultsBy('verbs/say', { verb: 'say', ...say }),
  )
  const unknown = verbs.flatMap((verb) => spareIn(verb))
  return [...errors.map(({ path, message }) => `${path}: ${message}`), ...nested, ...unknown]
}

/** The schemas let properties pass that no verb has. */
const spareIn = ({ verb, ...rest }: Verb): readonly string[] => {
  const file = join(folder, 'verbs', `${verb.replace(':', '-')}.schema.json`)
  const { properties } = JSON.parse(readFileSync(file, 'utf8'))
  return Object.keys(rest)
    .filter((name) => !(name in properties))
    .map((name) => `${verb} has no ${name}`)
}

/** A `Jambonz-Signature`, as feature-server 0.9.8 makes it. */
export const signed = (body: string, secret: string, at: Date): string => {
  const seconds = Math.floor(at.getTime() / 1000)
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex')
  return `t=${seconds},v1=${digest}`
}
