import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Semaphore } from 'async-mutex'
import type { Chance } from '../chance'
import type { Advisor } from './advisor'

/** As the National Cyber Security Centre advises: long enough, and no rules about what must be in it. */
export const LEAST_CHARACTERS = 12
/** Longer than anybody's; hashing takes its time with every letter. */
export const MOST_CHARACTERS = 200
/** "aaaaaaaaaaaa" is twelve characters, and one guess. */
const LEAST_DIFFERENT = 5
/** Shorter names are in words that have nothing to do with them. */
const LEAST_OF_NAME = 4

/** What is wrong with a new password. */
export type PasswordFault = 'short' | 'long' | 'plain' | 'name'

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const namesOf = ({ username, name }: Pick<Advisor, 'username' | 'name'>): readonly string[] =>
  [username, username.split('@')[0] ?? '', name].map(lettersOf).filter((each) => each.length >= LEAST_OF_NAME)

/** What is wrong with a password that somebody wants; `undefined` when it will do. */
export const passwordFault = (
  password: string,
  advisor: Pick<Advisor, 'username' | 'name'>,
): PasswordFault | undefined => {
  const characters = [...password]
  if (characters.length < LEAST_CHARACTERS) return 'short'
  if (characters.length > MOST_CHARACTERS) return 'long'
  if (new Set(characters).size < LEAST_DIFFERENT) return 'plain'
  return namesOf(advisor).some((name) => lettersOf(password).includes(name)) ? 'name' : undefined
}

/** How hard a password is to work out: 2^`ln` × 128 × `r` bytes, `p` times over. */
interface Cost {
  ln: number
  r: number
  p: number
}

/**
 * One of the settings that OWASP's Password Storage Cheat Sheet gives as equally strong; this one needs 32 MiB a
 * password, a quarter of the first. Raised here, older passwords are hashed anew when they are next used.
 */
const COST: Cost = { ln: 15, r: 8, p: 3 }

const SALT_BYTES = 16
const HASH_BYTES = 32
/** Each hash takes a thread for a fifth of a second; the others of Node's four stay free for files and names. */
const AT_ONCE = 2

const optionsOf = ({ ln, r, p }: Cost): ScryptOptions => ({
  N: 2 ** ln,
  r,
  p,
  maxmem: 2 * 128 * 2 ** ln * r,
})

/** The same letters are the same password, however a keyboard puts their accents. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'))

const derive = (password: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(bytesOf(password), salt, HASH_BYTES, optionsOf(cost), (fault, key) =>
      fault === null ? resolve(key) : reject(fault),
    ),
  )

const written = ({ ln, r, p }: Cost, salt: Buffer, hash: Buffer): string =>
  `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`

const HASH = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/

const readHash = (text: string): { cost: Cost; salt: Buffer; hash: Buffer } | undefined => {
  const [, ln, r, p, salt = '', hash = ''] = HASH.exec(text) ?? []
  if (ln === undefined) return undefined
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
}

export interface Passwords {
  hash(password: string): Promise<string>
  /** Whether it is the password; without a hash it never is, and takes as long. */
  isRight(password: string, hash: string | undefined): Promise<boolean>
  /** Whether it was hashed with less work than is wanted now. */
  isWeak(hash: string): boolean
}

/** Hashes passwords with scrypt; `cost` is for tests, which have many to hash. */
export const createPasswords = (chance: Chance, cost: Cost = COST): Passwords => {
  const threads = new Semaphore(AT_ONCE)
  const hashed = (password: string, salt: Buffer, wanted: Cost) =>
    threads.runExclusive(() => derive(password, salt, wanted))
  const nobody = { cost, salt: chance.bytes(SALT_BYTES), hash: chance.bytes(HASH_BYTES) }
  return {
    hash: async (password) => {
      const salt = chance.bytes(SALT_BYTES)
      return written(cost, salt, await hashed(password, salt, cost))
    },
    isRight: async (password, text) => {
      const kept = text === undefined ? undefined : readHash(text)
      const { cost: wanted, salt, hash } = kept ?? nobody
      const given = await hashed(password.slice(0, MOST_CHARACTERS * 2), salt, wanted)
      return given.length === hash.length && timingSafeEqual(given, hash) && kept !== undefined
    },
    isWeak: (text) => {
      const kept = readHash(text)?.cost
      return kept === undefined || 2 ** kept.ln * kept.r * kept.p < 2 ** cost.ln * cost.r * cost.p
    },
  }
}
