/** The one stemmer by itself: natural's index of stemmers loads sixteen languages. */
declare module 'natural/lib/natural/stemmers/porter_stemmer' {
  import type { Stemmer } from 'natural/lib/natural/stemmers'

  const PorterStemmer: Stemmer
  export default PorterStemmer
}
