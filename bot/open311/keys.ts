import { createHash, timingSafeEqual } from 'node:crypto'
import type { Chance } from '../chance'
import { BotError } from '../errors'
import type { KeptKey, KeyStore } from '../storage/keyStore'

/** Whoever has shown a key, and what it opens. */
export type Client = Pick<KeptKey, 'id' | 'council' | 'client' | 'services' | 'readOnly'>

/** What a new key is for. */
export type KeyWanted = Pick<KeptKey, 'council' | 'client' | 'services' | 'readOnly'>

export interface ApiKeys {
  /** Makes a key. It is told this once: what is kept can't be turned back into it. */
  add(wanted: KeyWanted, at: Date): Promise<{ id: string; key: string }>
  /** Whose key it is; throws `key_refused` for one that isn't, or was revoked. */
  read(key: string, at: Date): Promise<Client>
  list(): Promise<readonly KeptKey[]>
  /** `false` when there is no such key, or it was revoked before. */
  revoke(id: string, at: Date): Promise<boolean>
}

/** Enough to tell keys apart; it is no secret. */
const ID_BYTES = 6
/** 256 bits of chance can't be guessed, so a quick hash is enough: a slow one is for what people think up. */
const SECRET_BYTES = 32
const KEY = new RegExp(`^([0-9a-f]{${ID_BYTES * 2}})([0-9a-f]{${SECRET_BYTES * 2}})$`)

/** When a key was last used is kept to the minute, so that reading doesn't always write. */
const A_MINUTE_MS = 60_000

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Stands in for a key that isn't there, so that it takes as long to refuse. */
const NOBODY = hashOf('nobody').toString('base64url')

const fits = (secret: string, hash: string): boolean =>
  timingSafeEqual(hashOf(secret), Buffer.from(hash, 'base64url'))

/** The keys of other systems, over a store. */
export const createApiKeys = ({ store, chance }: { store: KeyStore; chance: Chance }): ApiKeys => ({
  add: async (wanted, at) => {
    const id = chance.bytes(ID_BYTES).toString('hex')
    const secret = chance.bytes(SECRET_BYTES).toString('hex')
    await store.addKey({ ...wanted, id, hash: hashOf(secret).toString('base64url'), createdAt: at })
    return { id, key: `${id}${secret}` }
  },
  read: async (key, at) => {
    const [, id = '', secret = ''] = KEY.exec(key) ?? []
    const kept = await store.findKey(id)
    const isRight = fits(secret, kept?.hash ?? NOBODY)
    if (kept === undefined || !isRight || kept.revokedAt !== undefined) throw new BotError('key_refused')
    await store.useKey(id, at, new Date(at.getTime() - A_MINUTE_MS))
    const { council, client, services, readOnly } = kept
    return { id, council, client, readOnly, ...(services === undefined ? {} : { services }) }
  },
  list: () => store.keys(),
  revoke: (id, at) => store.revokeKey(id, at),
})
