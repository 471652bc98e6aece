import { expect, test } from 'vitest'
import { bookById, books } from '../books/catalogue.ts'
import { genres } from '../books/genres.ts'
import { coverSvg } from './cover.ts'
import { emsOf, escapeXml, setText } from './lettering.ts'
import { palettes } from './palettes.ts'

test('a cover is the same each time, and unlike the next book of its genre', () => {
  const emma = bookById('emma-jane-austen')!
  expect(coverSvg(emma)).toBe(coverSvg(emma))
  expect(coverSvg(emma)).not.toBe(coverSvg({ ...emma, id: 'persuasion-jane-austen' }))
})

test('every book has a cover of at most 48 KB without gaps in its numbers', () => {
  for (const book of books) {
    const svg = coverSvg(book)
    expect(svg.length, book.id).toBeLessThan(48 * 1024)
    expect(svg, book.id).not.toMatch(/NaN|undefined|Infinity/)
  }
})

test('every genre has at least two colourings', () => {
  for (const genre of genres) expect(palettes[genre.name]?.length, genre.name).toBeGreaterThanOrEqual(2)
})

test('long titles break into lines that fit, with no word lost', () => {
  for (const { title } of books) {
    const { lines, size } = setText(title, 330, 152, [56, 48, 42, 36, 31, 27, 23])
    expect(lines.join(' ')).toBe(title)
    for (const line of lines) expect(emsOf(line) * size, title).toBeLessThanOrEqual(330)
  }
})

test('titles cannot break out of the drawing', () => {
  expect(escapeXml(`<b> & "quotes" '`)).toBe('&#60;b&#62; &#38; &#34;quotes&#34; &#39;')
})
