import type { Request } from '../web/answer'

/** Nothing else may be known of a request than this, to read or set a cookie. */
type Asked = Pick<Request, 'site' | 'headers'>

export interface Cookie {
  read(request: Asked): string | undefined
  /** The value of a `Set-Cookie` header that gives it to the browser, for so many seconds or until it is closed. */
  give(value: string, request: Asked, seconds?: number): string
  takeBack(request: Asked): string
}

/**
 * Under https the browser itself warrants a `__Host-` cookie: only this very host can have set it, over https, which
 * keeps neighbours under the council's domain from signing somebody in as somebody else. It must be for every path then.
 * `SameSite=Lax`, not `Strict`: the way back from a sign-in service, and a link in an email, begin on another website,
 * and `Strict` would make them arrive signed out. What changes anything is a POST, which `Lax` holds back, and which the
 * guard takes from our own pages only.
 */
export const cookieNamed = (name: string): Cookie => {
  const isSecure = ({ site }: Asked): boolean => site.startsWith('https:')
  const nameFor = (asked: Asked): string => (isSecure(asked) ? `__Host-${name}` : name)
  const written = (value: string, asked: Asked, more: string): string =>
    `${nameFor(asked)}=${value}; Path=${isSecure(asked) ? '/; Secure' : '/advisor'}; HttpOnly; SameSite=Lax${more}`
  return {
    read: (asked) => {
      const start = `${nameFor(asked)}=`
      const pair = String(asked.headers.cookie ?? '')
        .split(';')
        .map((each) => each.trim())
        .find((each) => each.startsWith(start))
      return pair?.slice(start.length)
    },
    give: (value, asked, seconds) =>
      written(value, asked, seconds === undefined ? '' : `; Max-Age=${seconds}`),
    takeBack: (asked) => written('', asked, '; Max-Age=0'),
  }
}

/** Who has signed in. It ends with the browser at the latest; the server says when it ends before. */
export const signInCookie = cookieNamed('advisor')
