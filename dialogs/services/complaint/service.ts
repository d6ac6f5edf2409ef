import { oneOf } from '../../answers/oneOf'
import { onlyAsked } from '../../answers/onlyAsked'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'
import { aboutChoices, aboutKind, destinationOf, underHeading, whichKind } from './about'
import { type Complaint, endingLines, endingOf, isTaken } from './endings'
import { storyOf } from './story'

/** A page of writing, and what one message may hold. */
const STORY = 2000
const WISH = 500
/** Who has no neat number names the letter. */
const REFERENCE = 200

/** A first report of a missed bin can be put right without a complaint: LGSCO Complaint Handling Code, 1.7. */
const canBeSorted = ({ story, before }: Pick<Complaint, 'story' | 'before'>): boolean => {
  const { signs } = storyOf(story)
  return before === 'no' && signs.has('missedBin') && !signs.has('again')
}

/** How they were treated is asked where it is what the complaint is about, and the story doesn't say it. */
const asksHowTreated = (soFar: Complaint): boolean => {
  const { signs } = storyOf(soFar.story)
  return isTaken(soFar) && soFar.about === 'treatment' && !signs.has('unequal') && !signs.has('impolite')
}

/** "I want to complain." The story first; what goes another way is told it; the rest becomes a case. */
export const complaint = Service.named('complaint')
  .about('complaints.make')
  .ask('story', text({ most: STORY }))
  .takesFirst('story')
  .askFrom('about', ({ story }) => aboutChoices(story), aboutKind)
  .askFrom('which', ({ about }) => underHeading(about), whichKind)
  .find('destination', async (soFar, { here }) => destinationOf(soFar, here.pack))
  .askIf('way', onlyAsked(oneOf('know', 'complain')), ({ destination }) => destination.to === 'anotherWay')
  .askIf(
    'whose',
    onlyAsked(oneOf('theirs', 'ours')),
    ({ destination }) => destination.to === 'elsewhere' && destination.route.id === 'service',
  )
  .askIf('before', onlyAsked(oneOf('no', 'told', 'answered')), isTaken)
  .askIf('sort', onlyAsked(oneOf('sort', 'complain')), canBeSorted)
  .askIf('hasReference', yesNo, ({ before }) => before === 'answered')
  .askIf('earlier', text({ most: REFERENCE }), ({ hasReference }) => hasReference === true)
  .askIf('outcome', text({ most: WISH }), isTaken)
  .askIf('treated', onlyAsked(oneOf('unequal', 'impolite', 'both', 'neither', 'notSaid')), asksHowTreated)
  .contactIf(isTaken, { reach: true })
  .ends(endingLines, endingOf)
