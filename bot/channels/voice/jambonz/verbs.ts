/** What jambonz is to do, in verbs that its open-source release (0.9.6 and later) has. */
import { hintsIn, insideSpeak, inTwo } from '../prompts'
import type { Told } from '../trouble'
import type { VoiceTurnOut } from '../turn'
import { type Way, writeWay } from '../way'

export type Verb = Readonly<{ verb: string } & Record<string, unknown>>

type Listen = NonNullable<VoiceTurnOut['listen']>
type Transfer = Extract<NonNullable<VoiceTurnOut['then']>, { do: 'transfer' }>

/** How long a person's telephone rings before the caller is asked what to do instead. */
const RING_SECONDS = 30
/** Between two keys; looking for the next one takes longer than pressing it. */
const LEAST_KEY_GAP_MS = 4_000
/** A recogniser ends speech after about as long by itself; only for longer is jambonz told to wait for more. */
const USUAL_END_SILENCE_MS = 1_000

const inSeconds = (ms: number): number => ms / 1000

/** A bare `<speak>`: with attributes, jambonz takes SSML for words to be read out. */
const textOf = (says: VoiceTurnOut['say'], { plain }: Way): string =>
  plain
    ? says.map(({ text }) => text).join(' ')
    : `<speak>${says.map(({ ssml }) => insideSpeak(ssml)).join('')}</speak>`

/**
 * Hints belong to the session, not to the `gather`: with a recogniser of its own, a `gather` loses the label of the account's
 * credentials. "default" leaves what the application in jambonz is set to.
 */
const hearing = (listen: Listen): Verb => ({
  verb: 'config',
  recognizer: {
    vendor: 'default',
    label: 'default',
    language: 'default',
    fallbackVendor: 'default',
    fallbackLabel: 'default',
    fallbackLanguage: 'default',
    hints: hintsIn(listen),
    ...(listen.endSilenceMs > USUAL_END_SILENCE_MS ? { asrTimeout: inSeconds(listen.endSilenceMs) } : {}),
  },
})

/** One key is the least: with more, jambonz would tell of fewer as if nothing had been pressed. */
const keys = ({ digits, endSilenceMs }: Listen) => ({
  minDigits: 1,
  maxDigits: digits?.max ?? 1,
  interDigitTimeout: inSeconds(Math.max(LEAST_KEY_GAP_MS, endSilenceMs)),
  ...(digits?.finish === undefined ? {} : { finishOnKey: digits.finish }),
})

/**
 * What speech must not stop is said before the `gather`: in one, whatever is recognised while it is said ends it. So keys
 * alone can interrupt only where nobody listens for speech.
 */
const listening = (listen: Listen, { out, next }: Told, hook: string): readonly Verb[] => {
  const hears = listen.modes.includes('speech')
  const feels = listen.modes.includes('dtmf')
  const { first, rest } = inTwo(out.say, ({ bargeIn }) => bargeIn === 'any' || (bargeIn === 'dtmf' && !hears))
  const gather: Verb = {
    verb: 'gather',
    id: idOf(next),
    input: [...(hears ? ['speech'] : []), ...(feels ? ['digits'] : [])],
    actionHook: hook,
    timeout: inSeconds(listen.noInputMs),
    bargein: hears,
    dtmfBargein: feels,
    ...(hears ? { speechTimeout: inSeconds(listen.endSilenceMs) } : {}),
    ...(feels ? keys(listen) : {}),
    ...(rest.length === 0 ? {} : { say: { text: textOf([...rest], next) } }),
  }
  return [...saying(first, next), ...(hears ? [hearing(listen)] : []), gather]
}

/** jambonz gives it back, signed, with whatever came of the verb: which turn that is. */
export const idOf = ({ turn }: Way): string => `turn-${turn}`

const saying = (says: readonly VoiceTurnOut['say'][number][], way: Way): readonly Verb[] =>
  says.map((one) => ({ verb: 'say', text: textOf([one], way) }))

/** A call of its own to the person, and not a REFER: the headers arrive with it, and so does what became of it. */
const transfer = ({ target, headers }: Transfer, id: string, hook: string): Verb => ({
  verb: 'dial',
  id,
  target: [
    target.startsWith('tel:')
      ? { type: 'phone', number: target.slice('tel:'.length) }
      : { type: 'sip', sipUri: target },
  ],
  headers,
  timeout: RING_SECONDS,
  actionHook: hook,
})

/**
 * The verbs of an answer. `at` is the front end's own address, such as `/otherford/voice/jambonz`; addresses are relative, as
 * jambonz knows by which name it reaches us. The last verb is reached only when what came before got no answer of ours: then
 * the turn is asked for once more, without what was said.
 */
export const verbsOf = (told: Told, at: string): readonly Verb[] => {
  const { out, next } = told
  const hook = `${at}/turn?${writeWay(next)}`
  const again: Verb = { verb: 'redirect', id: idOf(next), actionHook: hook }
  if (out.listen !== undefined) return [...listening(out.listen, told, hook), again]
  const said = saying(out.say, next)
  return out.then?.do === 'transfer'
    ? [...said, transfer(out.then, idOf(next), `${at}/transferred?${writeWay(next)}`), again]
    : [...said, { verb: 'hangup' }]
}
