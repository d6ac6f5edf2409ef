import { setTimeout as pause } from 'node:timers/promises'
import type { Heard, Resident } from './resident'

/** The processes, by number. */
export const WAYS = [0, 1, 2]

export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let looks = 0; looks < 1_000; looks += 1) {
    if (await isSo()) return
    await pause(20)
  }
  throw new Error('waited in vain')
}

const numberOf = ({ id }: Heard): number => Number(id.split('|')[1])
export const isResidents = ({ channelData }: Heard): boolean => channelData?.clientActivityID !== undefined

/** The log of a conversation, without a gap, and the same by way of every process. */
export const logOf = async (resident: Resident): Promise<readonly Heard[]> => {
  const [log, ...others] = await Promise.all(WAYS.map((way) => resident.log(way)))
  if (log === undefined) throw new Error('no log')
  for (const other of others) expect(other).toEqual(log)
  expect(log.map(numberOf)).toEqual(log.map((_, i) => i + 1))
  return log
}

/** Nothing lost, doubled or out of order: every message once, each answered right after it, by somebody who knew all before. */
export const expectWhole = (log: readonly Heard[], said: readonly string[]): void => {
  const heard = log.filter(isResidents).map(({ text }) => text)
  expect(heard.toSorted()).toEqual(said.toSorted())
  const answers = log.filter((each) => !isResidents(each) && /^\d+: /.test(each.text))
  expect(answers.map(({ text }) => text)).toEqual(heard.map((text, i) => `${i + 1}: ${text}`))
  for (const [i, message] of log.entries())
    if (isResidents(message)) expect(log[i + 1]?.text).toMatch(new RegExp(`: ${message.text}$`))
}

/** Whoever follows, by whichever process, has heard the log. */
export const expectFollowed = async (
  log: readonly Heard[],
  follows: readonly ReturnType<Resident['follow']>[],
): Promise<void> => {
  for (const { heard, stop } of follows) {
    await until(() => heard.length >= log.length)
    stop()
    expect(heard.map(({ id }) => id)).toEqual(log.map(({ id }) => id))
  }
}
