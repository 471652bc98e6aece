import { seeded } from '../sessions/session-data.ts'

/** Visits to draw from, and how many further views follow the second one in the mean. */
const count = 20_000
const furtherViews = 3.4
/** From the second view on, so many in a hundred are of a product that was opened before in the visit. */
const againPercent = 25
/** How popularity falls with rank: (rank + 15) to the power of −1.2. */
const popularity = { shift: 15, power: 1.2 }

/**
 * The products (1 to `products`, 1 the most popular) that each of 20,000 visits opens. As long and about as skewed as
 * Yoochoose's newest 20,000 with 100,000 products: there and here 7 % of visits open the most popular one, the first
 * hundred have 42 and 40 % of all visits' products, the first thousand 76 and 69 %. Alike wherever it runs.
 */
export function typicalVisits(products: number): number[][] {
  const chance = seeded(7)
  const upTo = new Float64Array(products)
  let sum = 0
  for (let i = 0; i < products; i++) {
    sum += (i + 1 + popularity.shift) ** -popularity.power
    upTo[i] = sum
  }
  return Array.from({ length: count }, () => {
    const items: number[] = []
    const length = 2 + Math.floor(-Math.log(1 - chance()) * furtherViews)
    while (items.length < length) {
      const isAgain = items.length > 0 && chance() * 100 < againPercent
      items.push(isAgain ? items[Math.floor(chance() * items.length)]! : placeOf(upTo, chance() * sum) + 1)
    }
    return items
  })
}

/** The first place whose sum reaches `wanted`. */
function placeOf(upTo: Float64Array, wanted: number): number {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
