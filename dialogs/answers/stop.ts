import { wordsOf } from '../understanding/keywords'
import { correctionIn, isSame, lists, withoutManners } from './lists'

/** Whether the whole of it is to leave off: "no, stop", "forget it please". "Stop collecting from the alley" is a story. */
export const saysStop = (said: string): boolean =>
  [said, correctionIn(said) ?? said].some((each) => {
    const words = wordsOf(each)
    const plain = withoutManners(words)
    return lists().stop.some((phrase) => isSame(words, phrase) || isSame(plain, phrase))
  })
