/** Makes the pages of conversations live. Without this script they are the same pages, with a form for everything. */
import { makeAlerts } from './alerts.js'
import { makeAnswers } from './answers.js'
import { keepDrafts } from './drafts.js'
import { listsChanged, makeLists } from './lists.js'
import { byIds, into, Piece } from './pieces.js'
import { postQuietly } from './quietly.js'
import { Reply } from './reply.js'
import { makeShortcuts } from './shortcuts.js'
import { Talk } from './talk.js'
import { type Frame, Wire } from './wire.js'
import { find, given, live, notice, say, speak } from './words.js'

/** Waiting times grow without any news: the lists are fetched so often all the same. In milliseconds. */
const AT_LEAST = 30000

const isTalk = given('handoff') !== ''

let reply: Reply | undefined
let talk: Talk | undefined

const ended = (): void => {
  wire.end()
  notice(say('ended'))
  speak(say('ended'), true)
}

/** What changes on this page: around a conversation everything by its id, else one list. */
const changing = new Piece(
  given('part'),
  (root) => {
    if (isTalk) byIds(root)
    else into(given('into'))(root)
    reply?.restore()
    listsChanged()
  },
  ended,
)
/** Beside a conversation: what is offered, and who else waits. */
const own = new Piece(
  `${given('own')}&beside=${encodeURIComponent(given('handoff'))}`,
  (root) => {
    into('own')(root)
    listsChanged()
  },
  ended,
)
/** Everything that was said, after a time without a connection. */
const whole = new Piece(given('transcript'), (root) => into('transcript')(root), ended)

const hear = (frame: Frame): void => {
  if (frame.what === 'items') {
    talk?.add(frame.items, frame.seq, frame.at)
    talk?.mark(frame.marks)
  }
  if (frame.what === 'changed') void (isTalk && frame.of === 'own' ? own : changing).soon()
  if (frame.what === 'typing') talk?.showTyping(frame.who)
  if (frame.what === 'ping') wire.tell({ here: true })
}

const wire = new Wire(
  (): Record<string, string> => {
    if (!isTalk) return {}
    return { handoff: given('handoff'), after: String(talk?.last ?? 0), at: talk?.at ?? '' }
  },
  {
    heard: hear,
    opened: (again) => {
      if (!again) return
      if (find('connection')?.hidden === false) speak(say('back'))
      notice('')
      void changing.now()
      if (isTalk) void whole.now()
    },
    lost: () => notice(say('lost')),
    ended,
  },
)

const begin = (): void => {
  document.documentElement.classList.add('is-live')
  const tools = find('tools')
  if (tools !== null) tools.hidden = false
  keepDrafts()
  makeLists()
  makeAlerts((text) => speak(text))
  makeShortcuts((text) => speak(text))
  if (isTalk) {
    talk = new Talk((seq) => wire.tell({ read: seq }))
    reply = new Reply(
      () => wire.tell({ typing: true }),
      () => talk?.toEnd(),
    )
    makeAnswers((text) => reply?.insert(text))
    postQuietly()
  }
  setInterval(() => void changing.soon(), AT_LEAST)
  void wire.start()
}

if (live !== null) begin()
