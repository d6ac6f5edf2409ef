/** `npm run api-key -- add | list | revoke`: the keys with which other systems read cases and tell of them. */
import { parseArgs } from 'node:util'
import { SERVICES } from '../../dialogs/services/every'
import { knowledgeFolder, loadKnowledge } from '../../knowledge/load'
import { systemChance } from '../chance'
import { systemClock } from '../clock'
import { configHere } from '../config'
import { type ApiKeys, createApiKeys } from '../open311/keys'
import type { KeptKey } from '../storage/keyStore'
import { openStore } from '../storage/openStore'

const USAGE = `Usage:
  npm run api-key -- add --council ID --name NAME [--service NAME]… [--read-only]
  npm run api-key -- list [--council ID]
  npm run api-key -- revoke KEY_ID
  NAME is the system that gets the key. Without --service it opens the cases of every service.
  A new key of the same name takes over from an old one: add it, hand it over, then revoke the old one.`

/** Something was asked for that can't be done: told, and nothing else. */
class Told extends Error {}

const day = (at: Date): string => at.toISOString().slice(0, 10)

const line = ({ id, council, client, services, readOnly, createdAt, usedAt, revokedAt }: KeptKey): string =>
  [
    id,
    council,
    client,
    services === undefined ? 'all services' : services.join(', '),
    readOnly ? 'reads' : 'reads and writes',
    `made ${day(createdAt)}`,
    usedAt === undefined ? 'never used' : `last used ${day(usedAt)}`,
    ...(revokedAt === undefined ? [] : [`REVOKED ${day(revokedAt)}`]),
  ].join('  ')

/** What was asked for, and the councils and services there are. */
export interface Asking {
  args: readonly string[]
  councils: readonly string[]
  services: readonly string[]
  keys: ApiKeys
  now: Date
  print(line: string): void
}

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      council: { type: 'string' },
      name: { type: 'string' },
      service: { type: 'string', multiple: true },
      'read-only': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })

type Options = ReturnType<typeof parsed>['values']

const optionsIn = (args: readonly string[]): ReturnType<typeof parsed> => {
  try {
    return parsed(args)
  } catch (thrown) {
    // It names the option that it doesn't know.
    throw new Told(`${String(thrown).replace(/^\w+ \[\w+\]: /, '')}\n${USAGE}`)
  }
}

const known = (id: string, all: readonly string[], what: string): string => {
  if (!all.includes(id)) throw new Told(`There is no ${what} "${id}". There are: ${all.join(', ')}.`)
  return id
}

const add = async ({ council, name, service, ...more }: Options, asking: Asking): Promise<void> => {
  const { keys, councils, services, now, print } = asking
  if (council === undefined || name === undefined || name.trim() === '') throw new Told(USAGE)
  const { id, key } = await keys.add(
    {
      council: known(council, councils, 'council'),
      client: name.trim(),
      ...(service === undefined ? {} : { services: service.map((each) => known(each, services, 'service')) }),
      readOnly: more['read-only'],
    },
    now,
  )
  print(`The key of ${name.trim()}, shown this once. Keep it where passwords are kept:\n\n${key}\n`)
  print(`To revoke it: npm run api-key -- revoke ${id}`)
}

const list = async ({ council }: Options, { keys, print }: Asking): Promise<void> => {
  const all = (await keys.list()).filter((key) => council === undefined || key.council === council)
  for (const key of all) print(line(key))
  if (all.length === 0) print('There are no keys.')
}

const revoke = async (id: string, { keys, now, print }: Asking): Promise<void> => {
  // Whoever has only the key itself may hand in all of it: it begins with its id.
  const [short = ''] = /^[0-9a-f]{12}/.exec(id) ?? []
  if (!(await keys.revoke(short, now))) throw new Told(`There is no key ${short} that could be revoked.`)
  print(`Revoked. ${short} opens nothing any more.`)
}

/** Does what was asked for; 1 when it couldn't, else 0. */
export const apiKey = async (asking: Asking): Promise<number> => {
  try {
    const { values, positionals } = optionsIn(asking.args)
    const [command, id = ''] = positionals
    if (command === 'add') await add(values, asking)
    else if (command === 'list') await list(values, asking)
    else if (command === 'revoke') await revoke(id, asking)
    else throw new Told(USAGE)
    return 0
  } catch (thrown) {
    if (!(thrown instanceof Told)) throw thrown
    asking.print(thrown.message)
    return 1
  }
}

const main = async (args: readonly string[]): Promise<number> => {
  const store = await openStore(configHere())
  const keys = createApiKeys({ store, chance: systemChance })
  const councils = [...loadKnowledge(knowledgeFolder()).councils.keys()]
  const services = SERVICES.filter(({ answersOnly }) => !answersOnly).map(({ name }) => name)
  const print = (text: string) => console.log(text)
  try {
    return await apiKey({ args, councils, services, keys, now: systemClock.now(), print })
  } finally {
    await store.close()
  }
}

if (require.main === module)
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error))
      process.exitCode = 1
    },
  )
