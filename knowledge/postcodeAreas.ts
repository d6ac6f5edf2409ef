import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from './root'
import { parseYaml } from './yaml'

const Areas = z.strictObject({
  source: z.strictObject({ title: z.string(), url: z.url(), note: z.string() }),
  reviewed: z.iso.date(),
  areas: z.string().transform((text) => new Set(text.split(/\s+/))),
})

let areas: ReadonlySet<string> | undefined

/** The letters that the postcodes of the United Kingdom and the Crown dependencies begin with; read once. */
export const postcodeAreas = (): ReadonlySet<string> => {
  areas ??= Areas.parse(
    parseYaml(readFileSync(join(projectRoot, 'knowledge', 'postcodeAreas.yaml'), 'utf8')),
  ).areas
  return areas
}
