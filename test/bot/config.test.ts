import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { envExample, readConfig } from '../../bot/config'
import { valueFor } from '../../bot/perCouncil'
import { thresholdsFor } from '../../bot/voiceConfig'
import { projectRoot } from '../../knowledge/root'

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3978, DATA_DIR: './data', COUNCILS: 'all', TRUST_PROXY: 0 })
  })
  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', TOKEN_SECRET: '' })).toMatchObject({ PORT: 3978 })
  })
  it('reads lists', () => {
    const { COUNCILS, ALLOWED_ORIGINS } = readConfig({
      COUNCILS: 'otherford, elsewhere',
      ALLOWED_ORIGINS: 'otherford=https://www.otherford.gov.uk, https://all.example',
    })
    expect(COUNCILS).toEqual(['otherford', 'elsewhere'])
    expect(ALLOWED_ORIGINS).toEqual([
      { council: 'otherford', origin: 'https://www.otherford.gov.uk' },
      { council: '*', origin: 'https://all.example' },
    ])
  })
  it('names every fault at once', () => {
    const faults = {
      PORT: 'web',
      TOKEN_SECRET: 'short',
      LOG_LEVEL: 'loud',
      ALLOWED_ORIGINS: 'https://a.example/page',
    }
    const naming = expect.stringMatching(
      /PORT: [\s\S]*ALLOWED_ORIGINS: [\s\S]*TOKEN_SECRET: [\s\S]*LOG_LEVEL: /,
    )
    expect(() => readConfig(faults)).toThrow(
      expect.objectContaining({ code: 'config_faulty', message: naming }),
    )
  })
  it('takes the address of a PostgreSQL, and of nothing else', () => {
    const DATABASE_URL = 'postgres://me:s%40cret@db.example:5432/council?sslmode=verify-full'
    expect(readConfig({ DATABASE_URL })).toMatchObject({ DATABASE_URL, DATABASE_CONNECTIONS: 10 })
    for (const wrong of ['mysql://db.example/council', 'db.example', '/var/council.db'])
      expect(() => readConfig({ DATABASE_URL: wrong })).toThrow(/DATABASE_URL: write postgres:/)
    expect(() => readConfig({ DATABASE_CONNECTIONS: '0' })).toThrow(/DATABASE_CONNECTIONS: write at least 1/)
  })
  it('asks for what Azure asks of an app', () => {
    expect(() => readConfig({ MICROSOFT_APP_ID: 'app' })).toThrow(
      /APP_PASSWORD: .*SingleTenant[\s\S]*APP_TENANT_ID: /,
    )
    const identity = {
      MICROSOFT_APP_ID: 'app',
      MICROSOFT_APP_TYPE: 'UserAssignedMSI',
      MICROSOFT_APP_TENANT_ID: 't',
    }
    expect(readConfig(identity)).toMatchObject(identity)
  })
  describe('for callers', () => {
    const token = 't'.repeat(16)
    it('is off when nothing is set', () => {
      const { VOICE_TOKEN, VOICE_TRANSFER, VOICE_CONFIDENCE, VOICE_TRY } = readConfig({})
      expect({ VOICE_TOKEN, VOICE_TRANSFER, VOICE_TRY }).toEqual({
        VOICE_TOKEN: [],
        VOICE_TRANSFER: [],
        VOICE_TRY: false,
      })
      expect(thresholdsFor(VOICE_CONFIDENCE)).toEqual({ ask: 0.5, act: 0.8 })
    })
    it('is for one council or for all', () => {
      const { VOICE_TOKEN, VOICE_TRANSFER } = readConfig({
        VOICE_TOKEN: token,
        VOICE_TRANSFER: 'otherford=tel:+441234567890, elsewhere=sip:advisors@pbx.example;transport=tls',
      })
      expect(valueFor(VOICE_TOKEN, 'otherford')).toBe(token)
      expect(valueFor(VOICE_TRANSFER, 'otherford')).toBe('tel:+441234567890')
      expect(valueFor(VOICE_TRANSFER, 'elsewhere')).toBe('sip:advisors@pbx.example;transport=tls')
    })
    it('has thresholds for each recogniser, and usual ones', () => {
      const { VOICE_CONFIDENCE } = readConfig({ VOICE_CONFIDENCE: 'google=0.6/0.85,0.4/0.7' })
      expect(thresholdsFor(VOICE_CONFIDENCE, 'google')).toEqual({ ask: 0.6, act: 0.85 })
      expect(thresholdsFor(VOICE_CONFIDENCE, 'sphinx')).toEqual({ ask: 0.4, act: 0.7 })
      const { VOICE_CONFIDENCE: alone } = readConfig({ VOICE_CONFIDENCE: 'google=0.6/0.85' })
      expect(thresholdsFor(alone)).toEqual({ ask: 0.5, act: 0.8 })
    })
    it.each([
      [{ VOICE_TOKEN: 'short' }, /VOICE_TOKEN: write at least 16/],
      [{ VOICE_TRANSFER: '01234567890' }, /VOICE_TRANSFER: write tel:/],
      [{ VOICE_TRANSFER: 'otherford=tel:01234567890' }, /VOICE_TRANSFER: write tel:/],
      [{ VOICE_CONFIDENCE: '0.8' }, /VOICE_CONFIDENCE: write two/],
      [{ VOICE_CONFIDENCE: '0.8/0.5' }, /VOICE_CONFIDENCE: the first/],
      [{ VOICE_CONFIDENCE: '0.5/1.5' }, /VOICE_CONFIDENCE: write two/],
      [{ VOICE_TRY: 'yes' }, /VOICE_TRY/],
      [{ JAMBONZ_WEBHOOK_SECRET: 'otherford=short' }, /JAMBONZ_WEBHOOK_SECRET: write at least 16/],
      [{ TWILIO_AUTH_TOKEN: 'SK0123456789abcdef0123456789abcd' }, /TWILIO_AUTH_TOKEN: write the auth token/],
    ])('refuses %j', (env, fault) => {
      expect(() => readConfig(env)).toThrow(fault)
    })
  })
  describe('for telling others', () => {
    const key = 'live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'
    const template = 'f33517ff-2a88-4f6e-b855-c550268ce08a'
    const faultsOf = (env: Record<string, string>): string => {
      try {
        readConfig(env)
        return ''
      } catch (error) {
        return String(error)
      }
    }
    it('is a list, by council or for all; an equals sign in an address is the address’s', () => {
      const read = readConfig({
        NOTIFY_API_KEYS: `otherford=${key}, elsewhere=${key}`,
        NOTIFY_SMS_TEMPLATES: template,
        WEBHOOK_URLS: 'https://crm.example/in?council=1',
        WEBHOOK_SECRETS: 'a secret of more than enough',
      })
      expect(read.NOTIFY_API_KEYS).toEqual([
        { council: 'otherford', value: key },
        { council: 'elsewhere', value: key },
      ])
      expect(read.NOTIFY_SMS_TEMPLATES).toEqual([{ council: '*', value: template }])
      expect(read.WEBHOOK_URLS).toEqual([{ council: '*', value: 'https://crm.example/in?council=1' }])
    })
    it('is off when nothing is set', () => {
      expect(readConfig({})).toMatchObject({
        NOTIFY_API_KEYS: [],
        WEBHOOK_URLS: [],
        NOTIFY_CALLBACK_TOKENS: [],
      })
    })
    it.each([
      ['a key without any template', { NOTIFY_API_KEYS: key }, /NOTIFY_SMS_TEMPLATES: is needed for \*/],
      [
        'a template without its key',
        { NOTIFY_EMAIL_TEMPLATES: `a=${template}` },
        /NOTIFY_API_KEYS: is needed for a/,
      ],
      [
        'a webhook that nothing signs',
        { WEBHOOK_URLS: 'a=https://a.example' },
        /WEBHOOK_SECRETS: is needed for a/,
      ],
      [
        'a token of two councils',
        { NOTIFY_CALLBACK_TOKENS: `a=${'t'.repeat(16)},b=${'t'.repeat(16)}` },
        /of its own/,
      ],
      [
        'an address that is none',
        { WEBHOOK_URLS: 'ftp://a.example', WEBHOOK_SECRETS: 's'.repeat(24) },
        /WEBHOOK_URLS: write web/,
      ],
    ])('refuses %s', (_, env, fault) => {
      expect(faultsOf(env as Record<string, string>)).toMatch(fault)
    })
    it('never repeats a key that is not one', () => {
      const faults = faultsOf({ NOTIFY_API_KEYS: 'hunter2', NOTIFY_SMS_TEMPLATES: template })
      expect(faults).toMatch(/NOTIFY_API_KEYS: write API keys/)
      expect(faults).not.toContain('hunter2')
    })
  })
  it('never repeats a secret in a fault', () => {
    expect(() => readConfig({ TOKEN_SECRET: 'hunter2' })).toThrow(
      expect.not.objectContaining({ message: /hunter2/ }),
    )
    try {
      readConfig({ TOKEN_SECRET: 'hunter2' })
    } catch (error) {
      expect(String(error)).not.toContain('hunter2')
    }
  })
  it('reads what groups of an issuer mean', () => {
    const issuer = {
      OIDC_ISSUER: 'https://login.example/tenant/v2.0',
      OIDC_CLIENT_ID: 'id',
      OIDC_CLIENT_SECRET: 'secret',
      LOCAL_SIGN_IN: 'off',
    }
    const read = readConfig({ ...issuer, OIDC_GROUPS: '6f1c=otherford:advisor:bins, dn=x=*:administrator' })
    expect(read.OIDC_GROUPS).toEqual([
      { group: '6f1c', grant: { council: 'otherford', role: 'advisor', team: 'bins' } },
      { group: 'dn=x', grant: { council: '*', role: 'administrator', team: '*' } },
    ])
    expect(read.LOCAL_SIGN_IN).toBe(false)
    expect(readConfig({ ...issuer, OIDC_ISSUER: 'http://127.0.0.1:3000' }).OIDC_ISSUER).toContain('http:')
  })
  it.each([
    [{ LOCAL_SIGN_IN: 'off' }, /OIDC_ISSUER/],
    [{ OIDC_ISSUER: 'https://login.example' }, /OIDC_CLIENT_ID[\s\S]*OIDC_CLIENT_SECRET/],
    [{ OIDC_ISSUER: 'http://login.example' }, /OIDC_ISSUER/],
    [{ OIDC_ISSUER: 'http://localhost.evil.example' }, /OIDC_ISSUER/],
    [{ OIDC_GROUPS: '6f1c=otherford:mayor' }, /OIDC_GROUPS/],
    [{ OIDC_GROUPS: 'otherford:advisor' }, /OIDC_GROUPS/],
    [{ ADVISOR_HOURS: '0' }, /ADVISOR_HOURS/],
  ])('lets nobody be locked out or let in by a slip: %j', (env, fault) => {
    expect(() => readConfig(env)).toThrow(fault)
  })

  it('is listed in .env.example, every variable with what it is for and its default', () => {
    expect(readFileSync(join(projectRoot, '.env.example'), 'utf8')).toBe(envExample())
  })
})
