/// <reference path="./natural.d.ts" />
import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer'

/** The stem of one English word in small letters: "collections" → "collect". */
export const porterStem = (word: string): string => PorterStemmer.stem(word)
