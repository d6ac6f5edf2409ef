/** `npm run new:council otherford "Otherford Borough Council"`: a sixth pack, which works once its blanks are filled in. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knowledgeFolder } from '../../knowledge/load'

const USAGE = 'Usage: npm run new:council otherford "Otherford Borough Council"'
/** The same ids as `knowledge/schema.ts`. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** "Otherford Borough Council" → "Otherford". */
const shortNameOf = (name: string): string =>
  name.replace(/\s+((metropolitan|city|borough|district|county)\s+)*council$/i, '')

/** What the template writes where the command knows the answer. */
const filledIn = (text: string, id: string, name: string): string =>
  text
    .replaceAll('COUNCIL ID', id)
    .replaceAll('COUNCIL SHORT NAME', JSON.stringify(shortNameOf(name)))
    .replaceAll('COUNCIL NAME', JSON.stringify(name))

const refusal = (folder: string, id: string | undefined, name: string | undefined): string | undefined => {
  if (id === undefined || name === undefined || name.trim() === '') return USAGE
  if (!ID.test(id)) return `"${id}" can’t be an id: use small letters, digits and hyphens. ${USAGE}`
  return existsSync(join(folder, 'councils', id))
    ? `There is already a pack at knowledge/councils/${id}.`
    : undefined
}

/** Copies the template and prints what to do next; 1 when nothing was made, else 0. Never overwrites a pack. */
export const newCouncil = (
  folder: string,
  [id, name]: readonly (string | undefined)[],
  print: (line: string) => void,
): number => {
  const refused = refusal(folder, id, name)
  if (refused !== undefined || id === undefined || name === undefined) {
    print(refused ?? USAGE)
    return 1
  }
  const pack = join(folder, 'councils', id)
  cpSync(join(folder, 'councils', '_template'), pack, { recursive: true })
  readdirSync(pack)
    .filter((file) => file.endsWith('.yaml'))
    .forEach((file) => {
      writeFileSync(join(pack, file), filledIn(readFileSync(join(pack, file), 'utf8'), id, name.trim()))
    })
  print(`Made knowledge/councils/${id}. Next:`)
  print('  1. Fill in each "FILL THIS IN" in its files. The comments say how.')
  print('  2. Run npm run check. It names what is still missing, and where.')
  print('  3. When it is in order, start the assistant: the council is there. No code has to change.')
  return 0
}

if (require.main === module)
  process.exitCode = newCouncil(knowledgeFolder(), process.argv.slice(2), (line) => console.log(line))
