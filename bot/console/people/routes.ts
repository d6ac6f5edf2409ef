import type { Role } from '../../advisors/advisor'
import type { ConsoleParts } from '../parts'
import type { ConsoleRoute } from '../route'
import { peopleList } from './list'
import { adding, disabling, endingSignIns, linking, newPage, personPage, saving } from './person'

const needs: readonly Role[] = ['administrator']

/** Who signs in, for the administrators of their councils. */
export const peopleRoutes = (parts: ConsoleParts): readonly ConsoleRoute[] => [
  { method: 'GET', path: '/people', needs, menu: 'people', answer: peopleList(parts) },
  { method: 'GET', path: '/people/new', needs, answer: newPage(parts) },
  { method: 'POST', path: '/people/new', needs, answer: adding(parts) },
  { method: 'GET', path: '/people/:id', needs, answer: personPage(parts) },
  { method: 'POST', path: '/people/:id', needs, answer: saving(parts) },
  { method: 'POST', path: '/people/:id/disabled', needs, answer: disabling(parts) },
  { method: 'POST', path: '/people/:id/sign-ins', needs, answer: endingSignIns(parts) },
  { method: 'POST', path: '/people/:id/link', needs, answer: linking(parts) },
]
