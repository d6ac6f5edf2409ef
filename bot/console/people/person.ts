import type { FieldFault, Written } from '../../advisors/accountFields'
import { knowsOf, looksAfter } from '../../advisors/grants'
import { BotError, type FaultCode } from '../../errors'
import type { KeptAdvisor } from '../../storage/advisorStore'
import { type Answer, seeOther } from '../../web/answer'
import type { ConsoleParts } from '../parts'
import type { ConsoleRequest } from '../route'
import { formShown, knownTo, newcomer, readForm, writtenOf, writtenOn } from './accountForm'

/** What the page of one account shows besides the form; all left out: somebody new. */
interface Shown {
  account?: KeptAdvisor
  written: Written
  faults?: readonly FieldFault[]
  /** The link that was made, shown this once. */
  link?: string
}

const DONE = ['saved', 'added', 'disabled', 'enabled', 'ended']

const showing =
  (parts: ConsoleParts) =>
  (request: ConsoleRequest, { account, written, faults = [], link }: Shown, status = 200): Answer => {
    const { page, words, config } = parts
    const done = request.query.get('done') ?? ''
    return page(
      request,
      'person',
      {
        title: account?.name ?? words.line('people', 'addTitle'),
        problem: faults.length > 0,
        account: account && { id: account.id, isDisabled: account.isDisabled },
        form: formShown(parts, request.advisor, written, faults),
        isElsewhere: account?.openId !== undefined,
        hasLinks: config.LOCAL_SIGN_IN && account?.openId === undefined,
        hasPassword: account?.passwordHash !== undefined,
        done: DONE.includes(done) ? done : undefined,
        link,
      },
      status,
    )
  }

/** The account that an address is of. Whoever doesn't look after it is told that there is none. */
const accountIn = async (
  { advisors }: ConsoleParts,
  { params, advisor }: ConsoleRequest,
): Promise<KeptAdvisor> => {
  const account = await advisors.findAdvisor(params.id ?? '')
  if (account === undefined || !knowsOf(advisor, account)) throw new BotError('page_unknown')
  if (!looksAfter(advisor, account) || account.id === advisor.id) throw new BotError('not_allowed')
  return account
}

const byOf = ({ advisor, address }: ConsoleRequest) => ({ who: advisor.id, address })

/** What can only be known when it is tried: said beside the field that it is about. */
const FIELD_OF: Readonly<Partial<Record<FaultCode, FieldFault>>> = {
  account_taken: { field: 'username', line: 'taken', values: {} },
  last_administrator: { field: 'roles', line: 'lastAdministrator', values: {} },
}

const faultFor = (thrown: unknown): FieldFault => {
  const fault = thrown instanceof BotError ? FIELD_OF[thrown.code] : undefined
  if (fault === undefined) throw thrown
  return fault
}

export const newPage =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> =>
    showing(parts)(request, { written: newcomer(request.advisor) })

const linkTo = ({ site }: ConsoleRequest, secret: string): string => `${site}/advisor/welcome/${secret}`

export const adding =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { accounts, config } = parts
    const written = writtenOn(request.form)
    const read = readForm(written, knownTo(parts, request.advisor))
    if ('faults' in read) return showing(parts)(request, { written, faults: read.faults }, 400)
    try {
      const account = await accounts.add(read.wanted, byOf(request))
      if (!config.LOCAL_SIGN_IN) return seeOther(`/advisor/people/${account.id}?done=added`)
      const link = linkTo(request, await accounts.invite(account.id, byOf(request)))
      return showing(parts)(request, { account, written: writtenOf(account), link })
    } catch (thrown) {
      return showing(parts)(request, { written, faults: [faultFor(thrown)] }, 409)
    }
  }

export const personPage =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const account = await accountIn(parts, request)
    return showing(parts)(request, { account, written: writtenOf(account) })
  }

const pick = ({ name = '', languages = '', capacity = '' }: Written): Written => ({
  name,
  languages,
  capacity,
})

/** What the sign-in service says of somebody is not changed here: it would be back at their next sign-in. */
const ownWords = (account: KeptAdvisor, written: Written): Written =>
  account.openId === undefined ? written : { ...writtenOf(account), ...pick(written) }

export const saving =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const account = await accountIn(parts, request)
    const written = ownWords(account, writtenOn(request.form))
    const read = readForm(written, knownTo(parts, request.advisor))
    if ('faults' in read) return showing(parts)(request, { account, written, faults: read.faults }, 400)
    try {
      await parts.accounts.change(account.id, read.wanted, byOf(request))
      return seeOther(`/advisor/people/${account.id}?done=saved`)
    } catch (thrown) {
      return showing(parts)(request, { account, written, faults: [faultFor(thrown)] }, 409)
    }
  }

export const disabling =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const account = await accountIn(parts, request)
    const isDisabled = request.form.disabled === 'true'
    try {
      await parts.accounts.change(account.id, { isDisabled }, byOf(request))
    } catch (thrown) {
      const faults = [faultFor(thrown)]
      return showing(parts)(request, { account, written: writtenOf(account), faults }, 409)
    }
    return seeOther(`/advisor/people/${account.id}?done=${isDisabled ? 'disabled' : 'enabled'}`)
  }

export const endingSignIns =
  ({ sessions, audit, ...parts }: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const account = await accountIn({ ...parts, sessions, audit }, request)
    await sessions.endAll(account.id)
    await audit.ofAccount(account, { what: 'signInsEnded' }, byOf(request))
    return seeOther(`/advisor/people/${account.id}?done=ended`)
  }

export const linking =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const account = await accountIn(parts, request)
    if (!parts.config.LOCAL_SIGN_IN || account.openId !== undefined) throw new BotError('not_allowed')
    const link = linkTo(request, await parts.accounts.invite(account.id, byOf(request)))
    return showing(parts)(request, { account, written: writtenOf(account), link })
  }
