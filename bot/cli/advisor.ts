/** `npm run advisor:add`, `advisor:list`, `advisor:change`, `advisor:sign-out`: who signs in to the console. */
import { join } from 'node:path'
import { knowledgeFolder, loadKnowledge } from '../../knowledge/load'
import { projectRoot } from '../../knowledge/root'
import type { Known, Wanted } from '../advisors/accountFields'
import { createAccounts } from '../advisors/accounts'
import { createAudit } from '../advisors/audit'
import { createPasswords, passwordFault } from '../advisors/passwords'
import { usernameOf } from '../advisors/signIn'
import { systemChance } from '../chance'
import { systemClock } from '../clock'
import { configHere } from '../config'
import { BotError } from '../errors'
import type { KeptAdvisor } from '../storage/advisorStore'
import { openStore } from '../storage/openStore'
import { readPageWords } from '../web/pages/words'
import {
  type Asking,
  DEFAULTS,
  FIELDS,
  fieldsIn,
  type Options,
  optionsIn,
  Told,
  USAGE,
  writtenIn,
} from './advisorAsked'
import { askPassword } from './askPassword'

const newPassword = async (
  account: Pick<KeptAdvisor, 'username' | 'name'>,
  { askPassword: ask, words }: Asking,
): Promise<string> => {
  const password = await ask()
  if (password === undefined) throw new Told('The two were not the same. Nothing was changed.')
  const fault = passwordFault(password, account)
  if (fault !== undefined) throw new Told(`${words.line('password', fault)}. Nothing was changed.`)
  return password
}

const isWhole = (read: Partial<Wanted>): read is Wanted => FIELDS.every((field) => read[field] !== undefined)

const showLink = async ({ id, name }: KeptAdvisor, { accounts, site, print }: Asking): Promise<void> => {
  const secret = await accounts.invite(id)
  print(
    `A link for ${name} to choose a password, good for 72 hours and for one use:\n\n${site}/advisor/welcome/${secret}\n`,
  )
}

const add = async (options: Options, asking: Asking): Promise<void> => {
  const { accounts, print } = asking
  if ([options.username, options.name, options.councils].includes(undefined)) throw new Told(USAGE)
  const wanted = fieldsIn({ ...DEFAULTS, ...writtenIn(options) }, asking)
  if (!isWhole(wanted)) throw new Told(USAGE)
  const taken = await asking.store.advisorNamed(wanted.username)
  if (taken !== undefined) throw new BotError('account_taken')
  const without = options['no-password'] || options.link
  const password = without ? undefined : await newPassword(wanted, asking)
  const account = await accounts.add({ ...wanted, password })
  print(`${account.name} can sign in at ${asking.site}/advisor as ${account.username}.`)
  if (options.link) await showLink(account, asking)
}

const accountNamed = async (username: string, { store }: Asking): Promise<KeptAdvisor> => {
  if (username === '') throw new Told(USAGE)
  const account = await store.advisorNamed(usernameOf(username))
  if (account === undefined) throw new Told(`There is no account "${username}". See npm run advisor:list.`)
  return account
}

const change = async (username: string, options: Options, asking: Asking): Promise<void> => {
  const account = await accountNamed(username, asking)
  const { disable, enable, link } = options
  if (disable && enable) throw new Told('Choose one of --disable and --enable.')
  const fields = fieldsIn({ councils: account.councils, ...writtenIn(options) }, asking)
  const wanted = {
    ...fields,
    ...(disable ? { isDisabled: true } : {}),
    ...(enable ? { isDisabled: false } : {}),
  }
  // Asked for before anything is changed: a slip leaves all as it was.
  const password = options.password ? await newPassword({ ...account, ...wanted }, asking) : undefined
  const changed = await asking.accounts.change(account.id, wanted, { evenTheLast: options['even-the-last'] })
  if (password !== undefined) await asking.accounts.setPassword(account.id, password)
  if (link) await showLink(changed, asking)
  asking.print(lineOf(changed))
}

const waysOf = ({ passwordHash, openId }: KeptAdvisor): string =>
  [
    ...(passwordHash === undefined ? [] : ['password']),
    ...(openId === undefined ? [] : ['OpenID Connect']),
  ].join(' and ') || 'has not chosen a password'

const lineOf = (account: KeptAdvisor): string =>
  [
    account.username,
    account.name,
    account.roles.join(','),
    `councils ${account.councils.join(',')}`,
    `teams ${account.teams.join(',')}`,
    account.languages.join(','),
    `up to ${account.capacity}`,
    waysOf(account),
    ...(account.isDisabled ? ['DISABLED'] : []),
  ].join('  ')

const list = async ({ councils }: Options, { store, print }: Asking): Promise<void> => {
  const wanted = councils?.split(',') ?? []
  const all = (await store.advisors()).filter(
    (each) =>
      wanted.length === 0 || each.councils.includes('*') || wanted.some((id) => each.councils.includes(id)),
  )
  for (const account of all) print(lineOf(account))
  if (all.length === 0) print('There are no accounts. Make one with npm run advisor:add.')
}

const signOut = async (username: string, asking: Asking): Promise<void> => {
  const { id, name } = await accountNamed(username, asking)
  const ended = await asking.store.revokeSessionsOf(id, { at: asking.now })
  asking.print(`${name} is signed out everywhere: ${ended.length} ended.`)
}

const HINTS: Readonly<Partial<Record<string, string>>> = {
  last_administrator: ' If that is what you want, say --even-the-last.',
}

const done = async (asking: Asking): Promise<void> => {
  const { values, positionals } = optionsIn(asking.args)
  const [command, username = ''] = positionals
  if (command === 'add') await add(values, asking)
  else if (command === 'list') await list(values, asking)
  else if (command === 'change') await change(username, values, asking)
  else if (command === 'sign-out') await signOut(username, asking)
  else throw new Told(USAGE)
}

/** Does what was asked for; 1 when it couldn't, else 0. */
export const advisor = async (asking: Asking): Promise<number> => {
  try {
    await done(asking)
    return 0
  } catch (thrown) {
    if (thrown instanceof BotError) asking.print(`${thrown.message}${HINTS[thrown.code] ?? ''}`)
    else if (thrown instanceof Told) asking.print(thrown.message)
    else throw thrown
    return 1
  }
}

/** The councils there are, and their teams, as accounts name them. */
const knownHere = (): Known => ({
  isAll: true,
  councils: new Map(
    [...loadKnowledge(knowledgeFolder()).councils].map(([id, { advisors }]) => [
      id,
      { teams: advisors.teams.map((team) => team.id) },
    ]),
  ),
})

const main = async (args: readonly string[]): Promise<number> => {
  const config = configHere()
  const store = await openStore(config)
  const [clock, chance] = [systemClock, systemChance]
  const accounts = createAccounts({
    store,
    clock,
    chance,
    passwords: createPasswords(chance),
    audit: createAudit({ store, clock }),
    // A running server looks for itself, within seconds.
    recheck: async () => undefined,
  })
  try {
    return await advisor({
      args,
      known: knownHere(),
      store,
      accounts,
      words: readPageWords(join(projectRoot, 'bot', 'console', 'words.en.yaml')),
      now: clock.now(),
      site: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
      print: (text) => console.log(text),
      askPassword: () => askPassword(process.stdin, (text) => process.stderr.write(text)),
    })
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
