import type { IncomingMessage, ServerResponse } from 'node:http'

/** What restify 12 has and its published types, made for version 8, do not. */
declare module 'restify' {
  interface Server {
    /** Runs before anything of restify touches the request; `false` means it has been answered. */
    first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): void
  }
}
