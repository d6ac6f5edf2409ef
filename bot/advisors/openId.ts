import type { Configuration } from 'openid-client'
import type { Config } from '../config'

/** What must be remembered, by the browser that was sent away, until it is back. */
export interface Sent {
  state: string
  nonce: string
  verifier: string
}

/** What the issuer says of somebody. */
export type Claims = Readonly<Record<string, unknown>> & { iss: string; sub: string }

/** What somebody is called when they sign in there, the best first. */
export const USERNAME_CLAIMS = ['preferred_username', 'email', 'upn'] as const

/** Signing in at somebody else’s: code flow with PKCE, state and nonce. Everything throws when the issuer can’t be reached. */
export interface OpenId {
  begin(returnTo: string): Promise<{ url: string; sent: Sent }>
  /** Who came back to `at`, the address with all that was added to it; throws unless it is the answer to what was sent. */
  finish(at: URL, sent: Sent): Promise<Claims>
  /** Where to sign out of the issuer too; `undefined` where it has no such address. */
  endAt(returnTo: string): Promise<string | undefined>
}

type Settings = Pick<
  Config,
  'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_SCOPE' | 'OIDC_GROUPS_CLAIM' | 'OIDC_ISSUER'
>

/** Somebody waits for the page meanwhile. */
const PATIENCE_S = 10

// An ES module, which CommonJS can only import so; and only those who use it have it loaded.
const library = () => import('openid-client')

/** The issuer’s addresses and keys: asked for when they are first needed, and again if that failed. */
const discovering = (issuer: string, settings: Settings): (() => Promise<Configuration>) => {
  let known: Promise<Configuration> | undefined
  const discover = async (): Promise<Configuration> => {
    const { discovery, allowInsecureRequests } = await library()
    const { OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '' } = settings
    // The configuration takes http for this machine only.
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : []
    return discovery(new URL(issuer), OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
      execute,
      timeout: PATIENCE_S,
    })
  }
  return () => {
    known ??= discover().catch((fault: unknown) => {
      known = undefined
      throw fault
    })
    return known
  }
}

/** Some issuers keep names, or what somebody may do, out of the ID token, and tell it when they are asked. */
const tellsAll = (claims: Claims, groups: string): boolean =>
  claims[groups] !== undefined && USERNAME_CLAIMS.some((name) => claims[name] !== undefined)

/** Sign-in at the issuer that is configured; `undefined` where none is. */
export const createOpenId = (settings: Settings): OpenId | undefined => {
  const { OIDC_ISSUER: issuer, OIDC_SCOPE: scope, OIDC_GROUPS_CLAIM: groups } = settings
  if (issuer === undefined) return undefined
  const configuration = discovering(issuer, settings)
  return {
    begin: async (returnTo) => {
      const config = await configuration()
      const client = await library()
      const verifier = client.randomPKCECodeVerifier()
      const sent = { state: client.randomState(), nonce: client.randomNonce(), verifier }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: returnTo,
        scope,
        state: sent.state,
        nonce: sent.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, sent }
    },
    finish: async (at, { state, nonce, verifier }) => {
      const config = await configuration()
      const client = await library()
      const tokens = await client.authorizationCodeGrant(config, at, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new TypeError('an answer without an ID token')
      const isAskable = config.serverMetadata().userinfo_endpoint !== undefined
      if (!isAskable || tellsAll(claims, groups)) return claims
      return { ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims }
    },
    endAt: async (returnTo) => {
      const config = await configuration()
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined
      const { buildEndSessionUrl } = await library()
      return buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href
    },
  }
}
