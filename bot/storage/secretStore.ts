export interface SecretStore {
  /** The secret of a name: the one that was kept first, by whichever process, else the one that `draw` makes. */
  secretFor(name: string, draw: () => string): Promise<string>
}
