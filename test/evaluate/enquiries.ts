import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Hypothesis = z.object({ text: z.string(), confidence: z.number().optional() })
const Enquiry = z
  .object({
    id: z.string(),
    text: z.string().optional(),
    reference: z.string().optional(),
    hypotheses: z.array(Hypothesis).optional(),
    intent: z.string(),
    band: z.string().optional(),
    secondary: z.string().optional(),
  })
  .transform(({ text, reference, ...rest }) => ({ ...rest, text: text ?? reference ?? '' }))

/** One thing that was said, and what was wanted by it. `hypotheses` only where a speech recogniser heard it. */
export type Enquiry = z.infer<typeof Enquiry>

/** Reads enquiries, one JSON object a line; throws with the line's number when one is not an enquiry. */
export const readEnquiries = (file: string): Enquiry[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const read = Enquiry.safeParse(JSON.parse(line))
      if (!read.success) throw new Error(`${file}, line ${i + 1}: ${z.prettifyError(read.error)}`)
      return read.data
    })
