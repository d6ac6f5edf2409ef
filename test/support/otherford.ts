import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newCouncil } from '../../bot/cli/newCouncil'
import { knowledgeFolder } from '../../knowledge/load'

/** What a member of staff would type in for each blank of the template, by the words before it. */
const ANSWERS: Readonly<Record<string, string>> = {
  tier: 'district',
  gss: 'E07000999',
  snac: '99XX',
  osCustodian: '9999',
  website: 'https://www.othershire.gov.uk',
  url: 'https://www.otherford.gov.uk',
  published: '"2024-05"',
  reviewed: '2026-11-22',
  number: '01632 960000',
  postcode: 'EX1 2AB',
  mon: '["09:00-17:00"]',
  tue: '["09:00-17:00"]',
  wed: '["09:00-12:30", "13:30-17:00"]',
  thu: '["09:00-17:00"]',
  fri: '["09:00-16:30"]',
  address: '[1 High Street, Otherford]',
}

/** A file of the template as staff leave it: no blank in it. */
export const filled = (text: string): string =>
  text
    .replace(/^(\s*(?:- )?(\w+): )\[?"FILL THIS IN"\]?/gm, (_, before: string, key: string) => {
      return before + (ANSWERS[key] ?? 'Something true and plain.')
    })
    .replaceAll('"FILL THIS IN"', 'Contact us')
    .replace(/(county:.*\n.*\n\s+gss: )E07000999/, '$1E10000999')

/** Makes a sixth council in a knowledge folder by the command and by filling in its blanks: data alone. */
export const makeOtherford = (folder: string): void => {
  newCouncil(folder, ['otherford', 'Otherford Borough Council'], () => undefined)
  for (const name of ['council', 'contacts', 'standards', 'providers']) {
    const file = join(folder, 'councils', 'otherford', `${name}.yaml`)
    writeFileSync(file, filled(readFileSync(file, 'utf8')))
  }
}

/** A copy of the knowledge in a folder of its own. */
export const copyOfKnowledge = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  cpSync(knowledgeFolder(), folder, { recursive: true })
  return folder
}
