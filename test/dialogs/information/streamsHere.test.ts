import { join } from 'node:path'
import { type streamLines, streamsHere } from '../../../dialogs/information/streamsHere'
import { createSayings } from '../../../dialogs/sayings'
import type { Say } from '../../../dialogs/words'
import { readWords } from '../../../dialogs/words'
import { loadArticles } from '../../../knowledge/articles'
import { loadKnowledge } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'

const say: Say<typeof streamLines> = createSayings(
  readWords(join(projectRoot, 'dialogs', 'words.en.yaml')),
).streams
const packs = [...loadKnowledge().councils.values()]
const { all } = loadArticles(join(projectRoot, 'knowledge', 'articles'))

describe('where something goes here', () => {
  it('names only containers of this council, and only of the streams of the article', () => {
    for (const pack of packs)
      for (const article of all) {
        const found = streamsHere(say, article, pack)
        for (const container of found?.containers ?? []) {
          expect(pack.containers).toContain(container)
          expect(article.goesIn.flat()).toContain(container.stream)
          expect(found?.said.text).toContain(container.name)
        }
      }
  })

  it('takes the first stream that the council has a container for', () => {
    const withPaper = packs.filter(({ containers }) => containers.some(({ stream }) => stream === 'paper'))
    const without = packs.filter((pack) => !withPaper.includes(pack))
    const streams = (pack: (typeof packs)[number]) =>
      new Set(
        streamsHere(say, { goesIn: [['paper', 'recycling']] }, pack)?.containers.map((one) => one.stream),
      )
    expect(withPaper.length * without.length).toBeGreaterThan(0)
    for (const pack of withPaper) expect([...streams(pack)]).toEqual(['paper'])
    for (const pack of without) expect([...streams(pack)]).toEqual(['recycling'])
  })

  it('says nothing where the pack knows of no container, or the article names no stream', () => {
    for (const pack of packs) {
      expect(streamsHere(say, { goesIn: [['clinical'], ['textiles']] }, pack)).toBeUndefined()
      expect(streamsHere(say, { goesIn: [] }, pack)).toBeUndefined()
    }
  })

  it('sends nothing dangerous into a bin', () => {
    const dangerous = /asbestos|batteries|gas|sharps|vapes|paint|medicines|oil$/
    for (const { id, goesIn } of all.filter((article) => dangerous.test(article.id)))
      expect([id, goesIn]).toEqual([id, []])
  })
})
