import type { Language, Words } from './words.ts'

/**
 * The words of one view in the language of all others. They come with the view's own file: what only one view says
 * need not be loaded before anything is seen.
 *
 * @example export const goodsWords = wordsOfView({ en, 'zh-CN': zh }) // goodsWords(kit.words).tabs
 */
export function wordsOfView<W>(both: Record<Language, W>): (words: Pick<Words, 'locale'>) => W {
  return ({ locale }) => both[locale as Language]
}
