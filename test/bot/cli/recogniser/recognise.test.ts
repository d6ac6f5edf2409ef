import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  HEARING,
  howToInstall,
  missingPackages,
  run,
  SPEAKING,
} from '../../../../bot/cli/recogniser/programs'
import { recognise } from '../../../../bot/cli/recogniser/recognise'
import { isSilent, overTelephone } from '../../../../bot/cli/recogniser/wav'
import { say } from '../../../spoken/speak'
import { newFolder } from '../../support/server'

const missing = missingPackages([...HEARING, ...SPEAKING])
const isHere = missing.length === 0

;(isHere ? describe : describe.skip)(`the recogniser${isHere ? '' : `: ${howToInstall(missing)}`}`, () => {
  const folder = newFolder()
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const heard = async (said: string, hints: readonly string[]) => {
    const [file, line] = [join(folder, 'said.wav'), join(folder, 'line.wav')]
    await say('rms', said, file)
    await overTelephone(file, line)
    return recognise(line, hints)
  }

  it('hears an answer over the telephone, the same each time', async () => {
    const hints = ['Green bin', 'Brown bin', 'Rawtenstall', 'speak to someone']
    const first = await heard('the brown bin please', hints)
    if (first.silent) throw new Error('silent')
    expect(first.hypotheses[0]?.text).toBe('brown bin')
    expect(await heard('the brown bin please', hints)).toEqual(first)
  }, 60_000)

  it('hears a name that is in no dictionary', async () => {
    expect(await heard('Haslingden', ['Rawtenstall', 'Haslingden', 'Bacup'])).toMatchObject({
      hypotheses: expect.arrayContaining([expect.objectContaining({ text: 'haslingden' })]),
    })
  }, 60_000)

  it('does not hear an answer in what is none', async () => {
    const other = await heard('my bin has not been collected', ['yes', 'no'])
    if (other.silent) throw new Error('silent')
    expect(other.hypotheses[0]?.text).toMatch(/has not been collected/)
  }, 60_000)

  it('tells silence from speech', async () => {
    const silence = join(folder, 'silence.wav')
    await run('sox', ['-n', '-r', '8000', '-b', '16', silence, 'trim', '0', '2'])
    expect(await recognise(silence, [])).toEqual({ silent: true })
    await say('slt', 'yes', join(folder, 'yes.wav'))
    expect(await isSilent(join(folder, 'yes.wav'))).toBe(false)
  }, 60_000)

  it('says so when a file is no sound', async () => {
    await expect(recognise(join(folder, 'nothing.wav'), [])).rejects.toThrow(/sox failed/)
  })
})
