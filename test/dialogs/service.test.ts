import { oneOf } from '../../dialogs/answers/oneOf'
import { postcode } from '../../dialogs/answers/postcode'
import { yesNo } from '../../dialogs/answers/yesNo'
import { noWorld } from '../../dialogs/ports'
import type { World } from '../../dialogs/service'
import { Service } from '../../dialogs/service'
import { walk } from '../../dialogs/services/walk'

const missedBin = Service.named('missed-bin')
  .about('bins.missed')
  .ask('where', postcode)
  .ask('bin', oneOf('refuse', 'garden'))
  .askIf('subscribed', yesNo, ({ bin }) => bin === 'garden')
  .ask('outByCollection', yesNo)
  .ends(['done'], ({ bin, subscribed }) => ({
    say: bin === 'garden' && subscribed === false ? [] : ['done'],
  }))

/** Nothing here is looked up. */
const world = { ports: noWorld } as World

const asked = async (given: Readonly<Record<string, unknown>>): Promise<string> => {
  const { open, soFar } = await walk(missedBin, given, world)
  return open === undefined ? `finish ${JSON.stringify(soFar)}` : open.id
}

describe('which question comes next', () => {
  it.each([
    ['the first', {}, 'where'],
    ['the next', { where: 'EX1 2AB' }, 'bin'],
    ['one that applies', { where: 'EX1 2AB', bin: 'garden' }, 'subscribed'],
    ['not one that doesn’t', { where: 'EX1 2AB', bin: 'refuse' }, 'outByCollection'],
    ['an answer given ahead is not asked for', { bin: 'refuse', outByCollection: true }, 'where'],
    ['false is an answer', { where: 'x', bin: 'garden', subscribed: false }, 'outByCollection'],
    [
      'the end, without what doesn’t apply',
      { where: 'x', bin: 'refuse', subscribed: true, outByCollection: true },
      'finish {"where":"x","bin":"refuse","outByCollection":true}',
    ],
  ])('%s', async (_, given, expected) => {
    expect(await asked(given)).toBe(expected)
  })

  it('drops answers that no longer apply after a correction, and keeps what was said ahead', async () => {
    const kept = async (given: Readonly<Record<string, unknown>>) =>
      (await walk(missedBin, given, world)).given
    expect(await kept({ where: 'x', bin: 'refuse', subscribed: true })).toEqual({
      where: 'x',
      bin: 'refuse',
    })
    expect(await kept({ bin: 'garden', subscribed: true })).toEqual({
      bin: 'garden',
      subscribed: true,
    })
  })
})
