import type { Article } from '../../knowledge/articles'
import type { Container, Pack, Stream } from '../../knowledge/schema'
import type { Said } from '../said'
import { bullets, listed, same } from '../said'
import type { Say } from '../words'

export const streamLines = {
  refuse: ['place', 'containers'],
  recycling: ['place', 'containers'],
  paper: ['place', 'containers'],
  glass: ['place', 'containers'],
  food: ['place', 'containers'],
  garden: ['place', 'containers'],
  textiles: ['place', 'containers'],
  or: [],
} as const
type Told = Exclude<keyof typeof streamLines, 'or'>

const isTold = (stream: Stream): stream is Told => stream in streamLines

/** What is said about it, and the containers it is said by. */
interface StreamsHere {
  said: Said
  containers: readonly Container[]
}

/** Of several kinds of waste the containers of each: of its streams the first that the council has any for. */
const containersOf = (
  { goesIn }: Pick<Article, 'goesIn'>,
  { containers }: Pick<Pack, 'containers'>,
): readonly { stream: Told; containers: readonly Container[] }[] =>
  goesIn.flatMap((streams) => {
    const [first] = streams.filter(isTold).flatMap((stream) => {
      const own = containers.filter((one) => one.stream === stream)
      return own.length > 0 ? [{ stream, containers: own }] : []
    })
    return first === undefined ? [] : [first]
  })

/**
 * Which of this council's containers the waste of an article goes in. Nothing where the pack doesn't say: what goes in
 * with what is then the council's to tell.
 */
export const streamsHere = (
  say: Say<typeof streamLines>,
  article: Pick<Article, 'goesIn'>,
  pack: Pick<Pack, 'council' | 'containers'>,
): StreamsHere | undefined => {
  const found = containersOf(article, pack)
  const lines = found.map(({ stream, containers }) =>
    say(stream, {
      place: pack.council.shortName,
      containers: listed(
        containers.map(({ name }) => same(name)),
        say('or').text,
      ),
    }),
  )
  const [only, ...others] = lines
  if (only === undefined) return undefined
  return {
    said: others.length === 0 ? only : bullets(lines),
    containers: found.flatMap(({ containers }) => containers),
  }
}
