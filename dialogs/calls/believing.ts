import type { Line } from '../turn'
import type { Guess, Intent } from '../understanding/intents'

/** What to do about what was heard: go on with it, saying what it was taken for; ask; or have it said again. */
export type Belief = 'act' | 'ask' | 'again'

/** Heard clearly, this likely a reading is gone on with. */
const LIKELY = 0.94
/** Heard less clearly, or by a recogniser that doesn't say how clearly. */
const LIKELIER = 0.97
/** Named in so many words, it counts as heard clearly. */
const NAMED = 0.9
/** Hardly heard, a reading less likely than this isn't worth a question. */
const WORTH_ASKING = 0.35
/** Of what was heard less clearly than this share of the lowest threshold no more than one word in ten is right. */
const HARDLY = 0.5

/** What the words mean, if these they were: how likely, and whether more than the likelihood of words speaks for it. */
export interface Meaning {
  likely: number
  isPlain: boolean
}

/**
 * Whether what was heard is believed. `confidence` is the speech recogniser's, and says whether these were the words;
 * `likely` is ours, and says what such words mean. Unknown is not low. What was measured with these: `npm run calls:measure`.
 */
export const beliefIn = (
  { likely, isPlain }: Meaning,
  confidence: number | undefined,
  sure: Line['sure'],
): Belief => {
  const isClear = confidence === undefined || confidence >= sure.ask
  const isVeryClear = confidence !== undefined && confidence >= sure.act
  const least = isPlain ? NAMED : isVeryClear ? LIKELY : LIKELIER
  if (isClear && likely >= least) return 'act'
  if (isClear) return 'ask'
  return confidence >= sure.ask * HARDLY && likely >= WORTH_ASKING ? 'ask' : 'again'
}

/** Nobody is asked whether it is about these. */
const NEVER_ASKED: readonly Intent[] = [
  'smalltalk.greeting',
  'smalltalk.thanks_bye',
  'not_council',
  'safety.emergency',
]

/** This likely, it is the only one that is asked about. */
const ALONE = 0.9
/** Less likely than this is no choice to offer. */
const OFFERABLE = 0.03
/** Three can be kept in mind, and a fourth to say that it is none of them. */
const MOST_ASKED = 3

/** What a caller is asked about, likeliest first: one, or up to three; none where nothing is likely. */
export const topicsToAsk = (guesses: readonly Guess[], most = MOST_ASKED): readonly Intent[] => {
  const offerable = guesses.filter(
    ({ intent, confidence }) => confidence >= OFFERABLE && !NEVER_ASKED.includes(intent),
  )
  const [first] = offerable
  const shown = first !== undefined && first.confidence >= ALONE ? 1 : most
  return offerable.slice(0, shown).map(({ intent }) => intent)
}
