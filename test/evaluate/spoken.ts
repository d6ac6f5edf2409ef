import type { Recogniser } from '../../dialogs/understanding/intents'
import type { Candidate } from './candidates'
import type { Enquiry } from './enquiries'
import { percent, shareOf, table } from './measure'

/** Whether one enquiry was understood, read right and as it was heard. */
interface Heard {
  band: string
  ours: { read: boolean; all: boolean; first: boolean }
  peer: { read: boolean; first: boolean }
}

const firstOf = ({ hypotheses = [] }: Enquiry): string => hypotheses[0]?.text ?? ''

/** A confidence that the recogniser did not give is left out, not undefined. */
const withoutUnknown = ({ text, confidence }: { text: string; confidence?: number | undefined }) =>
  confidence === undefined ? { text } : { text, confidence }

const hear = async (recogniser: Recogniser, peer: Candidate, enquiry: Enquiry): Promise<Heard> => {
  const { text, intent, hypotheses = [], band = 'all' } = enquiry
  const ours = (heard: readonly { text: string }[]) =>
    recogniser.recognise(heard).guesses[0]?.intent === intent
  const theirs = async (said: string) => (await peer.rank(said))[0]?.label === intent
  return {
    band,
    ours: {
      read: ours([{ text }]),
      all: ours(hypotheses.map(withoutUnknown)),
      first: ours([{ text: firstOf(enquiry) }]),
    },
    peer: { read: await theirs(text), first: await theirs(firstOf(enquiry)) },
  }
}

const line = (
  name: string,
  heard: readonly Heard[],
  right: (each: Heard) => [boolean, boolean],
): string[] => {
  const read = shareOf(heard, (each) => right(each)[0])
  const asHeard = shareOf(heard, (each) => right(each)[1])
  return [name, percent(read), percent(asHeard), percent(read - asHeard)]
}

const linesFor = (title: string, peer: string, heard: readonly Heard[]): string[][] => [
  line(`${title}: this project, all hypotheses`, heard, ({ ours }) => [ours.read, ours.all]),
  line(`${title}: this project, best only`, heard, ({ ours }) => [ours.read, ours.first]),
  line(`${title}: ${peer}`, heard, ({ peer: its }) => [its.read, its.first]),
]

/** What is lost when a speech recogniser hears it, against the same sentences read right; in all and by the line. */
export const spoken = async (
  recogniser: Recogniser,
  peer: Candidate,
  enquiries: readonly Enquiry[],
): Promise<string> => {
  const heard: Heard[] = []
  for (const enquiry of enquiries) heard.push(await hear(recogniser, peer, enquiry))
  const bands = [...new Set(heard.map(({ band }) => band))]
  const byBand = bands.flatMap((band) =>
    linesFor(
      band,
      peer.name,
      heard.filter((each) => each.band === band),
    ),
  )
  return table([
    ['speech', 'read right', 'as heard', 'lost'],
    ...linesFor('all', peer.name, heard),
    ...byBand,
  ])
}
