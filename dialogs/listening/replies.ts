import type { Answer } from '../information/about'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Option, Reply } from '../turn'

/** A line by itself, with what may be picked after it. */
export const replyOf = (
  said: Said,
  more: { options?: readonly Option[]; does?: Reply['do'] } = {},
): Reply => ({
  text: said.text,
  speech: said.speech,
  ...(more.options === undefined || more.options.length === 0 ? {} : { options: more.options }),
  ...(more.does === undefined ? {} : { do: more.does }),
  expects: 'open',
})

/** An answer with the line that says where it comes from. */
export const answerReply = (answer: Answer, source: Said | undefined): Reply => {
  const said = source === undefined ? answer.said : paragraphs([answer.said, source])
  const { options, does, sources, listen } = answer
  return {
    ...replyOf(said, { ...(options && { options }), does }),
    ...(listen && { listen }),
    ...(sources.length > 0 ? { sources } : {}),
  }
}

/** What is kept of the last replies, to be said again. */
export const lastSaid = (replies: readonly Reply[]) => replies.map(({ text, speech }) => ({ text, speech }))
