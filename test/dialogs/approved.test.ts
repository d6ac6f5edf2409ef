import { join } from 'node:path'
import { createApprovedAnswers } from '../../dialogs/approved'
import { createSayings } from '../../dialogs/sayings'
import { readWords } from '../../dialogs/words'
import { openArticles } from '../../knowledge/articles'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { knowledgeFolder, loadKnowledge } from '../../knowledge/load'
import { projectRoot } from '../../knowledge/root'

const folder = knowledgeFolder()
const packs = [...loadKnowledge(folder).councils.values()]
const articles = openArticles(join(folder, 'articles'))
const approved = createApprovedAnswers({
  sayings: createSayings(readWords(join(projectRoot, 'dialogs', 'words.en.yaml'))),
  articlesFor: (council) => articles(join(folder, 'councils', council, 'articles')),
  holidays: loadBankHolidays(),
})
const at = new Date('2026-11-23T10:00:00Z')

describe('approved answers for advisors', () => {
  it.each(packs)(
    'finds the article on a missed bin for $council.name, filled in, with its source',
    (pack) => {
      const [first] = approved.find(pack, 'my bin was missed', at)
      expect(first?.id).toMatch(/^article bins\.missed/)
      expect(first?.text).not.toMatch(/[{}*_]|\]\(/)
      expect(first?.sources[0]?.title).not.toBe('')
    },
  )

  it.each(packs)('finds what $council.name promises, in the words of its document', (pack) => {
    const [standard] = pack.standards
    const found = approved.find(pack, standard?.promise ?? '', at)
    expect(found.map(({ id }) => id)).toContain(`standard ${standard?.id}`)
  })

  it('finds nothing for what shares no word with anything', () => {
    for (const pack of packs) expect(approved.find(pack, 'xyzzy', at)).toEqual([])
  })

  it('gives again by its id whatever it found', () => {
    for (const pack of packs)
      for (const answer of approved.find(pack, 'how long until you answer an email', at))
        expect(approved.byId(pack, answer.id, at)).toEqual(answer)
  })

  it.each(['article nothing', 'standard nothing', 'nothing', ''])('knows nothing by the id “%s”', (id) => {
    for (const pack of packs) expect(approved.byId(pack, id, at)).toBeUndefined()
  })
})
