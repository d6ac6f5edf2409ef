import type { Document, Element } from '@xmldom/xmldom'
import { List, type Value } from './value'

/** It takes 8 MB, and most processes are never asked for XML. */
const dom = (): typeof import('@xmldom/xmldom') => require('@xmldom/xmldom')

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

/** All that XML 1.0 has no way of writing (its production 2, Char): control characters and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be written
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu
/** Whoever reads XML makes one line end of each of these (2.11), or some do (XML 1.1). */
const LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g

/** Text as it arrives at whoever reads the XML. */
export const writable = (text: string): string => text.replace(LINE_END, '\n').replace(UNWRITABLE, '\uFFFD')

const fill = (document: Document, element: Element, value: Value): void => {
  const add = (name: string, inner: Value) => {
    const child = document.createElement(name)
    element.appendChild(child)
    fill(document, child, inner)
  }
  if (value === null || value === '') return
  if (value instanceof List) for (const inner of value.of) add(value.each, inner)
  else if (typeof value === 'object') for (const [name, inner] of Object.entries(value)) add(name, inner)
  else element.appendChild(document.createTextNode(writable(String(value))))
}

/** A document with `root` round the value. What isn't known is an empty element. */
export const toXml = (root: string, value: Value): string => {
  const { DOMImplementation, XMLSerializer } = dom()
  const document = new DOMImplementation().createDocument(null, root, null)
  const { documentElement } = document
  if (documentElement !== null) fill(document, documentElement, value)
  const body = new XMLSerializer().serializeToString(document, { requireWellFormed: true })
  return `${DECLARATION}\n${body}\n`
}
