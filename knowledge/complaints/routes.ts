/** What a complaint may be about, and where it goes: `routes.yaml`, read and checked. */
import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError } from '../fault'
import { readYaml } from '../read'
import { projectRoot } from '../root'

const text = z.string().trim().min(1)
const id = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'write an id in small letters and hyphens')

const common = {
  id,
  /** As it is offered to be picked: "A school, a teacher or a head". */
  name: text,
  /** The heading it is offered under; without one it is offered by itself. */
  group: id.optional(),
  /** Words in a story that point to it. */
  asked: z.array(text),
  /** What else it is called when it is picked. */
  also: z.array(text).default([]),
  /** The approved answer that says what to do. */
  article: text,
  source: z.strictObject({ title: text, url: z.url({ protocol: /^https$/ }) }),
  /** When somebody last compared it with its source. */
  reviewed: z.iso.date(),
}

/**
 * `us`: the council's own procedure. `anotherWay`: a right of appeal or a procedure of its own; how it was dealt with is
 * still ours. `elsewhere`: not ours at all. `provider`: whoever provides a service of `services.yaml`.
 */
export const Route = z.discriminatedUnion('to', [
  z.strictObject({ ...common, to: z.enum(['us', 'anotherWay', 'elsewhere']) }),
  z.strictObject({ ...common, to: z.literal('provider'), service: id }),
])
export type Route = z.infer<typeof Route>

const grouped = ({ headings, routes }: { headings: Record<string, string>; routes: Route[] }): boolean =>
  routes.every(({ group }) => group === undefined || group in headings)

export const Routes = z
  .strictObject({ headings: z.record(id, text), routes: z.array(Route).min(1) })
  .refine(grouped, { path: ['routes'], message: 'a group must be one of the headings' })
  .refine(({ routes }) => new Set(routes.map((route) => route.id)).size === routes.length, {
    path: ['routes'],
    message: 'two routes have one id',
  })
export type Routes = z.infer<typeof Routes>

const FILE = join('knowledge', 'complaints', 'routes.yaml')

/** Reads the file; throws a `KnowledgeError` that names every fault. */
export const readRoutes = (file: string = join(projectRoot, FILE)): Routes => {
  const read = readYaml(file, Routes)
  if (read.ok) return read.value
  throw new KnowledgeError(read.wrong.map((wrong) => ({ pack: 'complaints', file: FILE, ...wrong })))
}
