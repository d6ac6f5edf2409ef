/**
 * A console that signs in at a real OpenID Connect provider, both in a process of their own: the libraries on both sides
 * are ES modules, which Jest's CommonJS can't load. Whoever started it sends `Told`, and is sent `Running` first.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Claims } from '../../../../bot/advisors/openId'
import { RETURN_PATH } from '../../../../bot/console/signInOpenId'
import { startConsole } from '../console'
import { newFolder } from '../server'

export interface Running {
  url: string
  issuer: string
  folder: string
}

export type Told =
  | { people: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
  | { isDown: boolean }
  | { moveOn: number }

const CLIENT = { client_id: 'council-assistant', client_secret: 'a secret that only the two know' }

/** The claims of everybody whom the provider knows, by what they sign in with there. */
let people: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}
let isDown = false

const start = async (): Promise<void> => {
  const { default: Provider } = await import('oidc-provider')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = newFolder()
  const site = await startConsole(
    {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_GROUPS: '6f1c0ab2=otherford:supervisor',
      ...(JSON.parse(process.env.SITE ?? '{}') as Record<string, string>),
    },
    { folder },
  )
  const provider = new Provider(issuer, {
    clients: [
      {
        ...CLIENT,
        redirect_uris: [`${site.url}${RETURN_PATH}`],
        post_logout_redirect_uris: [`${site.url}/advisor/signed-out`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'name', 'preferred_username', 'roles'],
      email: ['email'],
    },
    // As Entra ID does it, unless a test wants them to be asked for.
    conformIdTokenClaims: process.env.ASKED === '1',
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people[id] }) as unknown as Claims,
    }),
    cookies: { keys: ['only for tests'] },
  })
  const answer = provider.callback()
  server.on('request', (req, res) => {
    if (isDown) res.destroy()
    else answer(req, res)
  })
  process.on('message', (told: Told) => {
    if ('people' in told) people = told.people
    if ('isDown' in told) isDown = told.isDown
    if ('moveOn' in told) site.clock.moveOn(told.moveOn)
    process.send?.('done')
  })
  process.send?.({ url: site.url, issuer, folder } satisfies Running)
}

start().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exit(1)
})
