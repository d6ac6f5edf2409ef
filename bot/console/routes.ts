/** The pages of conversations, and their addresses. */
import type { Role } from '../advisors/advisor'
import { actionRoutes } from './actions'
import { callPage } from './call'
import { conversationPage } from './conversation'
import { homePage } from './home'
import type { Making } from './making'
import { presenceAction } from './presence'
import { residentView } from './residentView'
import type { ConsoleRoute } from './route'
import { supervisePage } from './supervise'

const ANYBODY: readonly Role[] = ['advisor', 'supervisor']

/** In the order of the menu. */
export const deskRoutes = (making: Making): readonly ConsoleRoute[] => [
  { method: 'GET', path: '', needs: ANYBODY, menu: 'queue', answer: homePage(making) },
  {
    method: 'GET',
    path: '/supervise',
    needs: ['supervisor'],
    menu: 'supervise',
    answer: supervisePage(making),
  },
  { method: 'POST', path: '/presence', needs: ANYBODY, answer: presenceAction(making) },
  { method: 'GET', path: '/calls', needs: ANYBODY, answer: callPage(making) },
  { method: 'GET', path: '/calls/:ref', needs: ANYBODY, answer: callPage(making) },
  { method: 'GET', path: '/conversations/:handoff', needs: ANYBODY, answer: conversationPage(making) },
  {
    method: 'GET',
    path: '/conversations/:handoff/as-resident',
    needs: ANYBODY,
    answer: residentView(making),
  },
  ...actionRoutes(making),
]
