import { english } from './english.ts'
import type { Words } from './word-list.ts'

/** True for Chinese outside the regions that write the traditional script. */
export const isChinese = (locale: string) => /^zh(?!.*\b(hant|tw|hk|mo)\b)/i.test(locale)

/** The words for a locale: Simplified Chinese, from a file of its own, or English, also when that file cannot be had. */
export async function loadWords(locale: string): Promise<Words> {
  try {
    return isChinese(locale) ? (await import('./chinese.ts')).chinese : english
  } catch {
    return english // offline since the page came
  }
}
