/**
 * The parts of govuk-frontend's style sheet that our templates name, and nothing else: 136 KB become a tenth. Its fonts
 * (GDS Transport is GOV.UK's own) are replaced by the device's.
 */

/** The device's own font: nothing to load, and the one its owner is used to. */
const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,arial,sans-serif'

/** Where a block that opens at `start` ends: the index after its closing brace. */
const endOfBlock = (css: string, start: number): number => {
  let depth = 0
  for (let at = start; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    if (css[at] === '}') depth -= 1
    if (css[at] === '}' && depth === 0) return at + 1
  }
  return css.length
}

/** Splits at commas outside brackets: `:is(a, b), c` is two selectors. */
const selectorsOf = (list: string): readonly string[] => list.split(/,(?![^(]*\))/).map((one) => one.trim())

const CLASSES = /\.((?:\\.|[\w-])+)/g

const unescaped = (name: string): string => name.replace(/\\(.)/g, '$1')

const isWanted = (selector: string, wanted: ReadonlySet<string>): boolean => {
  const positive = selector.replace(/:not\([^)]*\)/g, '')
  const names = [...positive.matchAll(CLASSES)].map(([, name]) => unescaped(name ?? ''))
  return names.every((name) => wanted.has(name) || !name.startsWith('govuk-'))
}

const keptRule = (prelude: string, body: string, wanted: ReadonlySet<string>): string => {
  if (prelude.startsWith('@media') || prelude.startsWith('@supports')) {
    const inner = subset(body, wanted)
    return inner === '' ? '' : `${prelude}{${inner}}`
  }
  if (prelude.startsWith('@')) return ''
  const selectors = selectorsOf(prelude).filter((selector) => isWanted(selector, wanted))
  return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`
}

const subset = (css: string, wanted: ReadonlySet<string>): string => {
  let kept = ''
  let at = 0
  while (at < css.length) {
    const open = css.indexOf('{', at)
    if (open === -1) break
    const end = endOfBlock(css, open)
    // A statement such as @charset has no block; what precedes its semicolon is dropped.
    const prelude = (css.slice(at, open).split(';').at(-1) ?? '').trim()
    kept += keptRule(prelude, css.slice(open + 1, end - 1), wanted)
    at = end
  }
  return kept
}

/** The class names of govuk-frontend in a text, such as a template. */
export const govukClassesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bgovuk-[\w!-]+/g)].map(([name]) => name)

/** Keeps the rules for the wanted classes, and for elements; drops comments, fonts and the rest. */
export const subsetOfGovuk = (css: string, wanted: ReadonlySet<string>): string =>
  subset(css.replace(/\/\*[\s\S]*?\*\//g, ''), wanted).replaceAll('GDS Transport,arial,sans-serif', FONT)

/** Takes comments and needless white space out of our own small sheet. */
export const minified = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim()

/** The council's accent, for every page that carries `data-theme`. */
export const themes = (councils: readonly { id: string; colour: string }[]): string =>
  councils.map(({ id, colour }) => `[data-theme="${id}"]{--accent:${colour}}`).join('')
