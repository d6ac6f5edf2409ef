import { creature, keyFor } from './habits'

describe('somebody on the telephone', () => {
  it('presses the key that was said with an option', () => {
    const heard =
      'Which is it? B nine eight nine Z X, press one. B nine eight, nine Z Y, press two. No, press three.'
    expect(keyFor(heard, /nine Z Y/)).toBe('2')
    expect(keyFor(heard, /^ ?no$/i)).toBe('3')
    expect(keyFor(heard, /green/)).toBeUndefined()
  })

  it('does the next thing when asked the same again, and in the end the last', () => {
    const does = creature([
      { to: /which bin/i, does: [{ says: 'the grey bin' }, { presses: /grey/i }] },
      { to: /./, does: ['nothing'] },
    ])
    expect(does('Which bin?')).toEqual({ says: 'the grey bin' })
    expect(does('Hello.')).toBe('nothing')
    expect(does('Which bin? Grey waste bin, press two.')).toEqual({ keys: '2' })
    expect(does('Which bin?')).toBe('nothing')
  })

  it('hangs up on what they have no answer to', () => {
    expect(creature([])('Anything else?')).toBe('hangsUp')
  })
})
