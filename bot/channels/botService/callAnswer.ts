/** What a channel of Azure that speaks is answered, in Bot Framework's words for calls. */
import { type Activity, InputHints } from 'botbuilder'
import type { VoiceTurnOut } from '../voice/turn'

/** What may interrupt; that speech alone may not is a word of the channel for telephones that the library hasn't. */
const WHILE_SPEAKING = {
  any: InputHints.AcceptingInput,
  dtmf: 'ignoringSpeechInput',
  none: InputHints.IgnoringInput,
} as const

/** Keys that are to come together: as many as there may be, or fewer and the one that ends them. */
const patternOf = ({ min, max }: { min: number; max: number }): string =>
  min === max ? `^[0-9]{${max}}$` : `^([0-9]{${max}}|[0-9]{${min},${max - 1}}#)$`

/** What is expected; keys come one by one but for a pattern that says otherwise. */
const listenFor = ({ hints = [], digits, expect }: NonNullable<VoiceTurnOut['listen']>): string[] => {
  const several = digits === undefined || digits.max === 1 ? [] : [`{pattern:${patternOf(digits)}}`]
  const figures = expect === 'digits' || several.length > 0 ? ['{inputtype:digit}'] : []
  return [...hints, ...figures, ...several]
}

/** Azure's synthesiser wants a voice in every document: ours name none. */
const withVoice = (ssml: string, voice: string): string =>
  ssml.replace(/^(<speak[^>]*>)(.*)<\/speak>$/su, `$1<voice name="${voice}">$2</voice></speak>`)

const afterwards = (then: NonNullable<VoiceTurnOut['then']>): Partial<Activity> =>
  then.do === 'hangup'
    ? { type: 'endOfConversation', code: 'completedSuccessfully' }
    : {
        type: 'event',
        name: 'handoff.initiate',
        value: {
          TargetPhoneNumber: then.target.replace(/^tel:/, ''),
          reason: then.reason,
          contextRef: then.contextRef,
          headers: then.headers,
        },
      }

/** The silent message that opens the microphone, after one that closed it while it was spoken. */
const listening = (listen: NonNullable<VoiceTurnOut['listen']>) => ({
  type: 'message',
  text: '',
  speak: '',
  inputHint: InputHints.ExpectingInput,
  listenFor: listenFor(listen),
})

/** The answer to a turn, in the words of the channel; `voice` is a name of Azure's. */
export const callActivities = (
  { say, listen, then }: VoiceTurnOut,
  voice: string,
): readonly Partial<Activity>[] => {
  const spoken = say.map((each) => ({
    type: 'message',
    text: each.text,
    speak: withVoice(each.ssml, voice),
    inputHint: WHILE_SPEAKING[each.bargeIn],
  }))
  if (listen === undefined) return [...spoken, ...(then === undefined ? [] : [afterwards(then)])]
  const last = say.at(-1)?.bargeIn === 'any' ? spoken.at(-1) : undefined
  if (last === undefined) return [...spoken, listening(listen)]
  const { text: words, speak } = last
  return [...spoken.slice(0, -1), { ...listening(listen), text: words, speak }]
}
