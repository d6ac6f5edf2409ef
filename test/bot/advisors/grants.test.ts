import fc from 'fast-check'
import type { Advisor, Role } from '../../../bot/advisors/advisor'
import { keepsAdministrators, leftAlone, mayChange } from '../../../bot/advisors/grants'
import { anAdvisor } from '../support/anAdvisor'

const COUNCILS = ['a', 'b', '*'] as const
const account = (id: string) =>
  fc
    .record({
      roles: fc.subarray<Role>(['advisor', 'manager', 'administrator']),
      councils: fc.subarray([...COUNCILS], { minLength: 1 }),
      isDisabled: fc.boolean(),
    })
    .map((given) => anAdvisor({ id, ...given }))

const administersAll = (all: readonly Advisor[], council: string) =>
  all.some(
    ({ roles, councils, isDisabled }) =>
      !isDisabled &&
      roles.includes('administrator') &&
      (councils.includes(council) || councils.includes('*')),
  )

const allows = (check: () => void): boolean => {
  try {
    check()
    return true
  } catch {
    return false
  }
}

describe('whoever changes accounts', () => {
  const ids = ['one', 'two', 'three']
  const people = fc.tuple(...ids.map((id) => account(id)))
  const change = fc
    .tuple(fc.constantFrom(...ids), fc.nat(ids.length - 1))
    .chain(([by, which]) => fc.tuple(fc.constant(by), account(ids[which] ?? '')))
  /** Makes one change if it may be made, and judges that it might. */
  const changed = (all: readonly Advisor[], by: string, next: Advisor): readonly Advisor[] => {
    const now = all.find(({ id }) => id === next.id)
    const admin = all.find(({ id }) => id === by)
    if (!allows(() => mayChange(by, now, next, all))) return all
    expect(admin).toMatchObject({ isDisabled: false, roles: expect.arrayContaining(['administrator']) })
    expect(by).not.toBe(next.id)
    for (const council of [...(now?.councils ?? []), ...next.councils])
      expect(admin?.councils.includes('*') || admin?.councils.includes(council)).toBe(true)
    const after = all.map((each) => (each.id === next.id ? next : each))
    const had = ['a', 'b'].filter((council) => administersAll(all, council))
    expect(had.filter((council) => !administersAll(after, council))).toEqual([])
    return after
  }
  it('gives nobody what they haven’t got, and leaves no council alone that had an administrator', () => {
    fc.assert(
      fc.property(people, fc.array(change, { maxLength: 12 }), (start, changes) => {
        changes.reduce<readonly Advisor[]>((all, [by, next]) => changed(all, by, next), start)
      }),
    )
  })
  it('from the command line is told which councils would be left alone', () => {
    const boss = anAdvisor({ id: 'boss', roles: ['administrator'], councils: ['a', 'b'] })
    const other = anAdvisor({ id: 'other', roles: ['administrator'], councils: ['b'] })
    const gone = { ...boss, isDisabled: true }
    expect(leftAlone(boss, gone, [boss, other])).toEqual(['a'])
    expect(() => keepsAdministrators(boss, gone, [boss, other])).toThrow(/without an administrator. a$/)
    expect(leftAlone(other, { ...other, roles: [] }, [boss, other])).toEqual([])
    const everywhere = anAdvisor({ id: 'all', roles: ['administrator'], councils: ['*'] })
    expect(leftAlone(boss, gone, [boss, everywhere])).toEqual([])
    expect(leftAlone(everywhere, { ...everywhere, councils: ['a'] }, [boss, everywhere])).toEqual(['*'])
  })
})
