import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readScript } from '../bot/scripts/read'
import { SERVICES } from '../dialogs/services/every'
import { projectRoot } from '../knowledge/root'

const folder = join(projectRoot, 'test', 'conversations', 'calls')

/** The calls about a service are named for it. */
const callsOf = (service: string): readonly string[] =>
  readdirSync(folder).filter((name) => name === `${service}.script` || name.startsWith(`${service}-`))

describe('every service', () => {
  it.each(SERVICES.map(({ name }) => name))('%s has a scripted call with something misheard', (name) => {
    const misheard = callsOf(name).filter((file) => {
      const { call, exchanges } = readScript(join(folder, file))
      return (
        call !== undefined &&
        exchanges.some(({ said }) => typeof said === 'object' && 'heard' in said && said.heard.length > 1)
      )
    })
    expect(misheard).not.toEqual([])
  })
})
