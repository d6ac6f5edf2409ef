import { addressesLike, addressNamed } from '../../../dialogs/answers/addressLike'
import { homeAt } from '../../../dialogs/answers/home'
import { context } from './context'

const ADDRESSES = [
  'Mill Cottage, Mill Lane, Otherford',
  '1 Mill Lane, Otherford',
  '2 Mill Lane, Otherford',
  '12 Mill Lane, Otherford',
  '12A Mill Lane, Otherford',
  'Flat 1, 14 Mill Lane, Otherford',
  'Flat 2, 14 Mill Lane, Otherford',
  '14 Mill Lane, Otherford',
  '12 St John’s Avenue, Otherford',
].map((label) => ({ label }))

const labels = (found: readonly { label: string }[]) =>
  found.map(({ label }) => label.split(', Otherford')[0])

describe('an address at a postcode', () => {
  it.each([
    ['1 Mill Lane', ['1 Mill Lane']],
    ['number 1 mill ln', ['1 Mill Lane']],
    ['i live at 12a', ['12A Mill Lane']],
    ['12', ['12 Mill Lane', '12 St John’s Avenue']],
    ['12 st johns ave', ['12 St John’s Avenue']],
    ['mill cottage', ['Mill Cottage, Mill Lane']],
    ['mil cotage', ['Mill Cottage, Mill Lane']],
    ['flat 2', ['Flat 2, 14 Mill Lane']],
    ['flat 2 14 mill lane', ['Flat 2, 14 Mill Lane']],
    ['14 Mill Lane', ['14 Mill Lane']],
    ['flat two', ['Flat 2, 14 Mill Lane']],
    ['um 1', ['1 Mill Lane', 'Flat 1, 14 Mill Lane']],
    ['hi, it’s 12a', ['12A Mill Lane']],
    ['ok so number 12a please', ['12A Mill Lane']],
    ['13', []],
    ['12 Oak Road', []],
    ['2', ['2 Mill Lane', 'Flat 2, 14 Mill Lane']],
  ])('%j', (said, expected) => {
    expect(labels(addressesLike(said, ADDRESSES))).toEqual(expected)
  })
})

describe('an address in a message about something else too', () => {
  it.each([
    ['my bin at 12 mill lane was missed', '12 Mill Lane'],
    ['EX1 2AB, number 12a', '12A Mill Lane'],
    ['flat 2, 14 mill lane please', 'Flat 2, 14 Mill Lane'],
    ['mill cottage mill lane', 'Mill Cottage, Mill Lane'],
    ['they left the bin at mill cotage again', 'Mill Cottage, Mill Lane'],
    ['12 mill lane ex1 2ab the grey one got stolen', '12 Mill Lane'],
    ['it was missed 2 times', undefined],
    ['I reported it 12 days ago at EX1 2AB', undefined],
    ['12', undefined],
    ['the cottage', undefined],
    ['EX1 2AB', undefined],
    ['12 Oak Road', undefined],
  ])('%j', (said, expected) => {
    expect(addressNamed(said, ADDRESSES)?.label.split(', Otherford')[0]).toBe(expected)
  })
})

describe('which of the addresses shown', () => {
  const odd = ['1 Mill Lane', '3 Mill Lane', '5 Mill Lane', '7 Mill Lane']
  const choices = [...odd, 'Rose Cottage, Mill Lane', 'It isn’t one of these'].map((label, i) => ({
    id: i < 5 ? label : 'notListed',
    label,
    also: [],
  }))

  it.each([
    ['3', '3 Mill Lane'],
    ['um 3', '3 Mill Lane'],
    ['number three', '3 Mill Lane'],
    ['the third one', '5 Mill Lane'],
    ['3rd', '5 Mill Lane'],
    ['the second one please', '3 Mill Lane'],
    ['4', 'notAnOption'],
    ['ok so 2', 'notAnOption'],
    ['number four', 'notAnOption'],
    ['it isn’t one of these', 'notListed'],
  ])('%j is %s: a number is a house’s, and no place in a list', (said, expected) => {
    const read = homeAt.read(said, context(choices))
    expect(read.ok ? read.value : read.problem).toBe(expected)
  })
})
