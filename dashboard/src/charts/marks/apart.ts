/**
 * Heights at which names stand so that no two touch: as near as may be to where they belong, in the same order, within
 * `top` and `bottom` as long as there is room.
 */
export function apart(
  heights: readonly number[],
  { gap, top, bottom }: { gap: number; top: number; bottom: number },
): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!)
  const placed = [...heights]
  let least = top
  for (const index of order) {
    placed[index] = Math.max(heights[index]!, least)
    least = placed[index]! + gap
  }
  let most = bottom
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index]!, most)
    most = placed[index]! - gap
  }
  return placed
}
