import { securityHeaders } from './headers'
import { html, type Page } from './page'
import type { PageParts } from './parts'

/** The councils served, by name. */
export const homePage = ({ packs, render, words }: PageParts): Page => {
  const councils = [...packs.values()]
    .map(({ council }) => council)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const body = render('home', { title: words.line('home', 'title'), councils })
  return async () => html(body, 200, { ...securityHeaders(), 'Cache-Control': 'public, max-age=300' })
}
