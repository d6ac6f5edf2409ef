/** `npm run new:service graffiti`: a service that works at once, to be made its own by changing three short files. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'

const USAGE = 'Usage: npm run new:service graffiti'
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** "bulky-waste" → "bulkyWaste". */
const constantOf = (name: string): string => name.replace(/-(.)/g, (_, mark: string) => mark.toUpperCase())

/** "bulky-waste" → "bulky waste". */
const spoken = (name: string): string => name.replaceAll('-', ' ')

const declaration = (name: string): string => `import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'

/** Enough to say where something is. */
const MOST_CHARACTERS = 200

export const ${constantOf(name)} = Service.named('${name}')
  .about('other_council')
  .answersOnly()
  .ask('where', text({ most: MOST_CHARACTERS }))
  .ask('urgent', yesNo)
  .ends(['urgent', 'done'], ({ urgent }) => ({ say: [urgent ? 'urgent' : 'done'] }))
`

const words = (
  name: string,
): string => `# What is asked, and what is said at the end. \`text\` is read; \`speech\` is heard, where it must differ.
service:
  name: About ${spoken(name)}
  offer: Tell us about ${spoken(name)}

questions:
  where: Where is it?
  urgent: Could it hurt somebody?

endings:
  urgent: "Please call us now: {howToContact}. Say that it is here: {where}."
  done: "To tell us about it, {howToContact}. Say that it is here: {where}."
`

const phrases = (
  name: string,
): string => `# What begins it, in residents' words: every word of a line must be said.
starts: [${spoken(name)}]

# What else residents call each thing to pick, by question.
answers: {}
`

const script = (
  name: string,
): string => `# The first conversation about ${spoken(name)}. Write more beside it: what goes wrong, what is corrected, what is left out.
council: all
> i want to tell you about ${spoken(name)}
< Where is it
> by the bus stop in the high street
< hurt somebody
> no
< {reach}
< the bus stop
`

const call = (
  name: string,
): string => `# The first call about ${spoken(name)}: half heard, asked about, and answered by key. Write more beside it.
council: all
call: withheld
> 0.7 i want to sell you about ${spoken(name)} | 0.6 i want to tell you about ${spoken(name)}
< Is that right?
> [1]
< Where is it
> 0.8 by the bus stop in the high street
< hurt somebody
> [2]
< the bus stop
! reference
`

const refusal = (root: string, name: string | undefined): string | undefined => {
  if (name === undefined) return USAGE
  if (!NAME.test(name)) return `"${name}" can’t be a name: use small letters, digits and hyphens. ${USAGE}`
  return existsSync(join(root, 'dialogs', 'services', name))
    ? `There is already a service in dialogs/services/${name}.`
    : undefined
}

const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  mkdirSync(folder, { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content)
}

const pathOf = (line: string): string => line.split(' from ')[1] ?? ''

/** Adds the service's line where the linter wants it: by the names of the folders, below the comment. */
const listIn = (file: string, name: string): void => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const comment = lines.filter((line) => !line.startsWith('export'))
  const exports = [
    ...lines.filter((line) => line.startsWith('export')),
    `export { ${constantOf(name)} } from './${name}/service'`,
  ]
  const sorted = exports.sort((a, b) => pathOf(a).localeCompare(pathOf(b)))
  writeFileSync(file, `${[...comment, ...sorted].join('\n')}\n`)
}

/** Makes the files and prints what to do next; 1 when nothing was made, else 0. Never overwrites a service. */
export const newService = (
  root: string,
  [name]: readonly (string | undefined)[],
  print: (line: string) => void,
): number => {
  const refused = refusal(root, name)
  if (refused !== undefined || name === undefined) {
    print(refused ?? USAGE)
    return 1
  }
  write(join(root, 'dialogs', 'services', name), {
    'service.ts': declaration(name),
    'words.en.yaml': words(name),
    'phrases.en.yaml': phrases(name),
  })
  listIn(join(root, 'dialogs', 'services', 'index.ts'), name)
  write(join(root, 'test', 'conversations', name), { 'first.script': script(name) })
  write(join(root, 'test', 'conversations', 'calls'), { [`${name}.script`]: call(name) })
  print(`Made dialogs/services/${name}, and its line in dialogs/services/index.ts. It works already. Next:`)
  print('  1. Ask what is needed, in service.ts. The kinds of answer are in dialogs/answers.')
  print('  2. Say it in words.en.yaml. A line that is missing or spare stops the start.')
  print('  3. List in phrases.en.yaml how residents begin it, and what they call things.')
  print(
    `  4. Write conversations beside test/conversations/${name}/first.script, calls beside test/conversations/calls/${name}.script, and run npm test.`,
  )
  return 0
}

if (require.main === module)
  process.exitCode = newService(projectRoot, process.argv.slice(2), (line) => console.log(line))
