import { oneOf } from '../../dialogs/answers/oneOf'
import { postcode } from '../../dialogs/answers/postcode'
import { yesNo } from '../../dialogs/answers/yesNo'
import { nextStep, stillApplying } from '../../dialogs/nextStep'
import { Service } from '../../dialogs/service'

const missedBin = Service.named('missed-bin')
  .about('bins.missed')
  .ask('where', postcode)
  .ask('bin', oneOf('refuse', 'garden'))
  .askIf('subscribed', yesNo, ({ bin }) => bin === 'garden')
  .ask('outByCollection', yesNo)
  .ends(['done'], ({ bin, subscribed }) => ({
    say: bin === 'garden' && subscribed === false ? [] : ['done'],
  }))

const { questions } = missedBin

const asked = (given: Readonly<Record<string, unknown>>): string => {
  const step = nextStep(questions, given)
  return step.do === 'ask' ? step.question.id : `finish ${JSON.stringify(step.answers)}`
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
  ])('%s', (_, given, expected) => {
    expect(asked(given)).toBe(expected)
  })

  it('drops answers that no longer apply after a correction, and keeps what was said ahead', () => {
    expect(stillApplying(questions, { where: 'x', bin: 'refuse', subscribed: true })).toEqual({
      where: 'x',
      bin: 'refuse',
    })
    expect(stillApplying(questions, { bin: 'garden', subscribed: true })).toEqual({
      bin: 'garden',
      subscribed: true,
    })
  })
})
