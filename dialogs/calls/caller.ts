import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import { saysSend } from '../services/checking'
import { askingTopics, inOtherWords } from './asking'
import { goingOn } from './breaths'
import { isDivided, isSureToSend, pickHeard, saysNo } from './closed'
import { whetherDanger } from './danger'
import { askedAgain, askedBefore, ended, isMissed, MOST_FAILURES } from './failing'
import { keyedIn } from './keys'
import { toService } from './named'
import { asPerson, asPicked, type CallParts, callIn, type Listen, withCall } from './parts'
import { withPlaceHeard } from './placeHeard'
import { withoutGoAhead } from './relayed'
import { offeringPerson, started } from './start'
import { tookFor } from './took'
import { voiced } from './voiced'

/** What is made of a turn before anybody answers it: an answer at once, or what was meant. */
type Made = { outcome: Outcome } | { hearing: Hearing }

const outcome = (one: Outcome): Made => ({ outcome: one })

/** The same once more: what was said last, and with keys what may be picked. */
const again = (parts: CallParts, hearing: Hearing): Outcome => {
  const { memory } = hearing
  const last = memory.last.length > 0 ? memory.last : [parts.words.again('what')]
  const replies = last.map((said, i) =>
    i < last.length - 1 ? replyOf(said) : askedBefore(said, callIn(hearing)),
  )
  return { replies, memory }
}

const moreOf = ({ words }: CallParts, hearing: Hearing, from: number): Outcome => {
  const reply = askedBefore(words.options('moreWord'), callIn(hearing))
  return withCall({ replies: [reply], memory: hearing.memory }, { from })
}

const fromKeys = (parts: CallParts, hearing: Hearing): Made | undefined => {
  const keyed = keyedIn(parts, hearing)
  if (keyed === undefined) return undefined
  if (keyed === 'again') return outcome(again(parts, hearing))
  if (keyed === 'nothing') return outcome(askedAgain(parts, hearing, 'noSuchKey'))
  return 'more' in keyed ? outcome(moreOf(parts, hearing, keyed.more)) : keyed
}

/** Silence after all was answered ends the call; anywhere else it is asked again. */
const unheard = (parts: CallParts, hearing: Hearing): Made | undefined => {
  const { event } = hearing.turn
  if (event !== 'silent' && event !== 'unheard') return undefined
  const call = callIn(hearing)
  const isOver = event === 'silent' && call.asksElse === true && call.failed > 0
  return outcome(isOver ? ended(hearing, parts.words.again('gone')) : askedAgain(parts, hearing, event))
}

/** Whoever may have asked for a person has: nobody is kept from one by a recogniser. */
const LIKELY_ONES = 3
const asksPerson = ({ alternatives, desk }: Hearing): boolean =>
  alternatives.slice(0, LIKELY_ONES).some(({ text }) => desk.commands.commandIn(text) === 'person')

/** "Would you like to speak to a person?" and "is there anything else?" */
const toOffer = (parts: CallParts, hearing: Hearing): Made | undefined => {
  const more = goingOn(parts, hearing)
  if (more !== undefined) return outcome(more)
  const { offersPerson, asksElse } = callIn(hearing)
  const answer = hearing.desk.commands.yesOrNoIn(hearing.said)
  if (offersPerson === true && answer !== undefined)
    return answer === 'yes'
      ? { hearing: asPerson(hearing) }
      : outcome({ replies: [replyOf(parts.words.start('ask'))], memory: hearing.memory })
  return asksElse === true && saysNo(hearing)
    ? outcome(ended(hearing, parts.words.options('bye')))
    : undefined
}

/** To what was read back: a yes that isn't sure is asked for once more. */
const toSending = (parts: CallParts, hearing: Hearing): Made | undefined => {
  const call = callIn(hearing)
  if (call.sends !== true || !saysSend(hearing.said)) return undefined
  if (isSureToSend(hearing)) return { hearing: asPicked(hearing, call.picks[0]?.says ?? hearing.said) }
  const reply = askedBefore(parts.words.options('sendAgain'), call)
  return outcome(withCall({ replies: [reply], memory: hearing.memory }, { perhapsYes: true }))
}

/** "Is it about …?" was answered with no, or what the call was taken for is wrong. */
const toTopic = (parts: CallParts, hearing: Hearing): Made | undefined => {
  const { memory, said, desk } = hearing
  const { offered } = memory
  const { took, denied = [], failed } = callIn(hearing)
  const isNo = desk.commands.yesOrNoIn(said) === 'no' || said === parts.words.topic('else').text
  if (!isNo) return undefined
  const times = failed + 1
  if (offered !== undefined && took === undefined) {
    const wrong = inOtherWords(parts, hearing, 'wrong')
    return outcome(withCall(wrong, { denied: [...denied, ...offered.intents], failed: times }))
  }
  if (took === undefined) return undefined
  const cleared = { ...hearing, said: took.said, memory: { ...memory, service: undefined, topic: undefined } }
  return outcome(
    took.others.length === 0
      ? withCall(inOtherWords(parts, cleared, 'wrong'), { failed: times })
      : askingTopics(parts, withCall(cleared, { took: undefined }), took.others),
  )
}

/** Half a yes and half a no; "shall I go on?" is not worth asking twice. */
const isUnclear = (hearing: Hearing): boolean =>
  callIn(hearing).expects === 'yesNo' &&
  callIn(hearing).more === undefined &&
  hearing.isSure !== true &&
  isDivided(hearing)

/** An assistant of Relay UK has told who they are: the line itself doesn't. */
const fromRelay = (parts: CallParts, hearing: Hearing): Made | undefined => {
  const isTold = hearing.alternatives.some(({ text }) => parts.phrases.tellsRelay(text))
  return isTold && callIn(hearing).relay !== true
    ? outcome(withCall(offeringPerson(parts, hearing), { relay: true }))
    : undefined
}

const spoken = (parts: CallParts, whole: Hearing): Made => {
  const heard = withoutGoAhead(parts, whole)
  if (heard === undefined) return outcome(again(parts, whole))
  if (asksPerson(heard)) return { hearing: asPerson(heard) }
  const pick = pickHeard(heard)
  const hearing = pick === undefined ? heard : asPicked(heard, pick)
  if (isUnclear(hearing)) return outcome(askedAgain(parts, hearing, 'unheard'))
  const danger = whetherDanger(parts, hearing)
  if (danger !== undefined) return { hearing: danger }
  return (
    fromRelay(parts, hearing) ??
    toOffer(parts, hearing) ??
    toSending(parts, hearing) ??
    toService(parts, hearing) ??
    toTopic(parts, hearing) ?? { hearing: withPlaceHeard(hearing) }
  )
}

const made = (parts: CallParts, hearing: Hearing): Made => {
  const { event } = hearing.turn
  const keyed = event === undefined ? fromKeys(parts, hearing) : unheard(parts, hearing)
  if (keyed !== undefined && 'outcome' in keyed) return keyed
  const meant = keyed?.hearing ?? hearing
  return event === undefined && meant.said !== '' ? spoken(parts, meant) : { hearing: meant }
}

/** A person, where nothing came of three turns; the second time there is nothing left to try. */
const helpedOn = async (parts: CallParts, hearing: Hearing, listen: Listen): Promise<Outcome> => {
  const { words } = parts
  if (callIn(hearing).passedOn === true)
    return ended(hearing, words.again(hearing.turn.event === 'silent' ? 'gone' : 'sorry'))
  const before = replyOf(words.again('person'))
  const { replies, memory } = await listen(asPerson(hearing))
  const all = [before, ...replies]
  return withCall({ replies: all, memory: { ...memory, last: lastSaid(all) } }, { passedOn: true, failed: 0 })
}

const failedIn = ({ memory }: Outcome): number => memory.call?.failed ?? 0

/** What was answered at once is no failure, unless it says so. */
const settled = (one: Outcome, hearing: Hearing): Outcome =>
  failedIn(one) > callIn(hearing).failed ? one : withCall(one, { failed: 0 })

/** What a turn comes to, and how often in a row nothing came of one. */
const answered = async (parts: CallParts, hearing: Hearing, listen: Listen): Promise<Outcome> => {
  const one = made(parts, hearing)
  if ('outcome' in one) return settled(one.outcome, hearing)
  const heard = await listen(one.hearing)
  const counted = withCall(heard, { failed: isMissed(hearing, heard) ? callIn(hearing).failed + 1 : 0 })
  return tookFor(parts, one.hearing, counted)
}

/**
 * A turn on the telephone: keys are what they mean, silence and noise are asked about, what was heard is believed as far as
 * it should be, and what is answered is made to be heard. `listen` answers as in any channel.
 */
export const createCaller =
  (parts: CallParts) =>
  async (hearing: Hearing, listen: Listen): Promise<Outcome> => {
    const begun = await started(parts, hearing, listen)
    const outcome = begun ?? (await answered(parts, hearing, listen))
    const isStuck = failedIn(outcome) >= MOST_FAILURES
    return voiced(parts, hearing, isStuck ? await helpedOn(parts, hearing, listen) : outcome)
  }
