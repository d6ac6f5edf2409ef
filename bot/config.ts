import { z } from 'zod'
import { BotError } from './errors'
import { outboxFaults, outboxVariables } from './outboxConfig'
import { signInFaults, signInVariables } from './signInConfig'
import { voiceVariables } from './voiceConfig'

const whole = (fallback: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'write a whole number, such as 60')
    .prefault(fallback)
    .transform(Number)

const secret = (least: number) => z.string().min(least, `write at least ${least} characters`)

const origin = z
  .url('write a web address, such as https://www.otherford.gov.uk')
  .refine((url) => URL.canParse(url) && new URL(url).origin === url, 'leave out the path and the last stroke')

/** `otherford=https://a.gov.uk` is for one council; an address alone is for all (`*`). */
const origins = z
  .string()
  .prefault('')
  .transform((list) => list.split(',').filter((entry) => entry.trim() !== ''))
  .transform((entries) =>
    entries.map((entry) => {
      const [first = '', second] = entry.split('=').map((part) => part.trim())
      return second === undefined ? { council: '*', origin: first } : { council: first, origin: second }
    }),
  )
  .pipe(z.array(z.object({ council: z.string(), origin })))

const councils = z
  .string()
  .prefault('all')
  .transform((list) => (list.trim() === 'all' ? ('all' as const) : list.split(',').map((id) => id.trim())))

/**
 * Every variable: its check, its default, and for whom it is. `.env.example` holds the same list, and a test compares
 * the two. An empty variable counts as not set.
 */
const Variables = z.object({
  PORT: whole('3978').describe(
    'The port to listen on; 3978 is what Bot Framework tools expect. 0 takes any free one.',
  ),
  HOST: z
    .string()
    .optional()
    .describe(
      'The address to listen on. Not set: all of them, IPv6 too, as a server in a container must. 127.0.0.1 keeps it to this machine.',
    ),
  PUBLIC_URL: origin
    .optional()
    .describe(
      'What residents see in the address bar, such as https://chat.otherford.gov.uk. Not set: what each request says it asked for.',
    ),
  TRUST_PROXY: whole('0').describe(
    'How many proxies stand in front and may be believed about X-Forwarded-For. With one in front and 0 here, all residents share the limits of one address.',
  ),
  DATA_DIR: z
    .string()
    .prefault('./data')
    .describe(
      'The folder for conversations, for what councils imported, and for the key that signs tokens. Back it up; keep it private.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'write postgres://user:password@host:5432/database' })
    .optional()
    .describe(
      'A PostgreSQL database of its own for everything but imports, such as postgres://user:password@host:5432/council. Any number of processes may share it. Not set: a file in DATA_DIR, for one process.',
    ),
  DATABASE_CONNECTIONS: whole('10')
    .pipe(z.number().min(1, 'write at least 1'))
    .describe('How many connections each process opens to DATABASE_URL at most, beside one for news.'),
  COUNCILS: councils.describe('Ids of the councils to serve, with commas, or all.'),
  ALLOWED_ORIGINS: origins.describe(
    'Other websites that may start conversations, with commas: otherford=https://www.otherford.gov.uk for one council, an address alone for all.',
  ),
  TOKEN_SECRET: secret(32)
    .optional()
    .describe(
      'Signs the tokens; at least 32 characters. Not set: made at the first start and kept in DATABASE_URL, else in DATA_DIR.',
    ),
  LIMIT_MESSAGES_PER_MINUTE: whole('120').describe(
    'Messages a minute in one conversation; faster than anybody types. 0 is no limit.',
  ),
  LIMIT_REQUESTS_PER_MINUTE: whole('6000').describe(
    'Requests a minute from one address; an office shares one, and so does everybody behind a proxy that TRUST_PROXY does not count. 0 is no limit.',
  ),
  LIMIT_CONVERSATIONS_PER_HOUR: whole('3000').describe(
    'Conversations started in an hour from one address. 0 is no limit.',
  ),
  LIMIT_MESSAGES_PER_CONVERSATION: whole('2000').describe(
    'Messages, theirs and ours, until a conversation is full. 0 is no limit.',
  ),
  LIMIT_TRACKING_PER_HOUR: whole('120').describe(
    'References looked up on the tracking page in an hour from one address. 0 is no limit.',
  ),
  LIMIT_SIGN_INS_PER_HOUR: whole('300').describe(
    'Attempts of advisors to sign in with a password in an hour from one address; an office shares one. 0 is no limit.',
  ),
  LIMIT_REQUESTS_PER_KEY: whole('600').describe(
    'Requests a minute with one API key, from wherever they come. 0 is no limit.',
  ),
  LIMIT_SOCKETS_PER_ADDRESS: whole('2000').describe('Open WebSockets from one address. 0 is no limit.'),
  LIMIT_SOCKETS_PER_CONVERSATION: whole('6').describe(
    'Open WebSockets of one conversation: tabs and reconnections. 0 is no limit.',
  ),
  MICROSOFT_APP_ID: z
    .string()
    .optional()
    .describe('The Azure app of the bot. Only when it is set is /api/messages there.'),
  MICROSOFT_APP_PASSWORD: z.string().optional().describe('Its secret.'),
  MICROSOFT_APP_TYPE: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'])
    .prefault('SingleTenant')
    .describe('Its kind: MultiTenant, SingleTenant or UserAssignedMSI.'),
  MICROSOFT_APP_TENANT_ID: z
    .string()
    .optional()
    .describe('The tenant of a SingleTenant or UserAssignedMSI app.'),
  MICROSOFT_APP_COUNCIL: z
    .string()
    .optional()
    .describe('The council that Azure channels talk to. Needed when several are served.'),
  MICROSOFT_APP_VOICE: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[\w:]+)+$/, 'write a name such as en-GB-SoniaNeural')
    .prefault('en-GB-SoniaNeural')
    .describe('The voice of Azure that speaks to callers on Azure channels.'),
  ...voiceVariables,
  ...outboxVariables,
  ...signInVariables,
  METRICS_TOKEN: secret(16)
    .optional()
    .describe(
      'Whoever reads /metrics must send it as a bearer token. Not set: only this machine may read them.',
    ),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .prefault('info')
    .describe('How much to log: silent, error, warn, info or debug. What residents say is never logged.'),
})

export type Config = z.infer<typeof Variables>

/** What Azure asks of an app, by its kind. */
const wholeApp = (read: Config, { addIssue }: z.core.$RefinementCtx): void => {
  if (read.MICROSOFT_APP_ID === undefined) return
  const needed = {
    MICROSOFT_APP_PASSWORD: read.MICROSOFT_APP_TYPE !== 'UserAssignedMSI',
    MICROSOFT_APP_TENANT_ID: read.MICROSOFT_APP_TYPE !== 'MultiTenant',
  }
  for (const name of ['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'] as const) {
    if (needed[name] && read[name] === undefined)
      addIssue({ code: 'custom', path: [name], message: `is needed for a ${read.MICROSOFT_APP_TYPE} app` })
  }
}

const Whole = Variables.superRefine((read, context) => {
  wholeApp(read, context)
  for (const { name, message } of [...outboxFaults(read), ...signInFaults(read)])
    context.addIssue({ code: 'custom', path: [name], message })
})

const faultsOf = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => `\n  ${path[0] === undefined ? '' : String(path[0])}: ${message}`)
    .join('')

/** Reads the configuration from an environment; throws `config_faulty` naming every fault at once. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = Whole.safeParse(set)
  if (!read.success) throw new BotError('config_faulty', { detail: faultsOf(read.error) })
  return read.data
}

/** The configuration of this process, for the commands that need it. */
export const configHere = (): Config => readConfig(process.env)

const wrapped = (text: string): string => text.replace(/(.{1,108})(\s+|$)/g, '# $1\n')

const defaultOf = (variable: z.ZodType): string => {
  let inner: unknown = variable
  while (inner instanceof z.ZodPipe) inner = inner.in
  return inner instanceof z.ZodPrefault ? String(inner.def.defaultValue) : ''
}

/** The text of `.env.example`: every variable, what it is for, and its default. */
export const envExample = (): string =>
  Object.entries(Variables.shape)
    .map(([name, variable]) => `${wrapped(variable.description ?? '')}${name}=${defaultOf(variable)}\n`)
    .join('\n')
