import { z } from 'zod'

const whole = (fallback: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'write a whole number above 0, such as 30')
    .prefault(fallback)
    .transform(Number)

/** The variables by which advisors sign in. */
export const signInVariables = {
  ADVISOR_IDLE_MINUTES: whole('30').describe(
    'Minutes after which advisors are signed out who do nothing and have the console open nowhere.',
  ),
  LOCAL_SIGN_IN: z
    .enum(['on', 'off'])
    .prefault('on')
    .transform((written) => written === 'on')
    .describe('off: nobody signs in with a user name and a password kept here, only with OpenID Connect.'),
  ADVISOR_HOURS: whole('12').describe('Hours after which advisors sign in again in any case.'),
}
