/**
 * How callers fare with what a speech recogniser makes of them: `npm run calls -- FILE.jsonl …`. Each line of a file is one
 * call to the real conversation, with the hypotheses as they were heard; where it is asked what the call is about, the
 * caller answers once, by key. Councils take turns.
 */
import { basename } from 'node:path'
import { loadConversation } from '../../dialogs/loadConversation'
import { readEnquiries } from '../evaluate/enquiries'
import { type Fate, oneCall } from './oneCall'
import { tallyOf } from './tally'

const main = async (files: readonly string[]): Promise<void> => {
  if (files.length === 0) throw new Error('name a file of enquiries with hypotheses')
  const { converse, knowledge } = loadConversation()
  const councils = [...knowledge.councils.keys()].sort()
  for (const file of files) {
    const fates: Fate[] = []
    for (const [i, enquiry] of readEnquiries(file).entries())
      fates.push(await oneCall(converse, councils[i % councils.length] ?? '', enquiry))
    console.log(`${basename(file)}: ${fates.length} calls\n${tallyOf(fates)}\n`)
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
