/** The key of another system, as it is kept: nobody can get from it to the key itself. */
export interface KeptKey {
  /** The beginning of the key; it finds the key and opens nothing. */
  id: string
  council: string
  /** Whose it is. One client may have several keys, such as an old one and its successor. */
  client: string
  /** The services whose cases it opens; left out: all. */
  services?: readonly string[]
  readOnly: boolean
  /** SHA-256 of the secret part, in base64url. */
  hash: string
  createdAt: Date
  /** To the minute. */
  usedAt?: Date
  revokedAt?: Date
}

export interface KeyStore {
  addKey(key: KeptKey): Promise<void>
  findKey(id: string): Promise<KeptKey | undefined>
  /** All of them, in the order they were made. */
  keys(): Promise<readonly KeptKey[]>
  /** `false` when there is no such key, or it was revoked before. */
  revokeKey(id: string, at: Date): Promise<boolean>
  /** Remembers that it was used, where it was not used since then. */
  useKey(id: string, at: Date, since: Date): Promise<void>
}
