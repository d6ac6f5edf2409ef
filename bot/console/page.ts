import { type Advisor, has } from '../advisors/advisor'
import { html } from '../web/answer'
import { headersFramedBy } from '../web/pages/headers'
import type { Render } from '../web/pages/templates'
import type { PageWords } from '../web/pages/words'
import type { ConsoleParts } from './parts'
import type { ConsoleRoute } from './route'

/** The whole menu of somebody: the pages that have a line in it, and that they may see. */
const menuFor = (advisor: Pick<Advisor, 'roles'>, routes: readonly ConsoleRoute[], words: PageWords) =>
  routes
    .filter(({ menu, needs }) => menu !== undefined && has(advisor, ...needs))
    .map(({ path, menu = '' }) => ({ href: `/advisor${path}`, text: words.line('menu', menu) }))

/** Of several addresses the longest that a path begins with: a case is in the menu’s “Cases”, not in its “Queue”. */
const currentOf = (path: string, hrefs: readonly string[]): string | undefined =>
  hrefs
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0]

/** No other website may frame a page of the console, not even our own pages for residents. */
const HEADERS = headersFramedBy(["'none'"])

/** How pages of the console are made; `routes` are all of them, asked for when a page is shown. */
export const pageMaker = (
  { words, render }: { words: PageWords; render: Render },
  routes: () => readonly ConsoleRoute[],
): Pick<ConsoleParts, 'page' | 'landing'> => ({
  page: ({ path, advisor }, template, values, status = 200) => {
    const menu = advisor === undefined ? [] : menuFor(advisor, routes(), words)
    const current = currentOf(
      path,
      menu.map(({ href }) => href),
    )
    return html(render(template, { ...values, advisor, menu, current, path }), status, HEADERS)
  },
  landing: (advisor) => menuFor(advisor, routes(), words)[0]?.href ?? '/advisor/me',
})
