import { chinese } from './chinese.ts'
import { english, type Words } from './english.ts'

export type Language = 'en' | 'zh-Hans'

const words: Record<Language, Words> = { en: english, 'zh-Hans': chinese }

export function wordsIn(language: Language): Words {
  return words[language]
}

/** The language to show: what was chosen, else the browser's first wish that we speak, else English. */
export function languageOf(chosen: string | undefined, acceptLanguage: string): Language {
  if (chosen === 'en' || chosen === 'zh-Hans') return chosen
  const wish = acceptLanguage.split(',').find((tag) => /^\s*(en|zh)\b/i.test(tag))
  return wish !== undefined && /^\s*zh/i.test(wish) ? 'zh-Hans' : 'en'
}

/** Pence as the reader's language writes pounds. */
export function money(minor: number, language: Language): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    style: 'currency',
    currency: 'GBP',
  }).format(minor / 100)
}

/** A day, as the reader's language writes it, in the shop's time zone. */
export function dayOf(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'long',
    timeZone: 'Europe/London',
  }).format(at)
}
