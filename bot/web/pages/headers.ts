/** What a browser may do with a page that none but those may frame: run and show what comes from here, and nothing else. */
export const headersFramedBy = (ancestors: readonly string[]): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ['frame-ancestors', ...ancestors].join(' '),
  ].join('; '),
  // `no-referrer` would make browsers send `Origin: null` with our own forms, which is how we know them.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
})

/** For residents' pages: our own pages may frame them, and websites that are said to. */
export const securityHeaders = (mayFrame: readonly string[] = []): Readonly<Record<string, string>> =>
  headersFramedBy(["'self'", ...mayFrame])
