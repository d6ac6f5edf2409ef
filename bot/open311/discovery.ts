import type { Call } from './call'
import { datetime } from './datetime'
import { List } from './value'
import type { Reply } from './written'

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'

/**
 * GET discovery: where the endpoint is, and what it speaks (Open311 Service Discovery). What is asked may have changed
 * whenever the assistant was started anew: that is its `changeset`.
 */
export const discover =
  (startedAt: Date, path: string) =>
  async ({ pack, site }: Call): Promise<Reply> => {
    const { name, id } = pack.council
    const [website] = pack.contacts.websites
    const contact = website === undefined ? name : `${name}, ${website.url}`
    const changeset = datetime(startedAt)
    const endpoint = {
      specification: SPECIFICATION,
      url: `${site}${path.replace(':council', id)}`,
      changeset,
      type: 'production',
      formats: new List('format', ['text/xml', 'application/json']),
    }
    return {
      root: 'discovery',
      value: { changeset, contact, key_service: contact, endpoints: new List('endpoint', [endpoint]) },
    }
  }
