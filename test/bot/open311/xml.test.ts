import { DOMParser, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import { List, plain, type Value } from '../../../bot/open311/value'
import { toXml, writable } from '../../../bot/open311/xml'

const parsed = (xml: string): Element => {
  const faults: string[] = []
  const parser = new DOMParser({
    // It warns of U+FFFD, which is a character like others.
    onError: (level, message) => void (level === 'warning' || faults.push(message)),
  })
  const { documentElement } = parser.parseFromString(xml, 'text/xml')
  expect(faults).toEqual([])
  if (documentElement === null) throw new Error('no root')
  return documentElement
}

/** What residents write: letters of every kind, marks of XML, control characters, halves of characters. */
const written = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
  fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '<!--',
      '&amp;',
      '\r',
      '\n',
      '\0',
      '\u0085',
      '’',
      '💷',
    ),
  }),
)

/** Written with other means than the ones under test: what must not be in a document (XML 1.0, 2.2). */
const isForbidden = (code: number): boolean =>
  (code < 0x20 && ![0x9, 0xa, 0xd].includes(code)) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  code === 0xfffe ||
  code === 0xffff

const codesIn = (text: string): readonly number[] => [...text].map((each) => each.codePointAt(0) ?? 0)

/** What should be inside an element: the names and values of its children; `undefined`: text. */
const childrenOf = (value: Value): readonly (readonly [string, Value])[] | undefined => {
  if (value instanceof List) return value.of.map((each) => [value.each, each])
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
}

const check = (element: Element, expected: Value): void => {
  const children = childrenOf(expected)
  if (children === undefined) {
    expect(element.textContent).toBe(expected === null ? '' : writable(String(expected)))
    return
  }
  const inner = [...element.childNodes].filter((node): node is Element => node.nodeType === 1)
  expect(inner.map(({ nodeName }) => nodeName)).toEqual(children.map(([name]) => name))
  for (const [i, child] of inner.entries()) check(child, children[i]?.[1] ?? null)
}

describe('XML', () => {
  it('is well formed and says the same, whatever somebody has written', () => {
    fc.assert(
      fc.property(written, written, (one, other) => {
        const xml = toXml('requests', new List('request', [{ description: one }, { note: other }]))
        expect(codesIn(xml).filter(isForbidden)).toEqual([])
        const [first, second] = [...parsed(xml).childNodes].map(({ textContent }) => textContent)
        expect([first, second]).toEqual([writable(one), writable(other)])
      }),
      { numRuns: 2000 },
    )
  })
  it('changes nothing but what XML cannot say, and the ends of lines', () => {
    fc.assert(
      fc.property(written, (text) => {
        const kept = writable(text)
        const lines = text.replace(/\r\n|\r|\u0085|\u2028|\u2029/g, '\n')
        expect(codesIn(kept)).toEqual(codesIn(lines).map((code) => (isForbidden(code) ? 0xfffd : code)))
      }),
      { numRuns: 2000 },
    )
  })
  it('has the elements of any value, in order', () => {
    const name = fc.constantFrom('a', 'status', 'service_code')
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        written,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.dictionary(name, tie('value'), { noNullPrototype: true }),
        fc.tuple(name, fc.array(tie('value'))).map(([each, of]) => new List(each, of)),
      ),
    }))
    fc.assert(fc.property(value, (given) => check(parsed(toXml('root', given)), given)))
  })
  it('of an empty list is an empty root, and JSON an empty array', () => {
    const nothing = new List('request', [])
    expect(toXml('service_requests', nothing)).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<service_requests/>\n',
    )
    expect(plain(nothing)).toEqual([])
  })
})
