import { scaleLinear } from 'd3-scale'
import type { Size } from '../size.ts'

/** A step of a waterfall: a whole amount, or what is added to or taken from the one before. */
export interface Step {
  name: string
  kind: 'whole' | 'change'
  /** Signed for a change. */
  value: number
  /** The value as it is written. */
  text: string
}

export interface StepBox {
  x: number
  y: number
  width: number
  height: number
  direction: 'whole' | 'up' | 'down'
  name: { x: number; y: number }
  text: { x: number; y: number }
  /** The line down to the next step; null after the last. */
  join: { x: number; y1: number; y2: number } | null
}

export interface WaterfallLayout extends Size {
  steps: StepBox[]
  /** Where zero is. */
  zero: number
}

const row = { height: 36, stacked: 54, bar: 20 }

/**
 * How steps lie below each other, each beginning where the one before ended. Wholes begin at zero. Names stand at the
 * left, above their bars where there is no room.
 *
 * @param characterWidth Pixels a character of 13 px takes, about: 7, Chinese 13.
 */
export function waterfallLayout(
  steps: readonly Step[],
  { width, characterWidth }: { width: number; characterWidth: number },
): WaterfallLayout {
  const longest = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length)) * characterWidth
  const names = longest(steps.map(({ name }) => name)) + 16
  const isStacked = names > width * 0.36
  const left = isStacked ? 0 : names
  const right = Math.max(left + 40, width - longest(steps.map(({ text }) => text)) - 12)
  const spans = spansOf(steps)
  const ends = spans.flat()
  const x = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends) || 1], [left, right])
  const height = isStacked ? row.stacked : row.height
  return {
    width,
    height: steps.length * height,
    zero: x(0),
    steps: steps.map((step, index) => {
      const [from, to] = spans[index]!
      const y = index * height + (isStacked ? height - row.bar - 6 : (height - row.bar) / 2)
      const low = x(Math.min(from, to))
      const high = x(Math.max(from, to))
      const middle = y + row.bar / 2 + 4
      return {
        x: low,
        y,
        width: Math.max(1, high - low),
        height: row.bar,
        direction: step.kind === 'whole' ? 'whole' : step.value < 0 ? 'down' : 'up',
        name: isStacked ? { x: 4, y: y - 6 } : { x: 0, y: middle },
        text: { x: high + 8, y: middle },
        join: index < steps.length - 1 ? { x: x(to), y1: y + row.bar, y2: y + height } : null,
      }
    }),
  }
}

/** From where to where each step goes. */
function spansOf(steps: readonly Step[]): [number, number][] {
  let at = 0
  return steps.map(({ kind, value }) => {
    const from = kind === 'whole' ? 0 : at
    at = kind === 'whole' ? value : at + value
    return [from, at]
  })
}
