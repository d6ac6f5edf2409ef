import type { Config } from '../config'
import { BotError } from '../errors'
import type { Meter } from '../metrics'
import type { Store } from '../storage/store'
import { type Answer, json, type Request } from './answer'
import { isSame } from './bearer'

/** GET /healthz: the process runs. */
export const healthz = async (): Promise<Answer> => json({ status: 'running' })

/** GET /readyz: the process runs and its store can be read and written. */
export const readyz = (store: Pick<Store, 'isReady'>) => async (): Promise<Answer> => {
  if (!(await store.isReady())) throw new BotError('not_ready')
  return json({ status: 'ready' })
}

const LOOPBACK = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/

/** Without a token, only this machine, and nobody through a proxy on it. */
const mayRead = ({ headers, address }: Request, token: string | undefined): boolean =>
  token === undefined
    ? LOOPBACK.test(address) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
    : isSame(headers.authorization ?? '', `Bearer ${token}`)

/** GET /metrics, in the form that Prometheus reads. */
export const metrics =
  (meter: Meter, config: Config) =>
  async (request: Request): Promise<Answer> => {
    if (!mayRead(request, config.METRICS_TOKEN)) throw new BotError('page_unknown')
    const { type, text } = await meter.read()
    return { status: 200, headers: { 'Content-Type': type, 'Cache-Control': 'no-store' }, body: text }
  }
