import fc from 'fast-check'
import { findEmails, isEmail } from '../../../../dialogs/understanding/particulars/email'

const addressesIn = (said: string, options = {}) => findEmails(said, options).map(({ value }) => value)

describe('an email address', () => {
  it.each([
    ['Sam.Jones@Example.COM', ['Sam.Jones@example.com']],
    ['it’s sam@example.co.uk.', ['sam@example.co.uk']],
    ['a@example.com or b@example.org', ['a@example.com', 'b@example.org']],
    ['sam at example dot com', ['sam@example.com']],
    ['my email is sam dot jones at example dot co dot uk thanks', ['sam.jones@example.co.uk']],
    ['email me on s a m underscore jones seventy two at g mail dot com', ['sam_jones72@gmail.com']],
    ['it is sam hyphen jones at bt internet dot com', ['sam-jones@btinternet.com']],
    ['sam dash jones one at example dot u k', ['sam-jones1@example.uk']],
    ['mary ann double l at hotmail dot com', ['maryannll@hotmail.com']],
    ['jo at town dot gov dot uk please call', ['jo@town.gov.uk']],
    ['sam . jones @ example . com', ['sam.jones@example.com']],
  ])('%j: %j', (said, expected) => {
    expect(addressesIn(said)).toEqual(expected)
  })

  it.each([
    ['look at example dot com'],
    ['it was at home dot com'],
    ['register at example.com'],
    ['I waited at the office. No one came'],
    ['meet me at 5 dot 30'],
    ['I live at 5 Mill Lane'],
    ['at example dot com'],
    ['sam@example'],
    ['sam..j@example.com'],
    [`${'a'.repeat(250)}@example.com`],
    ['at '.repeat(500)],
    ['dot '.repeat(500)],
  ])('is not made of %j', (said) => {
    expect(addressesIn(said)).toEqual([])
  })

  it('may have its host written by a recogniser when it was asked for', () => {
    expect(addressesIn('sam jones at example.com', { expected: true })).toEqual(['samjones@example.com'])
  })

  it('tells where it stands', () => {
    const said = 'my email is sam dot jones at example dot com, and my name is Sam'
    const [found] = findEmails(said)
    expect(found?.said).toBe('sam dot jones at example dot com')
    expect(said.slice(found?.from, found?.to)).toBe(found?.said)
  })

  it('is found as it is typed and as it is read aloud', () => {
    const name = fc.stringMatching(/^[a-z]{3,8}[._-][a-z]{3,8}$/).filter((text) => !text.includes('dot'))
    const host = fc.constantFrom('example.com', 'example.co.uk', 'town.gov.uk')
    const aloud = (address: string) =>
      address
        .replaceAll('@', ' at ')
        .replaceAll('.', ' dot ')
        .replaceAll('_', ' underscore ')
        .replaceAll('-', ' hyphen ')
    const plain = (text: string) => !/\b(?:dash|plus|hyphen|underscore)\b/.test(text)
    fc.assert(
      fc.property(name.filter(plain), host, (who, where) => {
        const address = `${who}@${where}`
        expect(addressesIn(`write to ${address}, please`)).toEqual([address])
        expect(isEmail(address)).toBe(true)
        const heard = addressesIn(`my email address is ${aloud(address)} thanks`)
        expect(heard).toHaveLength(1)
        expect(heard[0]?.endsWith(`@${where}`)).toBe(true)
      }),
      {
        examples: [
          ['aaa-and', 'example.com'],
          ['via.aaa', 'example.com'],
        ],
        numRuns: 500,
      },
    )
  })
})
