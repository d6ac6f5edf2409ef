import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { projectRoot } from '../../../knowledge/root'
import { fill, type PageWords } from './words'

/** Renders one template, such as `chat`, with what it needs besides the words. */
export type Render = (template: string, values: Readonly<Record<string, unknown>>) => string

const { SafeString } = nunjucks.runtime

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** Puts a link where the line says `{link}`. */
const withLink = (line: string, url: string, text: string): nunjucks.runtime.SafeString =>
  new SafeString(
    fill(escaped(line), { link: `<a class="govuk-link" href="${escaped(url)}">${escaped(text)}</a>` }),
  )

/** Templates escape whatever they are given, unless it was marked as HTML; a name they do not know stops them. */
export const createRender = (
  words: PageWords,
  assets: { folder: string },
  folder = join(projectRoot, 'bot', 'web', 'pages'),
): Render => {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  environment.addFilter('fill', fill)
  environment.addFilter('link', withLink)
  environment.addGlobal('words', words.sections)
  environment.addGlobal('assets', assets.folder)
  return (template, values) => environment.render(`${template}.njk`, values)
}

/** Marks HTML that our own server made from Markdown, for templates to take as it is. */
export const asHtml = (html: string): nunjucks.runtime.SafeString => new SafeString(html)
