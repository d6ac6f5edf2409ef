/** Something in a knowledge file that must be mended, or, as a warning, looked at. */
export interface Fault {
  /** The council's id; `services` for `knowledge/services.yaml`. */
  pack: string
  /** As written from the project's folder: `knowledge/councils/otherford/contacts.yaml`. */
  file: string
  /** Where in the file: `places.0.hours.mon.0`, `line 12`, or empty for the whole file. */
  path: string
  message: string
}

/** "  knowledge/councils/otherford/contacts.yaml: places.0.hours.mon.0: write opening times as 09:00-17:00". */
export const faultLine = ({ file, path, message }: Fault): string =>
  `  ${[file, path, message].filter((part) => part !== '').join(': ')}`

/** Thrown when any pack has a fault; the message lists every fault of every pack, under a line that counts them. */
export class KnowledgeError extends Error {
  override name = 'KnowledgeError'
  constructor(readonly faults: readonly Fault[]) {
    super([`${faults.length} fault(s) in the knowledge packs:`, ...faults.map(faultLine)].join('\n'))
  }
}
