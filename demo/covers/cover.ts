import type { Book } from '../books/book.ts'
import { chanceOf } from '../random.ts'
import { fill, height, line, n, type Ornament, rect, width } from './brush.ts'
import * as figures from './figures.ts'
import { emsOf, escapeXml, serif, setText } from './lettering.ts'
import { type Palette, palettes } from './palettes.ts'
import * as patterns from './patterns.ts'
import * as scenes from './scenes.ts'

/** `label`: a paper label over the ornament; `head`: lettering on the ground above it; `strip`: a band across. */
type Layout = 'label' | 'head' | 'strip'

const designs: Record<string, [Ornament, Layout]> = {
  Romance: [patterns.sprigs, 'label'],
  'Victorian novels': [patterns.wallpaper, 'label'],
  'Gothic fiction': [scenes.moonlight, 'head'],
  'Detective fiction': [patterns.fingerprint, 'strip'],
  Adventure: [scenes.voyage, 'strip'],
  'Science fiction': [scenes.orbits, 'head'],
  'Historical fiction': [patterns.heraldry, 'strip'],
  'Russian classics': [patterns.domes, 'strip'],
  'French classics': [patterns.fans, 'label'],
  'American classics': [scenes.prairie, 'head'],
  'Chinese classics': [scenes.inkMountains, 'head'],
  'Modern classics': [patterns.forms, 'head'],
  Poetry: [patterns.grasses, 'head'],
  Drama: [patterns.curtain, 'strip'],
  'Epic and myth': [patterns.meander, 'strip'],
  'Fairy tales and folklore': [scenes.wood, 'head'],
  "Children's books": [figures.balloons, 'strip'],
  Humour: [figures.confetti, 'label'],
  Philosophy: [figures.squares, 'head'],
  Essays: [figures.marbling, 'label'],
  Biography: [figures.medal, 'label'],
  History: [figures.arcade, 'label'],
  Travel: [figures.contours, 'strip'],
  'Natural science': [figures.phyllotaxis, 'head'],
  Economics: [figures.coins, 'head'],
}

/** The cover of a book as an SVG document of 400 by 600, always the same for the same book. */
export function coverSvg(book: Book): string {
  const chance = chanceOf(11, book.id)
  const palette = chance.pick(palettes[book.genre]!)
  const [ornament, layout] = designs[book.genre]!
  const drawn = rect(0, 0, width, height, fill(palette.ground)) + ornament(chance, palette)
  const lettered =
    layout === 'label' ? label(book, palette) : layout === 'head' ? head(book, palette) : strip(book, palette)
  const spine =
    rect(0, 0, 10, height, 'fill="#000" fill-opacity=".14"') +
    rect(10, 0, 2, height, 'fill="#fff" fill-opacity=".14"')
  const name = escapeXml(`${book.title}, ${book.author}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}">${drawn}${lettered}${spine}</svg>`
}

function label(book: Book, palette: Palette): string {
  const title = setText(book.title, 236, 190, [46, 40, 35, 31, 27, 23, 20])
  const tall = title.lines.length * title.size * 1.12 + 92
  const top = (height - tall) / 2 - 20
  return (
    rect(60, top, 280, tall, fill(palette.paper)) +
    rect(68, top + 8, 264, tall - 16, line(palette.ink, 1.5)) +
    lines(title.lines, 200, top + 30 + title.size * 0.9, title.size, palette.ink) +
    rect(180, top + tall - 56, 40, 1.5, fill(palette.ink)) +
    author(book.author, 200, top + tall - 28, 236, palette.ink)
  )
}

function head(book: Book, palette: Palette): string {
  if (book.chinese) return chineseHead(book, book.chinese.title, palette)
  const title = setText(book.title, 330, 152, [56, 48, 42, 36, 31, 27, 23])
  const y = 50 + title.size * 0.7
  const end = y + (title.lines.length - 1) * title.size * 1.12
  return (
    lines(title.lines, 205, y, title.size, palette.ink) +
    rect(185, end + 26, 40, 2, fill(palette.second)) +
    author(book.author, 205, end + 56, 330, palette.ink)
  )
}

/** Chinese books carry their own title down the right side, on the ground, with a seal. */
function chineseHead(book: Book, titleZh: string, palette: Palette): string {
  const letters = [...titleZh]
  const size = Math.min(62, 330 / letters.length)
  const column = letters
    .map(
      (letter, i) =>
        `<text x="328" y="${n(56 + size * 0.7 + i * size * 1.08)}" font-size="${n(size)}" text-anchor="middle">${letter}</text>`,
    )
    .join('')
  const title = setText(book.title, 220, 190, [34, 30, 26, 23, 20])
  const end = 66 + title.lines.length * title.size * 1.15
  return (
    `<g font-family="${serif}" font-weight="600" fill="${palette.ink}" lang="zh">${column}</g>` +
    rect(282, 50, 1.5, Math.max(120, letters.length * size * 1.08 + 8), fill(palette.ink, 0.35)) +
    lines(title.lines, 42, 78, title.size, palette.ink, 'start') +
    rect(42, end, 34, 2.5, fill(palette.second)) +
    author(book.author, 42, end + 28, 220, palette.ink, 'start')
  )
}

function strip(book: Book, palette: Palette): string {
  const title = setText(book.title, 324, 150, [50, 44, 38, 33, 28, 24, 21])
  const tall = title.lines.length * title.size * 1.12 + 84
  const top = 74
  return (
    rect(0, top, width, tall, fill(palette.paper)) +
    rect(0, top + 7, width, 1.5, fill(palette.ink, 0.7)) +
    rect(0, top + tall - 8.5, width, 1.5, fill(palette.ink, 0.7)) +
    lines(title.lines, 205, top + 28 + title.size * 0.86, title.size, palette.ink) +
    author(book.author, 205, top + tall - 25, 324, palette.ink)
  )
}

type Anchor = 'start' | 'middle'

function lines(
  texts: readonly string[],
  x: number,
  y: number,
  size: number,
  colour: string,
  anchor: Anchor = 'middle',
): string {
  const rows = texts
    .map((text, i) => `<tspan x="${x}" y="${n(y + i * size * 1.12)}">${escapeXml(text)}</tspan>`)
    .join('')
  return `<text font-family="${serif}" font-size="${size}" font-weight="600" fill="${colour}" text-anchor="${anchor}">${rows}</text>`
}

/** The author in spaced capitals, as large as the room allows; two authors of long names get two lines. */
function author(
  name: string,
  x: number,
  y: number,
  room: number,
  colour: string,
  anchor: Anchor = 'middle',
): string {
  const capitals = name.toUpperCase()
  const sizeFor = (text: string): number => Math.min(18, room / (emsOf(text) + text.length * 0.14))
  const rows = sizeFor(capitals) < 11 ? capitals.split(/ (?=AND )/) : [capitals]
  const size = Math.min(...rows.map(sizeFor))
  const first = y - (rows.length - 1) * size * 0.6
  const spans = rows
    .map((row, i) => `<tspan x="${x}" y="${n(first + i * size * 1.25)}">${escapeXml(row)}</tspan>`)
    .join('')
  return `<text font-family="${serif}" font-size="${n(size)}" letter-spacing="${n(size * 0.12)}" fill="${colour}" text-anchor="${anchor}">${spans}</text>`
}
