import { z } from 'zod'

/** A setting of one council, or of all: `*`. */
export interface OfCouncil {
  council: string
  value: string
}

const ALL = '*'

/** `otherford=…`, as against an address or a key that has an equals sign further on. */
const OWN = /^([a-z0-9]+(?:-[a-z0-9]+)*)=(.+)$/s

const entryIn = (entry: string): OfCouncil => {
  const [, council = ALL, value = entry] = OWN.exec(entry) ?? []
  return { council, value: value.trim() }
}

/** `otherford=x,elsewhere=y` is a value for each council; a value alone is for all. `check` is for one value. */
export const perCouncil = (check: z.ZodType<string, string>, fallback = '') =>
  z
    .string()
    .prefault(fallback)
    .transform((list) => list.split(',').map((entry) => entry.trim()))
    .transform((entries) => entries.filter((entry) => entry !== '').map(entryIn))
    .pipe(z.array(z.object({ council: z.string(), value: check })))

/** The value for a council: its own, else the one for all, else none. */
export const valueFor = (list: readonly OfCouncil[], council: string): string | undefined =>
  (list.find((each) => each.council === council) ?? list.find((each) => each.council === ALL))?.value

/** Those of `needed` for whose council there is no value. One for all needs one for all, or with `some` just any. */
export const withoutValue = (
  needed: readonly OfCouncil[],
  list: readonly OfCouncil[],
  { some = false }: { some?: boolean } = {},
): readonly string[] =>
  needed
    .map(({ council }) => council)
    .filter((council) => valueFor(list, council) === undefined)
    .filter((council) => !(some && council === ALL && list.length > 0))
