import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'

const Openings = z.record(z.string(), z.array(z.string().min(1)).min(1))

const read = Openings.parse(
  parseYaml(readFileSync(join(projectRoot, 'test', 'journeys', 'openings.en.yaml'), 'utf8')),
)

/** How residents begin a service in their own words; none for one that is begun by its button alone. */
export const openingsOf = (service: string): readonly string[] => read[service] ?? []
