import type { Page } from 'playwright-core'
import { bubbles } from './browser'
import type { Step } from './journey'

/** What the keyboard has reached: who said the message it is on, else the id of the element. */
export const reached = async (page: Page): Promise<string> =>
  String(await page.evaluate('document.activeElement.dataset.from ?? document.activeElement.id'))

const isOn = async (page: Page, value: string): Promise<boolean> =>
  String(await page.evaluate('document.activeElement.value ?? ""')).startsWith(value)

/** Goes to a button by Tab, backwards from the field below the choices; throws where there is no way to it. */
export const tabTo = async (page: Page, value: string): Promise<void> => {
  const key = (await reached(page)) === 'question' ? 'Shift+Tab' : 'Tab'
  for (let tabs = 0; tabs < 20; tabs += 1) {
    if (await isOn(page, value)) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not lead to ${value}`)
}

const tabToField = async (page: Page): Promise<void> => {
  for (let tabs = 0; tabs < 30 && (await reached(page)) !== 'question'; tabs += 1)
    await page.keyboard.press('Tab')
}

/** One turn by the keyboard alone; comes back when the answer is there. */
export const takeStepByKeyboard = async (page: Page, step: Step): Promise<void> => {
  const before = await bubbles(page, 'assistant').count()
  if ('press' in step) await tabTo(page, step.press)
  else {
    await tabToField(page)
    await page.keyboard.type(step.write)
  }
  await page.keyboard.press('Enter')
  await bubbles(page, 'assistant').nth(before).waitFor()
}
