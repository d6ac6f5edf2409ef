import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { envExample, readConfig } from '../../bot/config'
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
  it('is listed in .env.example, every variable with what it is for and its default', () => {
    expect(readFileSync(join(projectRoot, '.env.example'), 'utf8')).toBe(envExample())
  })
})
