import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import { BotError } from '../errors'

const refuse = (res: ServerResponse, fault: BotError): void => {
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.statusCode = fault.status
  res.end(JSON.stringify(fault.asBody))
}

/** Restify stops the process at an address or a host it can't read (restify/node-restify#2011), unless it's kept from them. */
export const guard = (req: IncomingMessage & { getUrl?(): unknown }, res: ServerResponse): boolean => {
  try {
    req.getUrl?.()
    decodeURI(new URL(req.url ?? '', `http://${req.headers.host ?? 'localhost'}`).pathname)
    return true
  } catch {
    refuse(res, new BotError('request_faulty'))
    return false
  }
}

const FAULT_OF: Readonly<Record<number, BotError>> = {
  400: new BotError('request_faulty'),
  404: new BotError('page_unknown'),
  405: new BotError('method_wrong'),
}

/** What restify itself refuses says no more than our own refusals do. */
export const sanitise = (error: { statusCode?: number; toJSON?: unknown; toString: unknown }): void => {
  const { asBody } = FAULT_OF[error.statusCode ?? 500] ?? new BotError('internal')
  error.toJSON = () => asBody
  error.toString = () => JSON.stringify(asBody)
}

/** Nothing is allowed but what an answer allows itself; pages say more. Who may frame a page is said by its policy. */
export const secure = () => {
  const protect = helmet({
    xFrameOptions: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  return (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void): void =>
    protect(req, res, next)
}
