import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true })

// Links lead to other websites, which need not know where the resident came from.
const link = markdown.renderer.rules.link_open
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer')
  return link?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options)
}
markdown.disable('image')

/** A reply's Markdown as HTML that holds nothing but text, lists, emphasis and links. */
export const toHtml = (text: string): string => markdown.render(text)
