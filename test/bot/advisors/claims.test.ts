import fc from 'fast-check'
import { ROLES } from '../../../bot/advisors/advisor'
import { personIn } from '../../../bot/advisors/claims'
import type { Claims } from '../../../bot/advisors/openId'
import { readConfig } from '../../../bot/config'

const settings = readConfig({ OIDC_GROUPS: '6f1c-0a=otherford:supervisor, cn=Bins=otherford:advisor:bins' })

const personOf = (roles: unknown, more: Record<string, unknown> = {}) =>
  personIn(
    { iss: 'i', sub: 's', preferred_username: 'Sam@otherford.gov.uk', roles, ...more } as Claims,
    settings,
  )

describe('what claims allow', () => {
  it.each<[unknown, object | string]>([
    ['otherford:advisor', { roles: ['advisor'], councils: ['otherford'], teams: ['*'] }],
    [['otherford:advisor', 'otherford:manager'], { roles: ['advisor', 'manager'], councils: ['otherford'] }],
    [['6f1c-0a'], { roles: ['supervisor'], councils: ['otherford'] }],
    [['cn=Bins'], { roles: ['advisor'], teams: ['bins'] }],
    [['cn=Bins', 'otherford:advisor:tax'], { teams: ['bins', 'tax'] }],
    [['cn=Bins', 'otherford:advisor'], { teams: ['*'] }],
    [['*:administrator'], { roles: ['administrator'], councils: ['*'] }],
    [['*:administrator', 'otherford:advisor'], { roles: ['administrator'], councils: ['*'] }],
    [['a:advisor', 'b:advisor', 'b:administrator'], { roles: ['advisor'], councils: ['a', 'b'] }],
    [['a:advisor:x', 'b:advisor'], { teams: ['x'], councils: ['a', 'b'] }],
    [['a:advisor:x', 'b:advisor:y'], 'unevenGroups'],
    [['a:advisor', 'b:manager'], 'unevenGroups'],
    [[], 'noGroups'],
    [undefined, 'noGroups'],
    [[7, null, { a: 1 }], 'noGroups'],
    ['otherford:mayor', 'noGroups'],
  ])('of %j is %j', (roles, expected) => {
    const person = personOf(roles)
    if (typeof expected === 'string') expect(person).toBe(expected)
    else expect(person).toMatchObject(expected)
  })
  it('is never more than was given', () => {
    const part = fc.constantFrom('a', 'b', '*')
    const grant = fc.tuple(part, fc.constantFrom(...ROLES), fc.constantFrom('x', 'y', '*'))
    fc.assert(
      fc.property(fc.array(grant, { minLength: 1, maxLength: 6 }), (grants) => {
        const person = personOf(grants.map((each) => each.join(':')))
        if (typeof person === 'string') return
        const isOf = (one: string, all: string) => one === all || one === '*'
        const has = (council: string, given: (grant: (typeof grants)[number]) => boolean) =>
          grants.some((grant) => isOf(grant[0], council) && given(grant))
        const { councils, roles, teams } = person
        expect(councils.filter((at) => roles.some((role) => !has(at, ([, what]) => what === role)))).toEqual(
          [],
        )
        expect(
          councils.filter((at) => teams.some((team) => !has(at, ([, , which]) => isOf(which, team)))),
        ).toEqual([])
      }),
    )
  })
})

describe('who somebody is', () => {
  it.each([
    [{ given_name: 'Sam', name: 'Samantha Jones' }, 'Sam', 'sam@otherford.gov.uk'],
    [{ name: 'Samantha Jones' }, 'Samantha', 'sam@otherford.gov.uk'],
    [{}, 'sam', 'sam@otherford.gov.uk'],
    [{ preferred_username: undefined, email: 'S.J@otherford.gov.uk' }, 's.j', 's.j@otherford.gov.uk'],
    [{ preferred_username: ' ', upn: 'sj@otherford.gov.uk' }, 'sj', 'sj@otherford.gov.uk'],
  ])('%j', (claims, name, username) => {
    expect(personOf('otherford:advisor', claims)).toMatchObject({ name, username })
  })
  it('is needed', () => {
    expect(personOf('otherford:advisor', { preferred_username: undefined })).toBe('noName')
  })
})
