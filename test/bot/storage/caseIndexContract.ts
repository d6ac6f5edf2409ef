/** What every storage engine must do to find cases for advisors, and to keep what they did with them. */
import fc from 'fast-check'
import { type Case, stateOf } from '../../../bot/cases/case'
import { markTerm, termsOf, termsWanted } from '../../../bot/cases/caseTerms'
import type { NewAct } from '../../../bot/storage/caseActStore'
import type { CouncilPart, IndexedCase, IndexSearch } from '../../../bot/storage/caseIndexStore'
import type { Store } from '../../../bot/storage/store'
import { CASE_STATES, type CaseEvent } from '../../../dialogs/ports'
import { aCase } from '../support/aCase'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)

const COUNCILS = ['otherford', 'elsewhere', 'thirdly']
const SERVICES = ['missed-bin', 'complaint', 'benefit-change']
const TEAMS = ['bins', 'benefits', 'customer-services']

const worked =
  (more: Partial<IndexedCase> = {}) =>
  (one: Case): IndexedCase => ({
    isChased: false,
    isReplied: false,
    terms: termsOf(one),
    ...more,
  })

/** A case of somebody’s, as far as it matters whose it is. */
interface Owned {
  council: string
  service: string
  team: string | null
}

const isOfTeams = (
  { team, service }: Owned,
  { teams, services }: NonNullable<CouncilPart['of']>,
): boolean => {
  if (team !== null) return teams.includes(team)
  return 'in' in services ? services.in.includes(service) : !services.notIn.includes(service)
}

const isTheirs = (one: Owned, { council, of }: CouncilPart): boolean =>
  one.council === council && (of === undefined || isOfTeams(one, of))

const part: fc.Arbitrary<CouncilPart> = fc
  .record({
    council: fc.constantFrom(...COUNCILS),
    isAll: fc.boolean(),
    teams: fc.subarray(TEAMS),
    names: fc.subarray(SERVICES),
    isIn: fc.boolean(),
  })
  .map(({ council, isAll, teams, names, isIn }) =>
    isAll ? { council } : { council, of: { teams, services: isIn ? { in: names } : { notIn: names } } },
  )

export const caseIndexContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`the index of cases on ${engine}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      for (const id of COUNCILS)
        await store.start({ id, council: id, channel: 'web', resident: 'r', locale: 'en-GB', startedAt: AT })
    })
    afterEach(() => store.close())

    const opened = async (more: Partial<Case> = {}): Promise<Case> => {
      const council = more.council ?? 'otherford'
      const one = aCase({ conversation: council, ...more })
      await store.referenceFor(one.reference, AT, () => one.reference)
      await store.keep({ conversation: council, replies: [], state: null, opens: [one] })
      return one
    }
    const ALL = COUNCILS.map((council) => ({ council }))
    const find = (more: Partial<IndexSearch> = {}) =>
      store.findCases({ within: ALL, offset: 0, limit: 100, ...more })
    const found = async (more: Partial<IndexSearch> = {}) =>
      (await find(more)).cases.map(({ reference }) => reference)

    it('has what was worked out, and works out again what changed', async () => {
      const { reference } = await opened()
      expect(await found()).toEqual([])
      expect(await store.indexCases(10, worked())).toBe(0)
      expect(await found({ states: ['received'] })).toEqual([reference])
      await store.moveCase(reference, 1, { state: 'waiting', at: later(1), by: 'council', note: 'Which?' })
      const seen: string[] = []
      await store.indexCases(10, (one) => {
        seen.push(stateOf(one))
        return worked({ isReplied: true })(one)
      })
      expect(seen).toEqual(['waiting'])
      expect(await found({ states: ['received'] })).toEqual([])
      expect(await found({ states: ['waiting'], isReplied: true })).toEqual([reference])
      await store.indexCases(10, () => {
        throw new Error('nothing has changed')
      })
    })
    it('says how many are left when it is asked for a few', async () => {
      for (const reference of ['111111111', '222222222', '333333333']) await opened({ reference })
      expect(await store.indexCases(1, worked())).toBeGreaterThan(0)
      expect(await store.indexCases(2, worked())).toBe(0)
      expect((await find()).total).toBe(3)
    })
    it('works out open cases anew when the rules change, and closed ones not', async () => {
      const { reference } = await opened({ reference: '111111111' })
      await opened({ reference: '222222222', timeline: [{ state: 'done', at: AT, by: 'resident' }] })
      await store.indexBy('otherford', 'one')
      await store.indexCases(10, worked())
      const again: string[] = []
      const note = (one: Case) => {
        again.push(one.reference)
        return worked()(one)
      }
      await store.indexBy('otherford', 'one')
      await store.indexCases(10, note)
      expect(again).toEqual([])
      await store.indexBy('otherford', 'two')
      await store.indexCases(10, note)
      expect(again).toEqual([reference])
    })
    it('has first what falls due first, then what has no date, the newest first, then what is closed', async () => {
      const DUE: Record<string, Date> = { '111111111': later(9000), '222222222': later(5000) }
      await opened({ reference: '111111111' })
      await opened({ reference: '222222222' })
      await opened({ reference: '333333333' })
      await opened({
        reference: '444444444',
        timeline: [{ state: 'received', at: later(1), by: 'resident' }],
      })
      await opened({ reference: '555555555', timeline: [{ state: 'done', at: AT, by: 'resident' }] })
      await store.indexCases(10, (one) => {
        const dueAt = DUE[one.reference]
        return worked(dueAt === undefined ? {} : { dueAt })(one)
      })
      const order = ['222222222', '111111111', '444444444', '333333333', '555555555']
      expect(await found()).toEqual(order)
      expect(await found({ offset: 1, limit: 2 })).toEqual(order.slice(1, 3))
      expect(await found({ dueTo: later(9000) })).toEqual(['222222222'])
      expect(await found({ dueFrom: later(9000), dueTo: later(9001) })).toEqual(['111111111'])
      expect(await find({ limit: 1 })).toMatchObject({ total: 5, isMore: false })
    })

    const WORDS: readonly (readonly [string, boolean])[] = [
      ['bin', true],
      ['green collect', true],
      ['een', false],
      ['Acacia 12', true],
      ['EX1 2AB', true],
      ['ex12ab', true],
      ['EX1 2AA', false],
      ['0123', true],
      ['60123', true],
      ['01632 960123', true],
      ['0163', false],
      ['SAM@example.org', true],
      ['sam@example.com', false],
      ['O’Brien', true],
      ['obrien zoe', true],
      ['zoe walsh', false],
    ]
    it.each(WORDS)('finds a case by “%s”: %s', async (said, isFound) => {
      const contact = { name: 'Zoë O’Brien', phone: '01632960123', email: 'sam@example.org' }
      const { reference } = await opened({ contact })
      await opened({
        reference: '222222222',
        what: 'x',
        where: 'y',
        postcode: 'B98 8AH',
        contact: {},
        particulars: [],
      })
      await store.indexCases(10, worked())
      expect(await found({ terms: termsWanted(said) })).toEqual(isFound ? [reference] : [])
    })
    it('finds by a mark, and no longer by a word that was corrected', async () => {
      const { reference } = await opened({ marks: ['vulnerable'] })
      await store.indexCases(10, worked())
      const vulnerable = [[{ term: markTerm('vulnerable'), isWhole: true }]]
      expect(await found({ terms: vulnerable })).toEqual([reference])
      const {
        reference: _,
        council: __,
        conversation: ___,
        timeline: ____,
        ...draft
      } = aCase({ where: '3 Mill Lane' })
      await store.actOnCase(act({ draft }))
      await store.indexCases(10, worked())
      expect(await found({ terms: vulnerable })).toEqual([])
      expect(await found({ terms: termsWanted('acacia') })).toEqual([])
      expect(await found({ terms: termsWanted('mill') })).toEqual([reference])
    })
    it('knows what nobody has looked at', async () => {
      const { reference } = await opened()
      await store.markCaseSeen(reference)
      await opened({ reference: '222222222' })
      await store.indexCases(10, worked())
      expect(await found({ isUnseen: true })).toEqual(['222222222'])
      expect(await store.deskOf(reference)).toEqual({ isSeen: true })
    })

    it('shows nobody a case of a council or team that is not theirs, whatever is asked', async () => {
      const dice = fc.sample(
        fc.record({
          council: fc.constantFrom(...COUNCILS),
          service: fc.constantFrom(...SERVICES),
          state: fc.constantFrom(...CASE_STATES),
          team: fc.option(fc.constantFrom(...TEAMS)),
        }),
        { numRuns: 60, seed: 7 },
      )
      const all = new Map<string, (typeof dice)[number]>()
      for (const [i, one] of dice.entries()) {
        const reference = String(100_000_000 + i)
        all.set(reference, one)
        await opened({ ...one, reference, timeline: [{ state: one.state, at: later(i), by: 'resident' }] })
        if (one.team !== null)
          await store.actOnCase(act({ reference, desk: { team: one.team, assignee: null } }))
      }
      await store.indexCases(100, worked())
      await fc.assert(
        fc.asyncProperty(
          fc.array(part, { maxLength: 3 }),
          fc.option(fc.array(part, { maxLength: 2 }), { nil: undefined }),
          fc.option(fc.subarray([...CASE_STATES]), { nil: undefined }),
          fc.option(fc.constantFrom('bin', 'green acacia', '0123', 'zebra'), { nil: undefined }),
          async (within, among, states, said) => {
            const terms = said === undefined ? undefined : termsWanted(said)
            const expected = [...all]
              .filter(([, one]) => within.some((each) => isTheirs(one, each)))
              .filter(([, one]) => among === undefined || among.some((each) => isTheirs(one, each)))
              .filter(([, one]) => states === undefined || states.includes(one.state))
              .filter(() => said !== 'zebra')
              .map(([reference]) => reference)
            const result = await find({ within, among, states, terms })
            expect(result.cases.map(({ reference }) => reference).sort()).toEqual(expected.sort())
            expect(result.total).toBe(expected.length)
          },
        ),
        { numRuns: 60 },
      )
    })

    const act = (more: Partial<NewAct> = {}): NewAct => ({
      reference: '111111111',
      key: 'k',
      fingerprint: 'f',
      at: AT,
      by: 'sam',
      what: 'noted',
      detail: { text: 'Rang back' },
      ...more,
    })
    const done: CaseEvent = { state: 'done', at: later(5), by: 'council', note: 'Emptied' }

    describe('what colleagues do with a case', () => {
      it('is done once, however often the form is sent, and refused where the same form says something else', async () => {
        await opened()
        expect(await store.actOnCase(act())).toBe('done')
        expect(await store.actOnCase(act())).toBe('repeated')
        expect(await store.actOnCase(act({ fingerprint: 'g' }))).toBe('changed')
        expect(await store.actsOn('111111111')).toEqual([
          { at: AT, by: 'sam', what: 'noted', detail: { text: 'Rang back' } },
        ])
      })
      it('goes with the event that comes of it, and with the news of it', async () => {
        await opened()
        await store.planNews(AT, 10, () => [])
        const seen = { events: 1, acts: 0 }
        expect(await store.actOnCase(act({ what: 'moved', event: done, seen, detail: {} }))).toBe('done')
        expect((await store.findCase('otherford', '111111111'))?.timeline[1]).toEqual(done)
        expect(await store.actsOn('111111111')).toMatchObject([{ what: 'moved', event: 2 }])
        expect(await store.planNews(AT, 10, () => [])).toBe(1)
      })
      it('is not done when others did something meanwhile; a note of theirs is nothing', async () => {
        await opened()
        const seen = { events: 1, acts: 0 }
        await store.actOnCase(act({ key: 'note' }))
        expect(await store.actOnCase(act({ key: 'a', what: 'moved', event: done, seen }))).toBe('done')
        expect(await store.actOnCase(act({ key: 'b', what: 'moved', event: done, seen }))).toBe('changed')
        const desk = { team: 'bins', assignee: 'sam' }
        const now = { events: 2, acts: 1 }
        expect(await store.actOnCase(act({ key: 'c', what: 'assigned', desk, seen: now }))).toBe('done')
        expect(await store.actOnCase(act({ key: 'd', what: 'assigned', desk, seen: now }))).toBe('changed')
        expect(await store.deskOf('111111111')).toEqual({ ...desk, isSeen: false })
      })
      it('has one winner among many at once', async () => {
        await opened()
        const seen = { events: 1, acts: 0 }
        const outcomes = await Promise.all(
          Array.from({ length: 12 }, (_, i) =>
            store.actOnCase(act({ key: `k${i}`, what: 'moved', event: done, seen })),
          ),
        )
        expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
        expect((await store.findCase('otherford', '111111111'))?.timeline).toHaveLength(2)
      })
      it('is once among many of the same form at once', async () => {
        await opened()
        const outcomes = await Promise.all(Array.from({ length: 12 }, () => store.actOnCase(act())))
        expect(outcomes.sort()).toEqual(['done', ...Array(11).fill('repeated')])
      })
      it('stays found by who has it when it is worked out again', async () => {
        const { reference } = await opened()
        await store.actOnCase(act({ what: 'assigned', desk: { team: 'bins', assignee: 'sam' } }))
        await store.indexCases(10, worked())
        await store.moveCase(reference, 1, done)
        await store.indexCases(10, worked())
        expect(await found({ assignee: 'sam' })).toEqual([reference])
        const ofBins = (services: readonly string[]) => [
          { council: 'otherford', of: { teams: ['bins'], services: { in: services } } },
        ]
        expect(await found({ within: ofBins([]) })).toEqual([reference])
        await store.actOnCase(act({ key: 'l', what: 'assigned', desk: { team: null, assignee: null } }))
        expect(await found({ within: ofBins([]) })).toEqual([])
        expect(await found({ within: ofBins(['missed-bin']) })).toEqual([reference])
      })
      it('of no case is refused', async () => {
        await expect(store.actOnCase(act())).rejects.toMatchObject({ code: 'case_unknown' })
      })
    })
  })
}
