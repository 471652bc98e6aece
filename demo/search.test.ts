import { expect, test } from 'vitest'
import { searchBooks } from './search.ts'

const ids = (query: string): string[] => searchBooks(query).map((book) => book.id)

test('a title is found first, with or without accents and capitals', () => {
  expect(ids('EMMA')[0]).toBe('emma-jane-austen')
  expect(ids('les miserables')[0]).toBe('les-miserables-victor-hugo')
})

test('authors, series, subjects and languages are found', () => {
  expect(ids('jane austen')).toContain('persuasion-jane-austen')
  expect(ids('barsetshire')).toContain('the-warden-anthony-trollope')
  expect(ids('whales')).toContain('moby-dick-herman-melville')
  expect(ids('bengali')).toContain('gitanjali-rabindranath-tagore')
})

test('Chinese finds Chinese titles, authors and subjects', () => {
  expect(ids('红楼梦')[0]).toBe('dream-of-the-red-chamber-cao-xueqin')
  expect(ids('鲁迅')).toContain('call-to-arms-lu-xun')
  expect(ids('航海')).toContain('treasure-island-robert-louis-stevenson')
})

test('every word has to be found, and nothing finds nothing', () => {
  expect(ids('austen whales')).toEqual([])
  expect(ids('  ')).toEqual([])
  expect(ids('<script>')).toEqual([])
})
