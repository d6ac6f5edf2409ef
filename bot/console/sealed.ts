import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { Chance } from '../chance'

/** Keeps a text with a browser, which can neither read nor change it. */
export interface Seal {
  close(text: string): string
  /** `undefined` for what was not closed here, or was changed. */
  open(sealed: string): string | undefined
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM, by a key of its own made of the server’s secret; every process that has the secret can open it. */
export const createSeal = (secret: string, purpose: string, chance: Chance): Seal => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    close: (text) => {
      const nonce = chance.bytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const inside = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), inside]).toString('base64url')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const inside = bytes.subarray(NONCE_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(inside), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
