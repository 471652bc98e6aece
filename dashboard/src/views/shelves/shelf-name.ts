import { earningWords } from '../../words/earning.ts'
import { placeName, recommenderName, type Words } from '../../words/words.ts'

/** What a placement is called: a place on the site, else the one kind of list it promises, else the merchant's name. */
export function shelfName(words: Words, placement: string): string {
  const place = placeName(words, placement)
  if (place !== placement) return place
  return earningWords(words).places[placement] ?? recommenderName(words, placement)
}
