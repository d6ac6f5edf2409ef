import type { WebParts } from '../channels/directLine/parts'
import { directLineRoutes } from '../channels/directLine/routes'
import { BotError } from '../errors'
import type { Store } from '../storage/store'
import type { Answer, Route } from './answer'
import { healthz, metrics, readyz } from './health'

const nothingHere = async (): Promise<Answer> => {
  throw new BotError('page_unknown')
}

/** Every URL. What is not here is not there. */
export const routes = (
  parts: WebParts,
  store: Pick<Store, 'isReady'>,
  pages: readonly Route[],
): readonly Route[] => [
  { method: 'GET', path: '/healthz', answer: healthz },
  { method: 'GET', path: '/readyz', answer: readyz(store) },
  { method: 'GET', path: '/metrics', answer: metrics(parts.meter, parts.config) },
  ...directLineRoutes(parts),
  ...pages,
  { method: 'GET', path: '/*', answer: nothingHere },
]
