import type { DeclaredService } from '../service'
import * as services from './index'

/** Every service that is listed in `index.ts`, in the order of their names. */
export const SERVICES: readonly DeclaredService[] = Object.values<DeclaredService>(services).toSorted(
  (a, b) => a.name.localeCompare(b.name),
)
