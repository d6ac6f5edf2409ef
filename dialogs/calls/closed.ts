import { lists, openingOf } from '../answers/lists'
import { meantBy, soundsLike } from '../answers/soundsLike'
import { yesNo } from '../answers/yesNo'
import type { Hearing } from '../listening/hearing'
import { saysSend } from '../services/checking'
import { wordsOf } from '../understanding/keywords'
import { USUAL } from './doubt'
import { callIn } from './parts'

/** Nothing that a yes or a no is read with. */
const ALONE = { choices: [], containers: [], districts: [], planningReferences: [] }

const answerIn = (said: string, { here }: Hearing): boolean | undefined => {
  const read = yesNo.read(said, { ...ALONE, now: here.now, holidays: here.holidays })
  return read.ok ? read.value : undefined
}

/** "No thank you": longer than this it says more than no. */
const SHORT = 3

/** Whether no more than no was said. */
export const saysNo = (hearing: Hearing): boolean =>
  wordsOf(hearing.said).length <= SHORT && answerIn(hearing.said, hearing) === false

/** What of the list was meant by what may have been heard; a word of another meaning in it is a command, and no pick. */
export const pickHeard = (hearing: Hearing): string | undefined => {
  const { picks, expects } = callIn(hearing)
  const { alternatives, said, desk, isSure } = hearing
  if (expects !== 'choice' || isSure === true || desk.commands.commandIn(said) !== undefined) return undefined
  const meant = meantBy(
    soundsLike(
      alternatives,
      picks.map(({ label }) => label),
    ),
  )
  if (meant === undefined || meant.how === 'among') return undefined
  return picks.find(({ label }) => label === meant.name)?.says
}

/** Whether some of what may have been heard is a yes and some a no. */
export const isDivided = (hearing: Hearing): boolean => {
  const answers = hearing.alternatives.map(({ text }) => answerIn(text, hearing))
  return answers.includes(true) && answers.includes(false)
}

const namesSending = (said: string): boolean =>
  wordsOf(said).some((_, at, words) => openingOf(words.slice(at), lists().sendNamed) !== undefined)

/**
 * Whether what was read back is to be sent, as far as it was heard. Over a telephone line every eighth plain yes or no is
 * heard as the other: a plain yes counts only where it was heard clearly and as nothing else, or twice.
 */
export const isSureToSend = (hearing: Hearing): boolean => {
  const { alternatives, said, turn } = hearing
  if (hearing.isSure === true) return true
  if (isDivided(hearing)) return false
  const [first] = alternatives
  const isClear = (first?.confidence ?? 0) >= (turn.line?.sure ?? USUAL).act
  return isClear || callIn(hearing).perhapsYes === true || (namesSending(said) && saysSend(said))
}
