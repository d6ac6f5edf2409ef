/** A resident in the middle of a journey: what they say to what they read. */
import type { Heard } from '../../bot/scripts/play'
import type { Choice } from '../../dialogs/answers/kind'
import { readHandoffWords } from '../../dialogs/handoff/lines'
import type { Question } from '../../dialogs/service'
import { answered, isOwnWords } from './forms'
import { readBackOf } from './intended'
import { type Mind, once, passing, toSay, untold } from './mind'
import { opening } from './opening'
import { alike, linesRead } from './readReply'
import type { Seen } from './see'

const QUESTIONS = [
  'how long will it take?',
  'when are you open?',
  'what’s your phone number?',
  'how long does that usually take',
  'why do you need that?',
  'do I have to pay for this?',
  'what time do you close today?',
]
const HESITATIONS = ['hmm', '?', '🤔', '...', 'er', 'hang on', 'one sec']
const LEAVING = ['never mind', 'forget it', 'cancel', 'start again']
const PERSONS = ['can I talk to a person please', 'agent', 'I want to speak to someone', 'a human']
const WAITING = ['how long?', 'ok', 'hello?', 'I have been at this for an hour', 'it is for my mother']
const NOT_WAITING = ['leave the queue', 'never mind', 'the bot', 'i don’t want to wait', 'go back']
const NO_CALL = ['no', 'no thanks', 'No']
const SENDING = [
  'Yes, send it',
  'yes',
  'yes please',
  'send it',
  'go ahead',
  'all correct',
  'yep that’s right',
  'looks good thanks',
  'yes thats all correct',
  'ok send it',
  'that’s fine',
]
const CORRECTING = ['no, ', 'actually ', 'sorry, I meant ', 'sorry ', 'no sorry, ', 'wait, ', 'I meant ']

/** Another answer than the one that is meant, which they might give by mistake. */
const otherThan = (mind: Mind, question: Question, choices: readonly Choice[]): unknown => {
  const meant = mind.settled.walked.soFar[question.id]
  const others = choices.filter(({ id }) => id !== meant && id !== 'notListed')
  if (others.length > 0) return mind.dice.pick(others).id
  return typeof meant === 'boolean' ? !meant : undefined
}

const slip = (mind: Mind, question: Question, choices: readonly Choice[]): string | undefined => {
  const value = otherThan(mind, question, choices)
  if (value === undefined || !once(mind, 'slip', mind.manner.slips, 0.5)) return undefined
  mind.wrong.set(question.id, value)
  return answered(toSay(mind, question, choices, value), mind.dice, 0)
}

const questionOf = ({ settled }: Mind, id: string): Question | undefined =>
  settled.intended.running.service.questions.find((question) => question.id === id)

/** What they said wrong, put right before it is asked about. */
const correction = (mind: Mind, open?: readonly Choice[], share = 0.7): string | undefined => {
  const [id] = mind.wrong.keys()
  const question = id === undefined ? undefined : questionOf(mind, id)
  const said = question && passing(mind, question, open)
  if (said === undefined || !once(mind, `correct ${id}`, true, share)) return undefined
  return `${mind.dice.pick(CORRECTING)}${said}`
}

const OFFER = readHandoffWords().notNow('offer').text

/** "Shall I ask for somebody to call you back?" */
const isOffered = ({ replies }: Heard): boolean => replies.at(-1)?.text === OFFER

/** Something else than an answer, now and then; never where anything said is the answer. */
const detour = (mind: Mind, question?: Question): string | undefined => {
  const { manner, dice } = mind
  if (once(mind, 'leave', manner.leaves, 0.3)) return dice.pick(LEAVING)
  if (once(mind, 'person', manner.wantsPerson, 0.3)) return dice.pick(PERSONS)
  if (question !== undefined && isOwnWords(question)) return undefined
  if (once(mind, 'ask', manner.asksInBetween, 0.4)) return dice.pick(QUESTIONS)
  if (once(mind, 'hesitate', manner.hesitates, 0.4)) return dice.pick(HESITATIONS)
  const mayRepeat = /@|\d{5}|name|postcode/.test(mind.last)
  return once(mind, 'repeat', manner.repeats && mayRepeat, 0.3) ? mind.last : undefined
}

/** Something that was not asked yet, instead of the answer or with it. */
const early = (
  mind: Mind,
  open: Question,
  choices: readonly Choice[],
  given: Mind['settled']['walked']['soFar'],
) => {
  if (!mind.manner.reorders || isOwnWords(open) || !mind.dice.is(0.35)) return undefined
  const others = untold(mind, given).filter(({ id }) => id !== open.id)
  if (others.length === 0) return undefined
  const other = mind.dice.pick(others)
  return mind.done.has(`early ${other.id}`)
    ? undefined
    : { id: other.id, said: passing(mind, other, choices) }
}

const answer = (mind: Mind, seen: Extract<Seen, { at: 'asked' }>): string => {
  const { question, choices, given } = seen
  const attempt = mind.attempts.get(question.id) ?? 0
  const first = attempt === 0 ? early(mind, question, choices, given) : undefined
  if (first?.said !== undefined) {
    mind.done.add(`early ${first.id}`)
    if (mind.dice.is(0.4)) return first.said
  }
  mind.attempts.clear()
  mind.attempts.set(question.id, attempt + 1)
  const said =
    (attempt === 0 ? slip(mind, question, choices) : undefined) ??
    answered(toSay(mind, question, choices), mind.dice, attempt)
  return first?.said === undefined ? said : `${said}, ${first.said}`
}

/** What is read back otherwise than it was meant; `undefined` where nothing was read back. */
const misread = (mind: Mind, heard: Heard): readonly { id: string; label: string }[] | undefined => {
  const read = linesRead(heard)
  if (read.size === 0) return undefined
  return readBackOf(mind.settled).filter(
    ({ label, value }) => read.has(label) && !alike(read.get(label), value),
  )
}

const change = (mind: Mind, { id, label }: { id: string; label: string }): string => {
  const { dice } = mind
  const question = questionOf(mind, id)
  const named = label.toLowerCase().replace(/^your /, '')
  const said = question === undefined ? undefined : passing(mind, question)
  const attempt = mind.attempts.get(`change ${id}`) ?? 0
  mind.attempts.set(`change ${id}`, attempt + 1)
  if (attempt > 1) return `change ${label}`
  if (id === 'home' && dice.is(0.3)) return 'that’s not my address'
  if (said !== undefined && dice.is(0.4)) return `${dice.pick(CORRECTING)}${said}`
  return dice.pick([
    `change the ${named}`,
    `the ${named} is wrong`,
    `${label} is not right`,
    `can i change my ${named}?`,
    label,
  ])
}

const send = ({ attempts, dice }: Mind): string => {
  const tried = attempts.get('send') ?? 0
  attempts.set('send', tried + 1)
  return tried > 0 ? 'Yes, send it' : dice.pick(SENDING)
}

const atCheck = (mind: Mind, heard: Heard): string => {
  const { dice, manner } = mind
  const wrong = manner.isHasty ? [] : misread(mind, heard)
  const [first] = wrong ?? []
  if (first !== undefined)
    return once(mind, 'changeSomething', true, 0.15) ? 'Change something' : change(mind, first)
  if (mind.last === 'Change something' && heard.options.length > 2) return dice.pick(heard.options).says
  const away = detour(mind)
  if (away !== undefined) return away
  const fidgets = once(mind, 'fidget', manner.fidgets && !manner.isHasty, 0.7)
  return fidgets ? change(mind, dice.pick(readBackOf(mind.settled))) : send(mind)
}

const begin = (mind: Mind, heard: Heard, topic: string): string => {
  const { offer } = mind.settled.intended.running.words
  const shown = heard.options.find(({ label }) => label === offer.text || label === topic)
  if (shown !== undefined && mind.openings > 0) return shown.says
  mind.openings += 1
  mind.attempts.clear()
  return opening(mind)
}

/** It ended with something wrong, and can't be put right any more: from the beginning, plainly. */
const anew = (mind: Mind): string => {
  if (once(mind, 'again', true, 1)) return 'start again'
  mind.wrong.clear()
  mind.attempts.clear()
  return mind.settled.intended.running.words.offer.text
}

/** What they say next; `undefined` when they have what they came for. */
export const said = (mind: Mind, seen: Seen, heard: Heard, topic: string): string | undefined => {
  if (isOffered(heard)) return mind.dice.pick(NO_CALL)
  switch (seen.at) {
    case 'queued':
      return once(mind, 'wait in the queue', true, 0.6)
        ? mind.dice.pick(WAITING)
        : mind.dice.pick(NOT_WAITING)
    case 'asked':
      return correction(mind, seen.choices) ?? detour(mind, seen.question) ?? answer(mind, seen)
    case 'check':
      return correction(mind) ?? atCheck(mind, heard)
    case 'ended':
      return mind.wrong.size === 0 ? undefined : (correction(mind, undefined, 1) ?? anew(mind))
    case 'elsewhere':
      return mind.settled.intended.running.words.offer.text
    case 'aside':
      return 'no'
    case 'idle':
      return begin(mind, heard, topic)
  }
}
