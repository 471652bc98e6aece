import type { Chance } from '../random.ts'
import type { Palette } from './palettes.ts'

/** The size of a cover in SVG units: two by three, as printed books. */
export const width = 400
export const height = 600

/** Draws the ornament of one cover, over the whole of it, on a ground that is already filled. */
export type Ornament = (chance: Chance, palette: Palette) => string

/** A number as SVG needs it: one decimal at most. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)

/** The concatenation of `draw(0)` to `draw(count - 1)`. */
export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('')
}

export function circle(x: number, y: number, r: number, look: string): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${look}/>`
}

export function rect(x: number, y: number, w: number, h: number, look: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" ${look}/>`
}

export function path(d: string, look: string): string {
  return `<path d="${d}" ${look}/>`
}

export const fill = (colour: string, opacity = 1): string =>
  `fill="${colour}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}`

export const line = (colour: string, thickness: number, opacity = 1): string =>
  `fill="none" stroke="${colour}" stroke-width="${thickness}"${opacity < 1 ? ` stroke-opacity="${opacity}"` : ''}`

/** A smooth open line through points, as path data. */
export function curve(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points
  let d = `M${n(first![0])} ${n(first![1])}`
  let before = first!
  for (const point of rest) {
    const middle = (before[0] + point[0]) / 2
    d += `C${n(middle)} ${n(before[1])} ${n(middle)} ${n(point[1])} ${n(point[0])} ${n(point[1])}`
    before = point
  }
  return d
}
