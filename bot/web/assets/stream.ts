/** One WebSocket of Direct Line, from its opening to its end. */
import { type ActivitySet, asActivitySet } from './activity.js'

interface Ears {
  opened(): void
  heard(frame: ActivitySet): void
  everyMinute(): void
}

/** A stream that does not open within this time is given up, in milliseconds. */
const OPEN_WITHIN = 8000
/** Proxies close what is silent for a minute; an empty message is a sign of life. */
const ALIVE_EVERY = 20000
const MINUTE = 60000

/** The server's address of the stream, on the origin of this page: a proxy may have changed the host. */
const addressOf = (streamUrl: string): string => {
  const { pathname, search } = new URL(streamUrl, location.href)
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${pathname}${search}`
}

/** Listens until the stream ends, and tells whether it had opened at all. */
export const listenTo = (streamUrl: string, ears: Ears): Promise<'ended' | 'never opened'> =>
  new Promise((resolve) => {
    const socket = new WebSocket(addressOf(streamUrl))
    let opened = false
    const late = setTimeout(() => socket.close(), OPEN_WITHIN)
    const alive = setInterval(() => opened && socket.send(''), ALIVE_EVERY)
    const minutes = setInterval(ears.everyMinute, MINUTE)
    socket.onopen = () => {
      opened = true
      clearTimeout(late)
      ears.opened()
    }
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string' && data !== '') ears.heard(asActivitySet(JSON.parse(data)))
    }
    socket.onclose = () => {
      clearTimeout(late)
      clearInterval(alive)
      clearInterval(minutes)
      resolve(opened ? 'ended' : 'never opened')
    }
  })
