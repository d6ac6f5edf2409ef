/** What the commands of `advisor.ts` are asked for, and what they are given to do it with. */
import { parseArgs } from 'node:util'
import { type Field, type Known, readFields, type Wanted, type Written } from '../advisors/accountFields'
import type { Accounts } from '../advisors/accounts'
import type { AdvisorStore } from '../storage/advisorStore'
import type { PageWords } from '../web/pages/words'

export const USAGE = `Usage:
  npm run advisor:add -- --username NAME --name "WHAT RESIDENTS SEE" --councils ID[,ID]
                         [--roles advisor] [--teams '*'] [--languages en] [--capacity 3] [--no-password | --link]
  npm run advisor:list [-- --councils ID[,ID]]
  npm run advisor:change -- USERNAME [any of the above] [--password] [--link] [--disable | --enable] [--even-the-last]
  npm run advisor:sign-out -- USERNAME
  Roles: advisor, supervisor, manager, administrator; several with commas. '*' is all councils, or all teams.
  The password is asked for, or read from a pipe. --link shows a link instead, with which they choose one themselves.
  --no-password is for people who sign in with OpenID Connect. A change of password and --disable end all their sign-ins.`

/** Something was asked for that can't be done: told, and nothing else. */
export class Told extends Error {}

/** What was asked for, and what it is done with. */
export interface Asking {
  args: readonly string[]
  known: Known
  store: AdvisorStore
  accounts: Accounts
  words: PageWords
  now: Date
  /** Where the console is, for links. */
  site: string
  print(line: string): void
  /** `undefined` when it was typed differently the second time. */
  askPassword(): Promise<string | undefined>
}

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      username: { type: 'string' },
      name: { type: 'string' },
      councils: { type: 'string' },
      teams: { type: 'string' },
      roles: { type: 'string' },
      languages: { type: 'string' },
      capacity: { type: 'string' },
      password: { type: 'boolean', default: false },
      'no-password': { type: 'boolean', default: false },
      link: { type: 'boolean', default: false },
      disable: { type: 'boolean', default: false },
      enable: { type: 'boolean', default: false },
      'even-the-last': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })

export type Options = ReturnType<typeof parsed>['values']

export const optionsIn = (args: readonly string[]): ReturnType<typeof parsed> => {
  try {
    return parsed(args)
  } catch (thrown) {
    // It names the option that it doesn't know.
    throw new Told(`${String(thrown).replace(/^\w+ \[\w+\]: /, '')}\n${USAGE}`)
  }
}

export const FIELDS: readonly Field[] = [
  'username',
  'name',
  'roles',
  'councils',
  'teams',
  'languages',
  'capacity',
]
export const DEFAULTS: Written = { roles: 'advisor', teams: '*', languages: 'en', capacity: '3' }

export const writtenIn = (options: Options): Written =>
  Object.fromEntries(
    FIELDS.flatMap((field) => (options[field] === undefined ? [] : [[field, options[field]]])),
  )

/** Reads the fields; tells every fault at once, each with its option. */
export const fieldsIn = (written: Written, { known, words }: Asking): Partial<Wanted> => {
  const { read, faults } = readFields(written, known)
  if (faults.length === 0) return read
  throw new Told(
    faults.map(({ field, line, values }) => `--${field}: ${words.line('account', line, values)}.`).join('\n'),
  )
}
