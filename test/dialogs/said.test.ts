import { toHtml } from '../../bot/turn/markdown'
import { bullets, same } from '../../dialogs/said'

describe('a list', () => {
  it('keeps what somebody wrote over several lines in its place', () => {
    const { text } = bullets([same('What happened: It was left.\r\n\r\nTwice.'), same('Name: Jo')])
    expect(
      toHtml(text)
        .match(/<\/?(?:ul|li)>/g)
        ?.join(''),
    ).toBe('<ul><li></li><li></li></ul>')
  })
})
