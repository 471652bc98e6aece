import type { Words } from './en.ts'

export type { Words } from './en.ts'

export const languages = { en: 'English', 'zh-CN': '简体中文' } as const
export type Language = keyof typeof languages

/** The language to begin with: what was chosen before, else Chinese where the browser prefers it, else English. */
export function firstLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (chosen !== null && chosen in languages) return chosen as Language
  return preferred[0]?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The words of a language; each is a file of its own, so that nobody loads two. */
export async function loadWords(language: Language): Promise<Words> {
  return language === 'zh-CN' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en
}

/** The place on the site in words, or the one kind of list that it promises; one of the merchant's own naming as it is. */
export function placeName(words: Words, placement: string): string {
  return words.shelves.places[placement] ?? recommenderName(words, placement)
}

/** The recommender in words; one that this version does not know as it is. */
export function recommenderName(words: Words, recommender: string): string {
  return words.shelves.recommenders[recommender] ?? recommender
}

/** What was done, in words. */
export function deed(words: Words, type: string, name: string): string {
  const key = type === 'event' || name === 'cancelled' ? name : type
  return Object.hasOwn(words.did, key) ? words.did[key as keyof Words['did']] : words.did.other
}
