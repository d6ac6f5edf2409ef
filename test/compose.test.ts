import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { envExample } from '../bot/config'
import { projectRoot } from '../knowledge/root'

const Service = z.looseObject({
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.unknown()).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }),
})
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
  configs: z.record(z.string(), z.object({ content: z.string() })),
})

const compose = Compose.parse(parse(readFileSync(join(projectRoot, 'compose.yaml'), 'utf8'), { merge: true }))
const services = Object.entries(compose.services)
const assistants = services.filter(([, { build }]) => build !== undefined)

describe('compose.yaml', () => {
  it('starts three assistants, each of which the proxy knows', () => {
    const [proxy] = Object.values(compose.configs)
    const [, listed = ''] = /reverse_proxy (.*) \{/.exec(proxy?.content ?? '') ?? []
    expect(assistants).toHaveLength(3)
    expect(listed.split(' ')).toEqual(assistants.map(([name]) => `${name}:3978`))
  })
  it('sets only variables that there are', () => {
    const known = [...envExample().matchAll(/^(\w+)=/gm)].map(([, name]) => name)
    for (const [, { environment = {} }] of assistants)
      for (const name of Object.keys(environment)) expect(known).toContain(name)
  })
  it('names only services and volumes that there are', () => {
    const waitedFor = services.flatMap(([, { depends_on = {} }]) => Object.keys(depends_on))
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]))
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(waitedFor))
    expect(Object.keys(compose.volumes).toSorted()).toEqual([...new Set(mounted)].toSorted())
  })
  it('holds no password', () => {
    const secret = services
      .flatMap(([, { environment = {} }]) => Object.entries(environment))
      .filter(([name]) => /PASSWORD|DATABASE_URL/.test(name))
    expect(secret.length).toBeGreaterThan(3)
    for (const [, value] of secret) expect(value).toContain(`\${POSTGRES_PASSWORD:?`)
  })
})
