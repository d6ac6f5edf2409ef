/** What is asked about planning applications, of one council. `bot/` answers from what was imported; tests fake it in a few lines. */
import type { Application } from './application'

/** Where what is known comes from. */
export interface KnownRegister {
  /** Made up, to try things with: whatever is said by it must say so. */
  sample: boolean
  importedAt: Date
}

export interface PlanningPort {
  /** `undefined`: no register was imported for this council. */
  known(): Promise<KnownRegister | undefined>
  /** By the council's own reference; capitals, blanks, strokes and dashes make no difference. */
  byReference(reference: string): Promise<Application | undefined>
  /** A slip away from a reference that was not found, or of another kind: likeliest first, a few at most. */
  near(reference: string): Promise<readonly Application[]>
  /** At a postcode as it is kept (`EX1 2AB`), the newest first. */
  atPostcode(postcode: string): Promise<readonly Application[]>
  atUprn(uprn: string): Promise<readonly Application[]>
}
