/** Where a conversation stands, as far as its memory tells. */
import type { Choice } from '../../dialogs/answers/kind'
import { readMemory } from '../../dialogs/memory'
import type { Answers, Question, World } from '../../dialogs/service'
import { choicesFor, type Running, underway } from '../../dialogs/services/running'
import { walk } from '../../dialogs/services/walk'

export type Seen =
  | { at: 'asked'; question: Question; choices: readonly Choice[]; given: Answers }
  | { at: 'check' | 'ended'; given: Answers }
  | { at: 'elsewhere' | 'aside' | 'idle' | 'queued' }

/** What a resident who wants a service sees before them. */
export const see = async (stored: unknown, running: Running, world: World): Promise<Seen> => {
  const memory = readMemory(stored)
  if (memory.service === undefined) {
    const ended = underway([running], memory.ended)
    if (ended !== undefined)
      return { at: 'ended', given: (await walk(running.service, ended.given, world)).soFar }
    return { at: memory.aside === undefined ? 'idle' : 'aside' }
  }
  const now = underway([running], memory.service)
  if (now === undefined) return { at: 'elsewhere' }
  const walked = await walk(now.service, now.given, world)
  const { open, soFar } = walked
  if (open === undefined) return { at: 'check', given: soFar }
  return { at: 'asked', question: open, choices: choicesFor(now, open, world.here, walked), given: soFar }
}
