import type { Page } from 'playwright-core'
import { bubbles } from './browser'

/** Something to do on the chat page: press the button that says this first, or write and send. */
export type Step = { press: string } | { write: string }

/** A missed bin in a council's sample data, on a day when it may be reported; the case is due three working days later. */
export const MISSED_BIN = {
  council: 'redditch',
  at: '2026-11-23T10:00:00Z',
  postcode: 'B97 9ZX',
  /** Up to the answers that are read back. */
  steps: [
    { write: 'My bin was missed' },
    { write: 'B97 9ZX' },
    { press: '14 Mill Lane' },
    { press: 'Grey' },
    { press: 'No' },
    { press: 'No, thank you' },
  ],
  change: [{ press: 'Change something' }, { press: 'Address' }, { press: '16 Mill Lane' }],
  home: '16 Mill Lane, Redditch',
  send: 'Yes, send it',
} as const

const textOf = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ')

/** What the assistant said last. */
export const lastAnswer = async (page: Page): Promise<string> =>
  textOf(await bubbles(page, 'assistant').last().locator('[data-part=body]').textContent())

export const button = (page: Page, says: string) => page.locator(`#choices button[value^="${says}"]`).first()

/** Does what a step says with the mouse. */
export const act = async (page: Page, step: Step): Promise<void> => {
  if ('press' in step) return button(page, step.press).click()
  await page.fill('#question', step.write)
  await page.click('#composer button')
}

/** One turn by the forms of the page, as without its script. */
export const takeStep = async (page: Page, step: Step): Promise<void> => {
  await act(page, step)
  // Before the style sheet is there, everything is too small.
  await page.waitForLoadState('load')
}

export const takeSteps = async (page: Page, steps: readonly Step[]): Promise<void> => {
  for (const step of steps) await takeStep(page, step)
}

/** Every reference that was said on the page, each once. */
export const references = async (page: Page): Promise<readonly string[]> => {
  const said = await bubbles(page, 'assistant').allTextContents()
  return [...new Set(said.flatMap((text) => textOf(text).match(/\b\d{3} \d{3} \d{3}\b/g) ?? []))]
}

/** Looks a case up on the tracking page, down to its details. */
export const lookUp = async (page: Page, url: string, reference: string, proof: string): Promise<void> => {
  await page.goto(url)
  await page.fill('#reference', reference)
  await page.keyboard.press('Enter')
  await page.fill('#proof', proof)
  await page.keyboard.press('Enter')
  await page.waitForSelector('#details')
  await page.waitForLoadState('load')
}
