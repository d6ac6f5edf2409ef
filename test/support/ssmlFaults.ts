import { DOMParser, type Element, type Node } from '@xmldom/xmldom'

const NAMESPACE = 'http://www.w3.org/2001/10/synthesis'

/** What an element may hold, and its attributes with their values. */
interface Rule {
  holds: readonly string[]
  text: boolean
  attributes: Readonly<Record<string, RegExp>>
  needs: readonly string[]
}

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/**
 * What we may write: a part of what the W3C's "SSML 1.0 Schema" and "Core Schema" of 15 June 2004 allow (Recommendation,
 * appendix D). In them `speak` holds text, sentences and what is allowed within a sentence, in any order, and needs
 * `version` and `xml:lang`; `s` holds text and what is allowed within it; `break` is empty, its `time` an
 * `(\+)?([0-9]*\.)?[0-9]+(ms|s)`; `sub` holds text and needs `alias`. Not in them: `lang`, which is of SSML 1.1.
 */
const RULES: Readonly<Record<string, Rule>> = {
  speak: {
    holds: ['s', 'break', 'sub'],
    text: true,
    attributes: {
      version: /^1\.0$/,
      'xml:lang': LANGUAGE,
      xmlns: /^http:\/\/www\.w3\.org\/2001\/10\/synthesis$/,
    },
    needs: ['version', 'xml:lang', 'xmlns'],
  },
  s: { holds: ['break', 'sub'], text: true, attributes: { 'xml:lang': LANGUAGE }, needs: [] },
  break: {
    holds: [],
    text: false,
    attributes: {
      time: /^\+?(\d*\.)?\d+(ms|s)$/,
      strength: /^(none|x-weak|weak|medium|strong|x-strong)$/,
    },
    needs: [],
  },
  sub: { holds: [], text: true, attributes: { alias: /./ }, needs: ['alias'] },
}

const attributeFaults = (element: Element, { attributes, needs }: Rule): string[] => {
  const given = Array.from(element.attributes)
  return [
    ...given
      .filter(({ name, value }) => attributes[name]?.test(value) !== true)
      .map(({ name, value }) => `${element.tagName} has ${name}="${value}"`),
    ...needs
      .filter((name) => !given.some((attribute) => attribute.name === name))
      .map((name) => `${element.tagName} has no ${name}`),
  ]
}

const ELEMENT = 1
const TEXT = 3

const childFaults = (parent: Element, rule: Rule, child: Node): string[] => {
  if (child.nodeType === ELEMENT) {
    const element = child as Element
    const allowed = rule.holds.includes(element.tagName)
    return [...(allowed ? [] : [`${parent.tagName} holds ${element.tagName}`]), ...elementFaults(element)]
  }
  if (child.nodeType !== TEXT) return [`${parent.tagName} holds a node of kind ${child.nodeType}`]
  return rule.text ? [] : [`${parent.tagName} holds text`]
}

const elementFaults = (element: Element): string[] => {
  const rule = RULES[element.tagName]
  if (rule === undefined || element.namespaceURI !== NAMESPACE) return [`there is no ${element.tagName}`]
  return [
    ...attributeFaults(element, rule),
    ...Array.from(element.childNodes).flatMap((child) => childFaults(element, rule, child)),
  ]
}

/** What is not as the schema says, or more than every engine speaks; none for a plain SSML document. */
export const ssmlFaults = (ssml: string): readonly string[] => {
  const notWellFormed: string[] = []
  try {
    const { documentElement } = new DOMParser({
      onError: (level, message) => notWellFormed.push(`${level}: ${message}`),
    }).parseFromString(ssml, 'text/xml')
    if (documentElement === null) return ['there is no element']
    const root = documentElement.tagName === 'speak' ? [] : [`the root is ${documentElement.tagName}`]
    return [...notWellFormed, ...root, ...elementFaults(documentElement)]
  } catch (error) {
    return [String(error)]
  }
}
