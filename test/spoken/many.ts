/** How far the whole chain understands what callers of our own say first: spoken, carried, recognised and taken up. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { shownHeard } from '../../bot/cli/recogniser/heardIn'
import { type Recognised, recognise } from '../../bot/cli/recogniser/recognise'
import { overTelephone } from '../../bot/cli/recogniser/wav'
import type { Converse } from '../../dialogs/conversation'
import { loadConversation } from '../../dialogs/loadConversation'
import { type Fate, oneCall } from '../calls/oneCall'
import { tallyOf } from '../calls/tally'
import { AT, COUNCIL } from './calls'
import { say, type Voice } from './speak'

const Sentences = z.record(z.string(), z.array(z.string()).min(1))

interface Said {
  intent: string
  text: string
  voice: Voice
}

const everySentence = async (voices: readonly Voice[]): Promise<readonly Said[]> => {
  const sentences = Sentences.parse(parse(await readFile(join(__dirname, 'sentences.yaml'), 'utf8')))
  return Object.entries(sentences).flatMap(([intent, texts]) =>
    texts.flatMap((text) => voices.map((voice) => ({ intent, text, voice }))),
  )
}

/** What a recogniser is told to lean towards when anything may be said. */
const openingHints = async (converse: Converse): Promise<readonly string[]> => {
  const start = {
    council: COUNCIL,
    conversation: 'hints',
    channel: 'voice',
    locale: 'en-GB',
    at: AT,
  } as const
  const { replies } = await converse({ ...start, event: 'start' }, undefined)
  return replies.at(-1)?.hints ?? []
}

const shown = ({ enquiry, first, topic }: Fate, heard: Recognised): string =>
  `${enquiry.band}, ${enquiry.id} ${first}${topic === undefined ? '' : `, ${topic}`}: ${shownHeard(heard)}`

/** Speaks every sentence over both lines, and gives what came of each. Shows those that went astray. */
export const many = async (voices: readonly Voice[]): Promise<string> => {
  const { converse } = loadConversation()
  const hints = await openingHints(converse)
  const folder = await mkdtemp(join(tmpdir(), 'many-'))
  const files = { clean: join(folder, 'clean.wav'), telephone: join(folder, 'line.wav') }
  const fates: Fate[] = []
  const take = async ({ intent, text, voice }: Said, band: keyof typeof files): Promise<void> => {
    const heard = await recognise(files[band], hints)
    const hypotheses = heard.silent ? [] : [...heard.hypotheses]
    const enquiry = { id: `${voice}: “${text}”`, text, intent, band, hypotheses }
    const fate = await oneCall(converse, COUNCIL, enquiry)
    fates.push(fate)
    if (fate.topic !== intent) console.log(shown(fate, heard))
  }
  for (const said of await everySentence(voices)) {
    await say(said.voice, said.text, files.clean)
    await overTelephone(files.clean, files.telephone)
    await take(said, 'clean')
    await take(said, 'telephone')
  }
  await rm(folder, { recursive: true, force: true })
  return tallyOf(fates)
}
