import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { placesIn } from '../../bot/stackPlaces'

describe('the places that a stack names', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stack-places-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** As Node writes it; a stack that is thrown in Jest was mapped by Jest. */
  const stackOf = (file: string, call: string): string => {
    const before = readFileSync(file, 'utf8').split(call)[0]?.split('\n') ?? []
    return `Error: secret\n    at one (${file}:${before.length}:${(before.at(-1) ?? '').length + 1})`
  }

  const built = (sourcemap: boolean): string => {
    const outfile = join(folder, 'built', 'one.js')
    writeFileSync(
      join(folder, 'fails.ts'),
      `type Long = {\n  a: string\n}\nexport const fails = (): Long => {\n  throw new Error('secret')\n}\n`,
    )
    writeFileSync(join(folder, 'starts.ts'), `import { fails } from './fails'\nfails()\n`)
    buildSync({
      entryPoints: [join(folder, 'starts.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      sourcemap,
    })
    return outfile
  }

  it('are those of the sources, where the built file has a map', () => {
    const file = built(true)
    expect(placesIn(stackOf(file, 'new Error'), 1)).toEqual(['at one (fails.ts:5:9)'])
    expect(placesIn(stackOf(file, 'fails();'), 1)).toEqual(['at one (starts.ts:2:1)'])
  })

  it('are those of the file itself, where there is no map', () => {
    const file = built(false)
    expect(placesIn(stackOf(file, 'new Error'), 1)).toEqual([expect.stringContaining(`at one (${file}:`)])
  })

  it('are told although the map is damaged', () => {
    const file = built(true)
    writeFileSync(`${file}.map`, '{')
    expect(placesIn(stackOf(file, 'new Error'), 1)).toEqual([expect.stringContaining(`at one (${file}:`)])
  })

  it('are so many at most, and never the message, which may quote a resident', () => {
    const stack = 'Error: secret\n    at one (node:fs:1:2)\n    at async two\n    at three (node:fs:5:6)'
    expect(placesIn(stack, 2)).toEqual(['at one (node:fs:1:2)', 'at async two'])
  })
})
