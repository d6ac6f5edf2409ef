import { z } from 'zod'
import type { Model } from './model'

/**
 * A model as one file: eight bytes of mark and length, a JSON header, then the numbers one array after another. JSON
 * alone would be ten times the size and slow to read.
 */
const MARK = 'CAM1'

const KINDS = { Int8Array, Uint8Array, Uint16Array, Int32Array, Float32Array } as const
type Numbers = Int8Array | Uint8Array | Uint16Array | Int32Array | Float32Array

const strings = z.array(z.string())
const numbers = z.array(z.number())
const Header = z.object({
  /** Of the phrases and the code that it was trained from. */
  hash: z.string(),
  labels: strings,
  names: strings,
  stems: strings,
  vocabulary: z.record(z.string(), z.number()),
  weights: z.object({ linear: z.number(), service: z.number(), bayes: z.number(), nearest: z.number() }),
  thresholds: z.object({ act: z.number(), ask: z.number(), familiar: z.number(), cost: z.number() }),
  bayes: z.object({
    tokens: strings,
    cells: z.array(numbers),
    totals: numbers,
    examples: z.number(),
    smoothing: z.number(),
  }),
  arrays: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['Int8Array', 'Uint8Array', 'Uint16Array', 'Int32Array', 'Float32Array']),
      length: z.int(),
    }),
  ),
})

/** Every array starts at a multiple of four, where any kind of number may start. */
const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4

const arraysOf = ({ features, linear, service, nearest, english }: Model): Record<string, Numbers> => ({
  rarity: features.rarity,
  weights: linear.weights,
  scales: linear.scales,
  serviceWeights: service.weights,
  serviceScales: service.scales,
  postings: nearest.postings,
  counts: nearest.counts,
  starts: nearest.starts,
  lengths: nearest.lengths,
  labelOf: nearest.labelOf,
  english,
})

const kindOf = (list: Numbers): keyof typeof KINDS =>
  z
    .enum(['Int8Array', 'Uint8Array', 'Uint16Array', 'Int32Array', 'Float32Array'])
    .parse(list.constructor.name)

/** The bytes of a model file. */
export const writeModel = (model: Model, hash: string): Buffer => {
  const arrays = Object.entries(arraysOf(model))
  const header: z.input<typeof Header> = {
    hash,
    labels: [...model.labels],
    names: [...model.features.names],
    stems: [...model.nearest.stems],
    vocabulary: { ...model.vocabulary },
    weights: model.weights,
    thresholds: model.thresholds,
    bayes: {
      ...model.bayes,
      tokens: [...model.bayes.tokens],
      cells: model.bayes.cells.map((cell) => [...cell]),
      totals: [...model.bayes.totals],
    },
    arrays: arrays.map(([name, list]) => ({ name, kind: kindOf(list), length: list.length })),
  }
  const json = Buffer.from(JSON.stringify(header))
  const head = Buffer.alloc(padded(8 + json.length), ' ')
  head.write(MARK)
  head.writeUInt32LE(head.length - 8, 4)
  json.copy(head, 8)
  const bodies = arrays.map(([, list]) => {
    const body = Buffer.alloc(padded(list.byteLength))
    Buffer.from(list.buffer, list.byteOffset, list.byteLength).copy(body)
    return body
  })
  return Buffer.concat([head, ...bodies])
}

const readArrays = (bytes: Buffer, from: number, arrays: z.infer<typeof Header>['arrays']) => {
  let at = from
  const found = new Map<string, Numbers>()
  for (const { name, kind, length } of arrays) {
    const Kind = KINDS[kind]
    const size = length * Kind.BYTES_PER_ELEMENT
    const copy = new Uint8Array(bytes.subarray(at, at + size)).buffer
    found.set(name, new Kind(copy, 0, length))
    at += padded(size)
  }
  return <T extends keyof typeof KINDS>(name: string, kind: T): InstanceType<(typeof KINDS)[T]> => {
    const list = found.get(name)
    const Kind = KINDS[kind]
    if (!(list instanceof Kind)) throw new Error(`the model file has no ${name}`)
    return list as InstanceType<(typeof KINDS)[T]>
  }
}

/** Reads a model file; throws when it isn't one. */
export const readModel = (bytes: Buffer): { model: Model; hash: string } => {
  if (bytes.toString('latin1', 0, 4) !== MARK) throw new Error('not a model file')
  const end = 8 + bytes.readUInt32LE(4)
  const header = Header.parse(JSON.parse(bytes.toString('utf8', 8, end)))
  const array = readArrays(bytes, end, header.arrays)
  const { labels, names, stems, vocabulary, weights, thresholds, bayes, hash } = header
  const model: Model = {
    labels,
    features: { names, rarity: array('rarity', 'Float32Array') },
    linear: {
      labels: labels.length,
      weights: array('weights', 'Int8Array'),
      scales: array('scales', 'Float32Array'),
    },
    service: {
      labels: array('serviceScales', 'Float32Array').length,
      weights: array('serviceWeights', 'Int8Array'),
      scales: array('serviceScales', 'Float32Array'),
    },
    bayes,
    nearest: {
      stems,
      labels: labels.length,
      postings: array('postings', 'Int32Array'),
      counts: array('counts', 'Uint8Array'),
      starts: array('starts', 'Int32Array'),
      lengths: array('lengths', 'Uint16Array'),
      labelOf: array('labelOf', 'Uint16Array'),
    },
    vocabulary,
    english: array('english', 'Uint8Array'),
    weights,
    thresholds,
  }
  return { model, hash }
}
