import { type BasketIndex, commonTo, indexBaskets } from './basket-index.ts'

/** Products that are bought together, as positions in `BasketIndex.items`, rising. */
export interface Itemset {
  items: number[]
  count: number
}

/** Where the search stands: plain data, to be kept between slices of work. The index is made anew from the baskets. */
export interface ItemsetSearch {
  /** Roots still to be searched: all itemsets whose first item has this position come in one step. */
  next: number
  found: Itemset[]
}

export interface AssociationOptions {
  /** Share of baskets an itemset must be in, 0 to 1. */
  minSupport: number
  /** Most items of an itemset. */
  maxLength?: number
}

/** A search at its start. */
export function startSearch(index: BasketIndex): ItemsetSearch {
  return { next: index.items.length - 1, found: [] }
}

/**
 * Searches further roots (at least one) until about `budget` itemsets have been looked at. Cost of one: baskets / 32
 * machine words. The method is Eclat (Zaki 2000): sets of baskets are bit rows, an itemset's is the common part of two.
 */
export function continueSearch(
  index: BasketIndex,
  { next, found }: ItemsetSearch,
  budget = Number.POSITIVE_INFINITY,
  maxLength = 10,
): ItemsetSearch {
  const all = [...found]
  let looked = 0
  let root = next
  for (; root >= 0 && looked < budget; root--) {
    all.push({ items: [root], count: index.counts[root]! })
    if (maxLength > 1) looked += extend(index, [root], index.rows[root]!, maxLength, all)
    looked++
  }
  return { next: root, found: all }
}

/** Adds all frequent supersets with later items; returns how many candidates were looked at. */
function extend(
  index: BasketIndex,
  items: number[],
  row: Uint32Array,
  maxLength: number,
  found: Itemset[],
): number {
  let looked = 0
  for (let item = items.at(-1)! + 1; item < index.items.length; item++) {
    looked++
    const { common, count } = commonTo(row, index.rows[item]!)
    if (count < index.minCount) continue
    const larger = [...items, item]
    found.push({ items: larger, count })
    if (larger.length < maxLength) looked += extend(index, larger, common, maxLength, found)
  }
  return looked
}

/** All frequent itemsets at once, single items included. */
export function frequentItemsets<T>(
  baskets: readonly (readonly T[])[],
  { minSupport, maxLength = 10 }: AssociationOptions,
): { index: BasketIndex<T>; itemsets: Itemset[] } {
  const index = indexBaskets(baskets, minSupport)
  return {
    index,
    itemsets: continueSearch(index, startSearch(index), Number.POSITIVE_INFINITY, maxLength).found,
  }
}
