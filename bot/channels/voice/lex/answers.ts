/** What Amazon is told to do: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html */
import { splitText } from '../../sms/split'
import { joinedSsml } from '../joinedSsml'
import type { VoiceTurnOut } from '../turn'
import type { LexEvent } from './events'

type Attributes = Readonly<Record<string, string>>

/** A message of Lex holds no more: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_Message.html */
const MOST_CHARACTERS = 1_024

/** Lex wants a message with every question, even where there is nothing to say. */
const NOTHING = '<speak><break time="100ms"/></speak>'

const UNESCAPED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** Words without their marks, cut where they may be: what is too long for one message as it was meant. */
const plain = (ssml: string) => {
  const words = ssml
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|amp);/g, (mark) => UNESCAPED[mark] ?? mark)
  const parts = splitText(words.replace(/\s+/g, ' '), MOST_CHARACTERS)
  return parts.map((content) => ({ contentType: 'PlainText', content }))
}

const messagesOf = (say: VoiceTurnOut['say']) =>
  joinedSsml(say, MOST_CHARACTERS).flatMap((content) =>
    content.length > MOST_CHARACTERS ? plain(content) : [{ contentType: 'SSML', content }],
  )

/** What a flow needs to know of an answer, under the names it finds it by. */
const toldOf = ({ turn, then }: VoiceTurnOut): Attributes => ({
  turn: String(turn + 1),
  do: then === undefined ? 'listen' : then.do === 'transfer' ? 'transfer' : 'hangUp',
  target: then?.do === 'transfer' ? then.target : '',
  reason: then?.do === 'transfer' ? then.reason : '',
  contextRef: then?.do === 'transfer' ? then.contextRef : '',
})

/** How Lex listens: https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html; milliseconds, and keys. */
const settingsOf = ({ say, listen }: VoiceTurnOut): Attributes => ({
  startTimeoutMs: String(listen?.noInputMs ?? ''),
  endTimeoutMs: String(listen?.endSilenceMs ?? ''),
  maxKeys: String(listen?.digits?.max ?? 1),
  // Lex knows no prompt that keys stop and speech does not.
  allowInterrupt: String(say.every(({ bargeIn }) => bargeIn === 'any')),
})

/** Every key of a telephone is one to press: what Lex would take as "delete" is one that telephones have not. */
const DELETE = 'D'

const lexSettings = (out: VoiceTurnOut): Attributes => {
  if (out.listen === undefined) return {}
  const { startTimeoutMs = '', endTimeoutMs = '', maxKeys = '', allowInterrupt = '' } = settingsOf(out)
  return {
    'x-amz-lex:audio:start-timeout-ms:*:*': startTimeoutMs,
    'x-amz-lex:audio:end-timeout-ms:*:*': endTimeoutMs,
    'x-amz-lex:dtmf:max-length:*:*': maxKeys,
    'x-amz-lex:dtmf:end-character:*:*': '#',
    'x-amz-lex:dtmf:deletion-character:*:*': DELETE,
    'x-amz-lex:allow-interrupt:*:*': allowInterrupt,
  }
}

/** As many as Lex takes, each of at most so many characters. */
const MOST_HINTS = 100
const MOST_OF_A_HINT = 140

/** Lex leans towards words only while it asks for a slot: https://docs.aws.amazon.com/lexv2/latest/dg/using-hints */
const askingFor = (intent: string, slot: string, hints: readonly string[]) => {
  const values = hints.filter((hint) => hint !== '' && hint.length <= MOST_OF_A_HINT).slice(0, MOST_HINTS)
  const hinted = { [intent]: { [slot]: { runtimeHintValues: values.map((phrase) => ({ phrase })) } } }
  return {
    dialogAction: { type: 'ElicitSlot', slotToElicit: slot },
    intent: { name: intent, state: 'InProgress', confirmationState: 'None', slots: { [slot]: null } },
    ...(values.length === 0 ? {} : { runtimeHints: { slotHints: hinted } }),
  }
}

const NAME = /^([0-9a-zA-Z][_-]?){1,100}$/

/** Names of the bot's own intent and slot, where its flow gives them, make it lean; without them it asks for anything. */
const listening = ({ listen }: VoiceTurnOut, { intent = '', slot = '' }: Attributes) =>
  NAME.test(intent) && NAME.test(slot)
    ? askingFor(intent, slot, listen?.hints ?? [])
    : { dialogAction: { type: 'ElicitIntent' } }

const closing = (event: LexEvent) => ({
  dialogAction: { type: 'Close' },
  intent: { name: event.sessionState.intent?.name || 'FallbackIntent', state: 'Fulfilled' },
})

/** The answer to Lex: to go on, with what is said and how to listen, or to close, so that the flow does what comes then. */
export const lexAnswer = (event: LexEvent, out: VoiceTurnOut) => {
  const given = event.sessionState.sessionAttributes ?? {}
  const sessionAttributes = { ...given, ...toldOf(out), ...lexSettings(out) }
  const messages = messagesOf(out.say)
  if (out.then !== undefined)
    return {
      sessionState: { sessionAttributes, ...closing(event) },
      ...(messages.length === 0 ? {} : { messages }),
    }
  const said = messages.length === 0 ? [{ contentType: 'SSML', content: NOTHING }] : messages
  return { sessionState: { sessionAttributes, ...listening(out, given) }, messages: said }
}

/** The answer to a flow, which takes text by name and nothing deeper: what to say, what to do, and how to listen. */
export const flowAnswer = (out: VoiceTurnOut): Attributes => ({
  ...toldOf(out),
  ...settingsOf(out),
  text: out.say.map(({ text }) => text).join(' '),
  ssml: joinedSsml(out.say)[0] ?? NOTHING,
})
