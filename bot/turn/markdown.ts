import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true })

// Links lead to other websites, which need not know where the resident came from.
const link = markdown.renderer.rules.link_open
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer')
  return link?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options)
}
markdown.disable('image')

/** What is said is said again: to others, and to one who fetches it again. Longer texts are rare. */
const REMEMBERED = 500
const LONGEST = 4_000
const rendered = new Map<string, string>()

/** A reply's Markdown as HTML that holds nothing but text, lists, emphasis and links. */
export const toHtml = (text: string): string => {
  const before = rendered.get(text)
  if (before !== undefined) return before
  const html = markdown.render(text)
  if (text.length > LONGEST) return html
  if (rendered.size >= REMEMBERED) rendered.clear()
  rendered.set(text, html)
  return html
}
