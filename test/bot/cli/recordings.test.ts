import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caller, OnTheLine } from '../../../bot/channels/voice/holdCall'
import { HEARING, howToInstall, missingPackages, SPEAKING } from '../../../bot/cli/recogniser/programs'
import { playing } from '../../../bot/cli/recordings'
import { say as speak } from '../../spoken/speak'
import { ending, listen, say } from '../channels/voice/support/scripted'
import { newFolder } from '../support/server'

const typed: OnTheLine = { type: 'dtmf', dtmf: '1' }
const typist: Caller = { hears: () => undefined, does: async () => typed }
const told = { v: 1 as const, callId: 'a', turn: 1, say: [say('Which bin?')] }
const asked = { ...told, listen: { ...listen, hints: ['Green bin', 'Brown bin', 'help'] } }

const missing = missingPackages([...HEARING, ...SPEAKING])
const isHere = missing.length === 0

describe('a call from recordings', () => {
  it('goes on with whoever types when there are none', async () => {
    expect(await playing({ files: [], overTelephone: false }, typist).does(asked)).toEqual(typed)
  })

  ;(isHere ? it : it.skip)(
    `plays one a turn${isHere ? '' : `: ${howToInstall(missing)}`}`,
    async () => {
      const shown = jest.spyOn(console, 'log').mockImplementation(() => undefined)
      const folder = newFolder()
      const file = join(folder, 'said.wav')
      await speak('rms', 'the brown bin please', file)
      const caller = playing({ files: [file], overTelephone: true }, typist)
      // Nothing is listened for: it is kept for when there is.
      expect(await caller.does({ ...told, ...ending({ do: 'hangup' }) })).toEqual(typed)
      expect(await caller.does(asked)).toMatchObject({
        type: 'speech',
        alternatives: [{ text: 'brown bin' }, {}, {}, {}, {}],
      })
      expect(shown.mock.calls.join()).toMatch(/heard: brown bin 1\.00/)
      expect(await caller.does(asked)).toEqual(typed)
      shown.mockRestore()
      await rm(folder, { recursive: true, force: true })
    },
    60_000,
  )

  it('says what is missing when it is not installed, and nothing of files that are none', async () => {
    const wrong = () => playing({ files: ['nothing.wav'], overTelephone: false }, typist)
    if (missingPackages(HEARING).length > 0) expect(wrong).toThrow(/apt-get install/)
    else await expect(wrong().does(asked)).rejects.toThrow(/sox failed/)
  })
})
