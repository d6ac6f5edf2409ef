import { z } from 'zod'
import { type OfCouncil, perCouncil, withoutValue } from './perCouncil'

/** `key_name-<service id>-<secret>`, as Notify hands it out: the client takes it apart from its end. */
const KEY = /^.+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const apiKey = z.string().regex(KEY, 'write API keys as GOV.UK Notify shows them')
const templateId = z.uuid('write ids as GOV.UK Notify shows them')
const token = z.string().regex(/^[\x21-\x7e]{16,}$/, 'write at least 16 letters and digits, without spaces')
const longEnough = (least: number) => z.string().min(least, `write at least ${least} characters`)
const address = z.url({
  protocol: /^https?$/,
  error: 'write web addresses, such as https://crm.otherford.gov.uk/cases',
})

const KEYS_FOR = 'otherford=… for one council, with commas between several; one alone is for all'

/** The variables by which others are told what happens: none is set, nobody is told. */
export const outboxVariables = {
  NOTIFY_API_KEYS: perCouncil(apiKey).describe(
    `API keys of GOV.UK Notify: ${KEYS_FOR}. Not set: nobody is sent an email or a text message.`,
  ),
  NOTIFY_SMS_TEMPLATES: perCouncil(templateId).describe(
    'Ids of the text message template at GOV.UK Notify, whose text is ((message)); for each council as above. Not set: no texts.',
  ),
  NOTIFY_EMAIL_TEMPLATES: perCouncil(templateId).describe(
    'Ids of the email template, with the subject ((subject)) and the text ((message)), ((detail)), ((more)). Not set: no emails.',
  ),
  NOTIFY_CALLBACK_TOKENS: perCouncil(token).describe(
    'Bearer tokens, at least 16 characters, that you give to GOV.UK Notify for its callbacks to /notify/receipts and /notify/texts; for each council as above. Not set: neither address is there.',
  ),
  NOTIFY_URL: z
    .url({ protocol: /^https?$/ })
    .prefault('https://api.notifications.service.gov.uk')
    .describe('Where GOV.UK Notify is.'),
  WEBHOOK_URLS: perCouncil(address).describe(
    `Addresses that are told whatever happens to a case: ${KEYS_FOR}. Not set: none is told.`,
  ),
  WEBHOOK_SECRETS: perCouncil(longEnough(24)).describe(
    'Secrets that sign what is told to them, at least 24 characters, or whsec_ and base64; for each council as above.',
  ),
  DESK_WEBHOOK_URLS: perCouncil(address).describe(
    `Addresses of councils’ own desks, which take over conversations instead of the advisors here: ${KEYS_FOR}. Not set: the advisors here do.`,
  ),
  DESK_WEBHOOK_SECRETS: perCouncil(longEnough(24)).describe(
    'Secrets that sign what is told to those desks and what they answer, at least 24 characters, or whsec_ and base64; for each council as above.',
  ),
}

type Read = Record<
  | 'NOTIFY_API_KEYS'
  | 'NOTIFY_SMS_TEMPLATES'
  | 'NOTIFY_EMAIL_TEMPLATES'
  | 'NOTIFY_CALLBACK_TOKENS'
  | 'WEBHOOK_URLS'
  | 'WEBHOOK_SECRETS'
  | 'DESK_WEBHOOK_URLS'
  | 'DESK_WEBHOOK_SECRETS',
  readonly OfCouncil[]
>

interface Fault {
  name: keyof Read
  message: string
}

const missing = (name: keyof Read, of: string, councils: readonly string[]): readonly Fault[] =>
  councils.map((council) => ({ name, message: `is needed for ${council}, which has ${of}` }))

const sameTokens = (tokens: readonly OfCouncil[]): readonly Fault[] =>
  new Set(tokens.map(({ value }) => value)).size === tokens.length
    ? []
    : [{ name: 'NOTIFY_CALLBACK_TOKENS', message: 'give each council a token of its own' }]

/** What one variable needs of another. */
export const outboxFaults = (read: Read): readonly Fault[] => {
  const keys = read.NOTIFY_API_KEYS
  const templates = [...read.NOTIFY_SMS_TEMPLATES, ...read.NOTIFY_EMAIL_TEMPLATES]
  const keyless = withoutValue(templates, keys, { some: true })
  const useless = withoutValue(keys, templates, { some: true })
  return [
    ...missing('NOTIFY_API_KEYS', 'a template', keyless),
    ...missing('NOTIFY_SMS_TEMPLATES', 'a key, or set NOTIFY_EMAIL_TEMPLATES', useless),
    ...missing('WEBHOOK_SECRETS', 'a webhook', withoutValue(read.WEBHOOK_URLS, read.WEBHOOK_SECRETS)),
    ...missing(
      'DESK_WEBHOOK_SECRETS',
      'a desk',
      withoutValue(read.DESK_WEBHOOK_URLS, read.DESK_WEBHOOK_SECRETS),
    ),
    ...sameTokens(read.NOTIFY_CALLBACK_TOKENS),
  ]
}
