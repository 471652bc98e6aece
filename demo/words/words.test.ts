import { expect, test } from 'vitest'
import { books } from '../books/catalogue.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import { dayOf, languageOf, money } from './language.ts'
import { subjectIn } from './subjects.ts'

test('every subject and every language of a book has a Chinese name', () => {
  const missing = books
    .flatMap((book) => [...book.subjects, book.language])
    .filter((subject) => !/\p{Script=Han}/u.test(subjectIn('zh-Hans', subject)))
  expect(missing).toEqual([])
})

test('Chinese entries are Chinese, and none is empty', () => {
  for (const [name, entry] of Object.entries(chinese))
    if (typeof entry === 'string' && name !== 'otherLanguage') expect(entry, name).toMatch(/\p{Script=Han}/u)
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort())
})

test('the chosen language wins, then the browser, then English', () => {
  expect(languageOf('en', 'zh-CN')).toBe('en')
  expect(languageOf(undefined, 'fr-FR, zh-CN;q=0.9, en;q=0.8')).toBe('zh-Hans')
  expect(languageOf('klingon', 'en-GB')).toBe('en')
  expect(languageOf(undefined, '')).toBe('en')
})

test('money and days are written as the language does', () => {
  expect(money(1_299, 'en')).toBe('£12.99')
  expect(money(1_299, 'zh-Hans')).toContain('12.99')
  expect(dayOf(Date.UTC(2026, 10, 20), 'en')).toBe('20 November 2026')
  expect(dayOf(Date.UTC(2026, 10, 20), 'zh-Hans')).toBe('2026年11月20日')
})
