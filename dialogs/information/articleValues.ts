import type { Pack, Standard } from '../../knowledge/schema'
import type { Said } from '../said'
import { aloud, same, webAddress } from '../said'
import type { Say } from '../words'
import type { Here } from './about'

export const articleValueLines = { complaintTimeNotPublished: ['council'], noWebsite: [] } as const

const promiseOf = ({ standards }: Pack, stage: Standard['stage']): Standard | undefined =>
  standards.find(
    (standard) => standard.about === 'complaint' && standard.stage === stage && standard.within !== undefined,
  )

/** What an England-wide article is filled with for one council: its name, how to reach it, its own promises. */
export const articleValues = (
  say: Say<typeof articleValueLines>,
  { pack }: Pick<Here, 'pack'>,
  howToContact: Said,
): Readonly<Record<string, Said>> => {
  const { council, contacts } = pack
  const [website] = contacts.websites
  const promise = (stage: Standard['stage']): Said => {
    const standard = promiseOf(pack, stage)
    return standard === undefined
      ? say('complaintTimeNotPublished', { council: council.name })
      : aloud(standard.promise)
  }
  return {
    council: same(council.name),
    county: same(council.county?.name ?? council.name),
    howToContact,
    website: website === undefined ? say('noWebsite') : webAddress(website.url),
    complaintAcknowledge: promise('acknowledge'),
    complaintReply: promise('reply'),
  }
}
