import { nearestTable } from '../../../dialogs/understanding/nearest'
import { createSubjects } from '../../../dialogs/understanding/subjects'

const LABELS = ['bins.missed', 'planning.apply_or_fee', 'hours.opening']
const PHRASES: readonly (readonly [string, number])[] = [
  ...Array.from({ length: 6 }, (_, i) => [`the bin cost ${i} open`, 0] as const),
  ...Array.from({ length: 6 }, (_, i) => [`the shed cost ${i} open`, 1] as const),
  ...Array.from({ length: 9 }, (_, i) => [`open on day ${i}`, 2] as const),
  ['a caddy', 0],
]

describe('the subjects that words name', () => {
  const table = nearestTable(
    PHRASES.map(([text]) => text.split(' ')),
    PHRASES.map(([, label]) => label),
    LABELS.length,
  )
  const subjectsIn = createSubjects(table, LABELS)

  it.each([
    ['my BINS!', ['bins']],
    ['a bin by the shed', ['bins', 'planning']],
    ['what does it cost', []],
    ['are you open', []],
    ['a caddy', []],
    ['xyzzy', []],
    ['', []],
  ])('“%s” names %j', (text, named) => expect([...subjectsIn(text)].sort()).toEqual(named))
})
