/** What the story of a complaint tells by itself: what it names, how somebody was treated, and how they are. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Route, type Routes, readRoutes } from '../../../knowledge/complaints/routes'
import { loadServices } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'
import type { KnownService } from '../../../knowledge/schema'
import { parseYaml } from '../../../knowledge/yaml'
import { wordsOf } from '../../understanding/keywords'
import { namedBy } from './named'

const list = z.array(z.string().min(1)).min(1)
const Signs = z.strictObject({
  unequal: list,
  impolite: list,
  again: list,
  missedBin: list,
  distressed: list,
})

/** What a story may show. */
export type Sign = keyof z.infer<typeof Signs>

const read = () => {
  const file = join(projectRoot, 'dialogs', 'services', 'complaint', 'story.en.yaml')
  const signs = Signs.parse(parseYaml(readFileSync(file, 'utf8')))
  const { headings, routes }: Routes = readRoutes()
  const services = loadServices()
  return {
    headings,
    routes,
    services,
    // One sign may share words with another: each is looked for by itself.
    signs: (Object.entries(signs) as [Sign, string[]][]).map(
      ([sign, words]) => [sign, namedBy([[sign, words]])] as const,
    ),
    headingsIn: namedBy(Object.entries(headings).map(([id, label]) => [id, [label]] as const)),
    routesIn: namedBy(routes.map(({ id, asked }) => [id, asked] as const)),
    servicesIn: namedBy(services.map(({ id, asked }) => [id, asked] as const)),
  }
}

let made: ReturnType<typeof read> | undefined

/** Everything a story is read with, read when it is first needed. Throws naming what is wrong. */
export const reading = (): ReturnType<typeof read> => {
  made ??= read()
  return made
}

/** What a story shows, and what it names. */
export interface Story {
  signs: ReadonlySet<Sign>
  /** In the order of the file. */
  routes: readonly Route[]
  services: readonly KnownService[]
}

/** The same story is read for every question of a turn; the last is kept. */
let last: { told: string; story: Story } | undefined

export const storyOf = (told: string): Story => {
  if (last?.told === told) return last.story
  const { signs, routes, services, routesIn, servicesIn } = reading()
  const words = wordsOf(told)
  const named = routesIn(words)
  const known = servicesIn(words)
  const story: Story = {
    signs: new Set(signs.filter(([, find]) => find(words).size > 0).map(([sign]) => sign)),
    routes: routes.filter(({ id }) => named.has(id)),
    services: services.filter(({ id }) => known.has(id)),
  }
  last = { told, story }
  return story
}
