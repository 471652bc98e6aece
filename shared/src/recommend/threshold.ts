/** The `limit`-th highest of the first `count` keys, or 0 when there are fewer above 0 (quickselect). */
export function thresholdOf(all: Float32Array, count: number, limit: number): number {
  if (selecting.length < count) selecting = new Float32Array(2 * count)
  const values = selecting
  let size = 0
  for (let i = 0; i < count; i++) if (all[i]! > 0) values[size++] = all[i]!
  if (size <= limit) return 0
  let low = 0
  let high = size - 1
  const wanted = limit - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! > pivot) i++
      while (values[j]! < pivot) j--
      if (i > j) break
      const swapped = values[i]!
      values[i++] = values[j]!
      values[j--] = swapped
    }
    if (wanted <= j) high = j
    else if (wanted >= i) low = i
    else break
  }
  return values[wanted]!
}

let selecting = new Float32Array(4096)
