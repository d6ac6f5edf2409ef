import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createAccounts } from '../../../bot/advisors/accounts'
import { createAudit } from '../../../bot/advisors/audit'
import { advisor } from '../../../bot/cli/advisor'
import { askPassword } from '../../../bot/cli/askPassword'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { readPageWords } from '../../../bot/web/pages/words'
import { projectRoot } from '../../../knowledge/root'
import { PASSWORD, quickPasswords } from '../support/console'
import { standingClock } from '../support/world'

const known = {
  isAll: true,
  councils: new Map([
    ['otherford', { teams: ['bins', 'tax'] }],
    ['elsewhere', { teams: ['tax'] }],
  ]),
}
const words = readPageWords(join(projectRoot, 'bot', 'console', 'words.en.yaml'))

describe('npm run advisor:…', () => {
  let store: Store
  const clock = standingClock()
  beforeEach(async () => {
    store = await openSqlite(':memory:')
  })
  afterEach(() => store.close())

  const run = async (line: string, password: string | undefined = PASSWORD) => {
    const printed: string[] = []
    const code = await advisor({
      args: line.split(' '),
      known,
      store,
      accounts: createAccounts({
        store,
        clock,
        chance: { bytes: randomBytes },
        passwords: quickPasswords,
        audit: createAudit({ store, clock }),
        recheck: async () => undefined,
      }),
      words,
      now: clock.now(),
      site: 'https://chat.otherford.gov.uk',
      print: (text) => void printed.push(text),
      askPassword: async () => (password === '' ? undefined : password),
    })
    return { code, said: printed.join('\n') }
  }
  const SAM = 'add --username Sam@Otherford.gov.uk --name Sam --councils otherford'

  it('makes an account with which somebody can sign in', async () => {
    const { code, said } = await run(
      `${SAM} --teams bins,tax --roles advisor,supervisor --languages en,cy --capacity 4`,
    )
    expect([code, said]).toEqual([
      0,
      'Sam can sign in at https://chat.otherford.gov.uk/advisor as sam@otherford.gov.uk.',
    ])
    const account = await store.advisorNamed('sam@otherford.gov.uk')
    expect(account).toMatchObject({
      roles: ['advisor', 'supervisor'],
      councils: ['otherford'],
      teams: ['bins', 'tax'],
      languages: ['en', 'cy'],
      capacity: 4,
      isDisabled: false,
    })
    expect(await quickPasswords.isRight(PASSWORD, account?.passwordHash)).toBe(true)
    expect(
      (await store.auditLog({ councils: ['otherford'], limit: 9 })).map(({ who, what }) => [who, what]),
    ).toEqual([['system', 'accountAdded']])
  })
  it('names every fault at once, and makes nothing', async () => {
    const { code, said } = await run(
      'add --username a --name Sam --councils otherfrod --roles boss --capacity 0 --languages English! --teams x',
    )
    expect(code).toBe(1)
    for (const option of ['username', 'councils', 'roles', 'capacity', 'languages', 'teams'])
      expect(said).toMatch(new RegExp(`^--${option}: `, 'm'))
    expect(said).toContain('otherford, elsewhere')
    expect(await store.advisors()).toEqual([])
  })
  it.each([
    ['too short', 'short one', 'at least 12 characters'],
    ['typed differently', '', 'were not the same'],
    ['their own name', 'sam-otherford-gov-uk', 'must not hold your name'],
    ['one letter', 'aaaaaaaaaaaaaaaa', '5 different'],
  ])('refuses a password that is %s', async (_, password, says) => {
    const { code, said } = await run(SAM, password)
    expect([code, said]).toEqual([1, expect.stringContaining(says)])
    expect(await store.advisors()).toEqual([])
  })
  it('refuses a user name that is taken', async () => {
    await run(SAM)
    expect(await run(SAM)).toEqual({ code: 1, said: 'Somebody has that user name already.' })
  })
  it('shows a link instead of asking for a password', async () => {
    const { said } = await run(`${SAM} --link`)
    expect(said).toMatch(/https:\/\/chat\.otherford\.gov\.uk\/advisor\/welcome\/[\w-]{43}\n/)
    expect((await store.advisors())[0]?.passwordHash).toBeUndefined()
  })
  it('changes what is said and leaves the rest, disables, and ends sign-ins', async () => {
    await run(`${SAM} --roles advisor`)
    const before = await store.advisorNamed('sam@otherford.gov.uk')
    const at = clock.now()
    await store.addSession({
      id: 's',
      advisor: before?.id ?? '',
      way: 'password',
      createdAt: at,
      seenAt: at,
      expiresAt: at,
    })
    expect((await run('change SAM@otherford.gov.uk --teams tax')).code).toBe(0)
    expect(await store.advisorNamed('sam@otherford.gov.uk')).toEqual({ ...before, teams: ['tax'] })
    expect((await store.findSession('s'))?.revokedAt).toBeUndefined()
    expect((await run('change sam@otherford.gov.uk --disable')).said).toContain('DISABLED')
    expect((await store.findSession('s'))?.revokedAt).toEqual(at)
    expect((await run('change sam@otherford.gov.uk --enable')).said).not.toContain('DISABLED')
  })
  it('changes a password', async () => {
    await run(SAM)
    await run('change sam@otherford.gov.uk --password', 'quite another password')
    const hash = (await store.advisorNamed('sam@otherford.gov.uk'))?.passwordHash
    expect(await quickPasswords.isRight('quite another password', hash)).toBe(true)
  })
  it('signs somebody out everywhere', async () => {
    await run(SAM)
    expect(await run('sign-out sam@otherford.gov.uk')).toEqual({
      code: 0,
      said: 'Sam is signed out everywhere: 0 ended.',
    })
  })
  it('leaves no council without an administrator, unless that is wanted', async () => {
    await run(`${SAM} --roles administrator`)
    const { code, said } = await run('change sam@otherford.gov.uk --disable')
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/without an administrator. otherford.*--even-the-last/),
    ])
    expect((await run('change sam@otherford.gov.uk --disable --even-the-last')).code).toBe(0)
  })
  it('lists accounts, of one council if so asked', async () => {
    await run(SAM)
    await run('add --username alex --name Alex --councils elsewhere --no-password')
    expect((await run('list')).said.split('\n')).toHaveLength(2)
    expect((await run('list --councils elsewhere')).said).toMatch(/^alex .* has not chosen a password$/)
  })
  it.each(['', 'dance', 'add --username sam', 'change', 'add --shoesize 9', 'change nobody --disable'])(
    'says how it is used: %s',
    async (line) => {
      const { code, said } = await run(line)
      expect([code, said]).toEqual([1, expect.stringMatching(/Usage:|There is no account/)])
    },
  )
})

describe('a password that is asked for', () => {
  it('is the first line of what is piped', async () => {
    const source = new PassThrough()
    source.end('three plain words\nand more\n')
    expect(await askPassword(source, () => undefined)).toBe('three plain words')
  })
  const typing = async (keys: readonly string[]) => {
    const source = Object.assign(new PassThrough(), { isTTY: true, raw: [] as boolean[] })
    const said: string[] = []
    const asked = askPassword(
      Object.assign(source, { setRawMode: (raw: boolean) => source.raw.push(raw) }),
      (text) => {
        said.push(text)
        const next = keys[said.length - 1]
        if (next !== undefined) setImmediate(() => source.write(next))
      },
      () => {
        throw new Error('stopped')
      },
    )
    return { password: await asked, said: said.join(''), raw: source.raw }
  }
  it('is typed twice, mistakes taken back, and never shown', async () => {
    const { password, said, raw } = await typing(['thren\u007fe plain words\r', 'three plain words\r'])
    expect(password).toBe('three plain words')
    expect(said).not.toContain('plain')
    expect(raw).toEqual([true, false, true, false])
  })
  it('is nothing when the two differ', async () => {
    expect((await typing(['three plain words\r', 'three plain swords\r'])).password).toBeUndefined()
  })
})
