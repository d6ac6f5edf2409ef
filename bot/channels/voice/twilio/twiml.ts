/** What Twilio is to do, in TwiML, written by Twilio's own builder. Loaded only where an auth token is set. */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import type TwiML from 'twilio/lib/twiml/TwiML'
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import { hintsIn, insideSpeak, inTwo } from '../prompts'
import type { Told } from '../trouble'
import type { VoiceTurnOut } from '../turn'
import { writeWay } from '../way'

type Listen = NonNullable<VoiceTurnOut['listen']>
type Transfer = Extract<NonNullable<VoiceTurnOut['then']>, { do: 'transfer' }>
type Says = readonly VoiceTurnOut['say'][number][]

/** How long a person's telephone rings before the caller is asked what to do instead: Twilio's own default. */
const RING_SECONDS = 30
/** Twilio takes 500 hints of 100 characters each. */
const MOST_HINTS = 500
const MOST_IN_HINT = 100

/** A British voice that speaks SSML; an account's own default, "man", does not. */
const VOICE = { voice: 'Polly.Amy-Neural', language: 'en-GB' } as const

/** SSML elements that `<Say>` takes with every Polly voice. Of any other, what is inside is said. */
const SPOKEN = ['break', 'lang', 'p', 's', 'sub']

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE

const attributesOf = ({ attributes }: Element): Record<string, string> =>
  Object.fromEntries([...attributes].map(({ name, value }) => [name, value]))

/** Adds what is inside of an SSML element to a TwiML one. */
const addInside = (of: Node, to: TwiML): void => {
  for (const node of of.childNodes) {
    if (node.nodeType === node.TEXT_NODE) to.addText(node.nodeValue ?? '')
    if (!isElement(node)) continue
    const name = node.localName ?? ''
    addInside(node, SPOKEN.includes(name) ? to.addChild(name, attributesOf(node)) : to)
  }
}

/** `<Say>` is the `speak` of its SSML. */
const addSays = (says: Says, to: { say(voice: typeof VOICE, words: string): TwiML }): void => {
  for (const { ssml } of says) {
    const speak = new DOMParser().parseFromString(`<speak>${insideSpeak(ssml)}</speak>`, 'text/xml')
    addInside(speak, to.say(VOICE, ''))
  }
}

/** Twilio's seconds are whole ones. */
const inSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

const hintsOf = (listen: Listen): string =>
  hintsIn(listen)
    .map((hint) => hint.slice(0, MOST_IN_HINT))
    .slice(0, MOST_HINTS)
    .join(',')

/** Keys interrupt whatever is said in a `<Gather>`; speech does where it may stop all of it. */
const gather = (listen: Listen, response: VoiceResponse, { out }: Told, action: string): void => {
  const { modes, digits, noInputMs, endSilenceMs } = listen
  const { first, rest } = inTwo(out.say, ({ bargeIn }) => bargeIn !== 'none')
  addSays(first, response)
  const hints = hintsOf(listen)
  const gathering = response.gather({
    input: modes.map((mode) => (mode === 'dtmf' ? 'dtmf' : 'speech')),
    action,
    method: 'POST',
    actionOnEmptyResult: true,
    bargeIn: rest.every(({ bargeIn }) => bargeIn === 'any'),
    language: 'en-GB',
    profanityFilter: false,
    timeout: inSeconds(noInputMs),
    speechTimeout: String(inSeconds(endSilenceMs)),
    numDigits: digits?.max ?? 1,
    finishOnKey: digits?.finish ?? '',
    ...(hints === '' ? {} : { hints }),
  })
  addSays(rest, gathering)
}

/** Twilio sends along what is in the address of a SIP call, and calls it a header when its name begins with X. */
const withHeaders = (target: string, headers: Transfer['headers']): string => {
  const query = new URLSearchParams(Object.entries(headers)).toString().replaceAll('+', '%20')
  return query === '' ? target : `${target}${target.includes('?') ? '&' : '?'}${query}`
}

/** Who rings is shown to the person; a number that is kept back can't be, and the one that was rung stands for it. */
const dial = (
  { target, headers }: Transfer,
  response: VoiceResponse,
  action: string,
  callee: string | undefined,
): void => {
  const dialling = response.dial({
    action,
    method: 'POST',
    timeout: RING_SECONDS,
    ...(callee === undefined ? {} : { callerId: callee }),
  })
  if (target.startsWith('tel:')) dialling.number(target.slice('tel:'.length))
  else dialling.sip(withHeaders(target, headers))
}

/**
 * The TwiML of an answer. `at` is the front end's own address, such as `/otherford/voice/twilio`; addresses are relative, as
 * Twilio knows by which name it reaches us. `callee` is shown to a person in place of a caller's number.
 */
export const twimlOf = (told: Told, at: string, callee?: string): string => {
  const { out, next } = told
  const response = new VoiceResponse()
  if (out.listen !== undefined) gather(out.listen, response, told, `${at}/turn?${writeWay(next)}`)
  else {
    addSays(out.say, response)
    if (out.then?.do === 'transfer') dial(out.then, response, `${at}/transferred?${writeWay(next)}`, callee)
    else response.hangup()
  }
  return response.toString()
}
