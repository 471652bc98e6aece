import { type SVGTemplateResult, svg } from 'lit'

let count = 0

/** An id that no other chart of the page has. */
export function uniqueId(name: string): string {
  return `${name}-${count++}`
}

/** The pattern of what is not over yet: fill with `url(#id)`. Its lines have the class `hatch`. */
export function hatchPattern(id: string): SVGTemplateResult {
  return svg`<pattern id=${id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="hatch" x1="0" y1="0" x2="0" y2="6"></line>
  </pattern>`
}
