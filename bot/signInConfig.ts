import { z } from 'zod'
import { ROLES } from './advisors/advisor'

const whole = (fallback: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'write a whole number above 0, such as 30')
    .prefault(fallback)
    .transform(Number)

const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/

/** What somebody may do at a council, in a team of it: `*` is all of them. */
export interface Grant {
  council: string
  role: (typeof ROLES)[number]
  team: string
}

const ALL = '*'
const GRANT = new RegExp(`^(\\*|[a-z0-9-]+):(${ROLES.join('|')})(?::(\\*|[a-z0-9-]+))?$`)

/** Reads `otherford:advisor` or `otherford:advisor:benefits`; `undefined` for anything else. */
export const readGrant = (text: string): Grant | undefined => {
  const [, council, written, team = ALL] = GRANT.exec(text) ?? []
  const role = ROLES.find((each) => each === written)
  return council === undefined || role === undefined ? undefined : { council, role, team }
}

/** `6f1c…=otherford:advisor`: whoever is in the group on the left may do what is on the right. */
const groups = z
  .string()
  .prefault('')
  .transform((list) => list.split(',').map((entry) => entry.trim()))
  .transform((entries) => entries.filter((entry) => entry !== ''))
  .transform((entries, { addIssue }) =>
    entries.flatMap((entry) => {
      const at = entry.lastIndexOf('=')
      const grant = readGrant(entry.slice(at + 1).trim())
      if (at > 0 && grant !== undefined) return [{ group: entry.slice(0, at).trim(), grant }]
      addIssue({ code: 'custom', message: 'write group=council:role or group=council:role:team' })
      return []
    }),
  )

/** The variables by which advisors sign in. */
export const signInVariables = {
  ADVISOR_IDLE_MINUTES: whole('30').describe(
    'Minutes after which advisors are signed out who do nothing and have the console open nowhere.',
  ),
  ADVISOR_HOURS: whole('12').describe('Hours after which advisors sign in again in any case.'),
  LOCAL_SIGN_IN: z
    .enum(['on', 'off'])
    .prefault('on')
    .transform((written) => written === 'on')
    .describe('off: nobody signs in with a user name and a password kept here, only with OpenID Connect.'),
  OIDC_ISSUER: z
    .url('write the web address of the issuer, such as https://login.microsoftonline.com/TENANT/v2.0')
    .refine((url) => url.startsWith('https://') || LOCAL.test(url), 'it must be https')
    .optional()
    .describe(
      'Advisors sign in with OpenID Connect at this issuer, such as https://login.microsoftonline.com/TENANT/v2.0. Register there the redirect address PUBLIC_URL/advisor/sign-in/return, and PUBLIC_URL/advisor/signed-out for after signing out.',
    ),
  OIDC_CLIENT_ID: z.string().optional().describe('The id that the issuer gave this application.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Its secret.'),
  OIDC_SCOPE: z.string().prefault('openid profile email').describe('What is asked of the issuer.'),
  OIDC_GROUPS_CLAIM: z
    .string()
    .prefault('roles')
    .describe(
      'The claim that says what somebody may do: roles is for app roles of Entra ID, groups for groups. A value such as otherford:advisor (council:role) or otherford:advisor:benefits (and one team) says it by itself; * is all councils. Roles: advisor, supervisor, manager, administrator.',
    ),
  OIDC_GROUPS: groups.describe(
    'What other values of that claim mean, with commas: 6f1c0ab2-…=otherford:advisor. Values that mean nothing here are passed over; whoever has none that does is refused.',
  ),
}

interface Read {
  LOCAL_SIGN_IN: boolean
  OIDC_ISSUER?: string | undefined
  OIDC_CLIENT_ID?: string | undefined
  OIDC_CLIENT_SECRET?: string | undefined
}

interface Fault {
  name: keyof Read
  message: string
}

/** What one variable needs of another. */
export const signInFaults = (read: Read): readonly Fault[] => {
  if (read.OIDC_ISSUER === undefined)
    return read.LOCAL_SIGN_IN ? [] : [{ name: 'OIDC_ISSUER', message: 'is needed when LOCAL_SIGN_IN is off' }]
  return (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const)
    .filter((name) => read[name] === undefined)
    .map((name) => ({ name, message: 'is needed with an OIDC_ISSUER' }))
}
