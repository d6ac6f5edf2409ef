/** What a complaint is about: what may be picked, what a story says plainly, and where it goes from there. */
import { type Destination, routeFor } from '../../../knowledge/complaints/routeFor'
import type { Route } from '../../../knowledge/complaints/routes'
import type { Pack } from '../../../knowledge/schema'
import type { AnswerKind, Choice } from '../../answers/kind'
import { oneFound } from '../../answers/oneFound'
import { wordsOf } from '../../understanding/keywords'
import { reading, type Story, storyOf } from './story'

/** In so few words nothing is mentioned by the way: "I want to complain about a school". */
const IN_SHORT = 7

const asChoice = ({ id, name, asked, also }: Route): Choice => ({
  id,
  label: name,
  also: [...also, ...asked],
})

/** Headings and what stands by itself. A heading is known by the words of everything under it. */
const topLevel = (): readonly Choice[] => {
  const { headings, routes } = reading()
  const under = (heading: string) => routes.filter(({ group }) => group === heading)
  const grouped = Object.entries(headings).map(
    ([id, label]): Choice => ({
      id,
      label,
      also: under(id).flatMap(({ name, asked, also }) => [name, ...also, ...asked]),
    }),
  )
  const alone = routes.filter(({ group }) => group === undefined)
  const [ours, others] = [alone.filter(({ to }) => to === 'us'), alone.filter(({ to }) => to !== 'us')]
  return [...ours.map(asChoice), ...grouped, ...others.map(asChoice)]
}

/** What may be picked: what the story names goes first, and takes its words from its heading. */
export const aboutChoices = (told: string): readonly Choice[] => {
  const named = storyOf(told).routes.filter(({ group }) => group !== undefined)
  const taken = new Set(named.flatMap(({ name, asked, also }) => [name, ...also, ...asked]))
  const rest = topLevel().map((choice) => ({
    ...choice,
    also: choice.also.filter((words) => !taken.has(words)),
  }))
  return [...named.map(asChoice), ...rest]
}

/** What stands under a heading; nothing for what is no heading. */
export const underHeading = (about: string | undefined): readonly Choice[] =>
  reading()
    .routes.filter(({ group }) => group !== undefined && group === about)
    .map(asChoice)

/** What hurt goes before a service that is named too. */
const OURS_FIRST = ['treatment', 'personal-data', 'council-home', 'service']

/** Which of our own matters a story is plainly about; what may go elsewhere is never taken for granted from a story. */
const plainlyOurs = ({ routes }: Story): string | undefined => {
  if (routes.some(({ id }) => !OURS_FIRST.includes(id))) return undefined
  return OURS_FIRST.find((id) => routes.some((route) => route.id === id))
}

const inShort = ({ routes }: Story): string | undefined => {
  const [only, ...others] = routes
  return others.length === 0 ? (only?.group ?? only?.id) : undefined
}

const plainIn = (said: string): string | undefined => {
  const story = storyOf(said)
  const isShort = wordsOf(said).length <= IN_SHORT
  return (isShort ? inShort(story) : undefined) ?? plainlyOurs(story)
}

/** Picked from the list; from a story only what is plain. */
export const aboutKind: AnswerKind<string> = { ...oneFound, find: plainIn }

/** What stands under a heading; "planning" in the heading's own name picks nothing there. */
export const whichKind: AnswerKind<string> = {
  ...oneFound,
  find: (said, context) =>
    reading().headingsIn(wordsOf(said)).size > 0 ? undefined : oneFound.find(said, context),
}

/** Where the complaint goes, by what was picked and what the story names. */
export const destinationOf = (
  { story, about, which }: { story: string; about?: string | undefined; which?: string | undefined },
  pack: Pack,
): Destination & { route: Route } => {
  const { routes, services } = reading()
  const find = (id: string | undefined) => routes.find((route) => route.id === id)
  const route = find(which) ?? find(about) ?? find('service')
  if (route === undefined) throw new Error('there is no route called service')
  const told = storyOf(story)
  // Who saw other bodies to pick and picked the council means the council, whatever else the story names.
  const hadChoice = told.routes.length > 0
  return { ...routeFor(pack, route, { services, named: hadChoice ? [] : told.services }), route }
}
