import { cardinal, figures } from './numbers'

/** What one of each is called, and several. */
const CURRENCIES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  '£': ['pound', 'pounds', 'penny', 'pence'],
  '€': ['euro', 'euros', 'cent', 'cents'],
  $: ['dollar', 'dollars', 'cent', 'cents'],
}
const SCALES: Readonly<Record<string, string>> = { k: 'thousand', m: 'million', bn: 'billion' }

const RANGE = /([£€$](?:\d[\d,.]{0,14})?\d) ?[–—-] ?[£€$]?(?=\d)/g
const SUM =
  /([£€$]) ?(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(\d{1,2}))?(?!\d)(?:(?: (million|billion|thousand)| ?(m|bn|k))(?!\p{L}))?/gu
const PENCE = /(?<![\d.,£])(\d{1,3}) ?p(?![\p{L}\d.])/gu

const counted = (n: number, one: string, several: string): string =>
  `${cardinal(n)} ${n === 1 ? one : several}`

/** "forty-five pounds fifty"; "forty-five pounds and five pence", where "five" alone may be taken for fifty. */
const sum = (mark: string, whole: string, part: string | undefined): string => {
  const [one, several, penny, pence] = CURRENCIES[mark] ?? ['', '', '', '']
  const small = Number((part ?? '').padEnd(2, '0'))
  const amount = whole.replaceAll(',', '')
  if (small === 0) return `${figures(whole)} ${amount === '1' ? one : several}`
  if (Number(amount) === 0) return counted(small, penny, pence)
  const large = `${figures(whole)} ${amount === '1' ? one : several}`
  return small < 10 ? `${large} and ${counted(small, penny, pence)}` : `${large} ${cardinal(small)}`
}

const scaled = (mark: string, whole: string, part: string | undefined, scale: string): string =>
  `${figures(part === undefined ? whole : `${whole}.${part}`)} ${scale} ${CURRENCIES[mark]?.[1] ?? ''}`

/** "£45.50", "£1.5 million", "£5–£10" and "50p" in words. */
export const moneyInWords = (speech: string): string =>
  speech
    .replace(RANGE, (_, from: string) => `${from} to ${from.slice(0, 1)}`)
    .replace(SUM, (_, mark: string, whole: string, part?: string, scale?: string, short?: string) => {
      const size = scale ?? SCALES[short ?? '']
      return size === undefined ? sum(mark, whole, part) : scaled(mark, whole, part, size)
    })
    .replace(PENCE, (_, pence: string) => counted(Number(pence), 'penny', 'pence'))
