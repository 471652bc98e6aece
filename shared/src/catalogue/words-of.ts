/**
 * The words of a text as the catalogue's text index keeps them: lower case, no accents, English plurals like their
 * singulars; Chinese, Japanese and Korean, which put no space between words, in overlapping pairs of characters.
 *
 * @example wordsOf('Élégies & Cats') // ['elegie', 'cat']
 * @example wordsOf('红楼梦') // ['红楼', '楼梦']
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(wordPattern) ?? []).flatMap((word) =>
    unspaced.test(word) ? pairsOf(word) : stem(word),
  )
}

/** A run of unspaced script is a word of its own, apart from letters and digits that touch it. */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}])+/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.length === 1 ? characters : characters.slice(1).map((next, i) => characters[i]! + next)
}

function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}
