import { streetsOf } from '../../../knowledge/collections/streetsOf'

describe('the streets of an address', () => {
  it.each<[string, readonly string[]]>([
    ['12 Mill Lane, Otherford', ['Mill Lane']],
    ['12A Mill Lane', ['Mill Lane']],
    ['12 a Mill Lane, Otherford', ['Mill Lane']],
    ['12-14  Mill  Lane, Otherford', ['Mill Lane']],
    ['Flat 2, 14 Mill Lane, Otherford', ['Mill Lane']],
    ['Flat 2, Beacon House, 14 Mill Lane, Otherford', ['Mill Lane']],
    ['Rose Cottage, Mill Lane, Otherford', ['Mill Lane']],
    ['Flat 3, Beacon Court, Otherford', ['Beacon Court']],
    ['1 Beacon Court, 14 Mill Lane, Otherford', ['Beacon Court', 'Mill Lane']],
    ['12 MILL LANE, OTHERFORD', ['MILL LANE']],
    ['The Old Mill', []],
    ['12', []],
    ['', []],
  ])('“%s” are %j', (address, streets) => {
    expect(streetsOf(address)).toEqual(streets)
  })
})
