/** The cases of the console: every page of them, and its address below `/advisor`. */
import type { Role } from '../../advisors/advisor'
import type { ConsoleParts } from '../parts'
import type { ConsoleRoute } from '../route'
import { actAnswer, actPage } from './doing'
import { exportCases } from './export'
import { listPage } from './list'
import { newAnswer, newPage } from './newCase'
import { casePage } from './page'
import { caseParts } from './parts'
import { keepUpToDate } from './upToDate'

/** Managers and administrators see no cases by those roles alone. */
const NEEDS: readonly Role[] = ['advisor', 'supervisor']

export const caseRoutes = (given: ConsoleParts): readonly ConsoleRoute[] => {
  const parts = caseParts(given)
  const upToDate = keepUpToDate(parts)
  const get = (path: string, answer: ConsoleRoute['answer']): ConsoleRoute => ({
    ...{ method: 'GET', path, needs: NEEDS, answer },
  })
  const post = (path: string, answer: ConsoleRoute['answer']): ConsoleRoute => ({
    ...{ method: 'POST', path, needs: NEEDS, answer },
  })
  return [
    { ...get('/cases', listPage(parts, upToDate)), menu: 'cases' },
    get('/cases/export.csv', exportCases(parts, upToDate)),
    get('/cases/new', newPage(parts)),
    post('/cases/new', newAnswer(parts)),
    get('/cases/:reference', casePage(parts, upToDate)),
    get('/cases/:reference/:act', actPage(parts)),
    post('/cases/:reference/:act', actAnswer(parts)),
  ]
}
