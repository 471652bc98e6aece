import { Accumulator } from './accumulator.ts'
import { companionsOf } from './companions.ts'
import { minCommonOrders, tieStrength } from './go-together.ts'
import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'
import type { Posting } from './posting.ts'
import { relativePopularity } from './repurchase.ts'
import { Top } from './top.ts'
import type { Votes } from './votes.ts'

/** A product of a person's past: ordered or opened, when last, and how often. */
export interface PastItem {
  item: number
  did: 'bought' | 'viewed'
  /** Epoch milliseconds of each time, in any order. */
  times: readonly number[]
}

export interface TasteInputs {
  past: readonly PastItem[]
  /** Epoch milliseconds. */
  now: number
  settings: TasteSettings
  /** The orders that held an item, for what was bought. */
  baskets: (item: number) => Posting | undefined
  /** What an item's visits say about its neighbours, for what was opened. */
  votes: (item: number) => Votes | undefined
  stats: IndexStats
}

/** What an order and an opening say, and after how many days they say half; a store sets both. */
export interface TasteSettings {
  weights: { view: number; purchase: number }
  half_life_days: number
}

const dayMs = 86_400_000
/** Products of the past that speak: the weightiest. */
const mostSpeakers = 40
/** How far popularity now tells apart neighbours that are as near. */
const popularityPower = 0.4
const leastPopularity = 1e-6

/** The products whose rings have to be at hand, weightiest first. */
export function tasteSpeakers({
  past,
  now,
  settings,
}: Pick<TasteInputs, 'past' | 'now' | 'settings'>): (PastItem & { say: number })[] {
  return past
    .map((one) => ({ ...one, say: saysNow(one, now, settings) }))
    .filter(({ say }) => say > 0)
    .sort((a, b) => b.say - a.say)
    .slice(0, mostSpeakers)
}

/**
 * What goes with a person's past: each product of it speaks for its neighbours (item-kNN, read lazily from the same
 * rings) with a say that halves every `half_life_days`. Bought products speak through orders, with the ties of `goTogether`;
 * opened ones through visits. Neighbours count times popularity now^0.4; products of the past itself are left out.
 */
export function taste(inputs: TasteInputs, limit: number): Picked[] {
  const { past, stats } = inputs
  const told = new Map<number, PastItem>()
  const before = new Set(past.map(({ item }) => item))
  for (const speaker of tasteSpeakers(inputs)) {
    const { items, weights } = neighboursOf(speaker, inputs)
    scratch.reserve(items.reduce((most, one) => Math.max(most, one), 0))
    told.set(speaker.item, told.get(speaker.item) ?? speaker)
    scratch.addAll(items, weights, speaker.say, speaker.item)
  }
  const popularity = relativePopularity(stats)
  const top = new Top(limit)
  for (let i = 0; i < scratch.count; i++) {
    const item = scratch.touched[i]!
    if (before.has(item)) continue
    top.offer(item, scratch.sums[item]! * Math.max(leastPopularity, popularity(item)) ** popularityPower)
  }
  const picks = top.list().map(({ item }): Picked => {
    const { item: because, did } = told.get(scratch.loudest[item]!)!
    return { item, cause: { because: 'history', item: because, did } }
  })
  scratch.clear()
  return picks
}

/** How much a product of the past says now. */
function saysNow({ did, times }: PastItem, now: number, settings: TasteSettings): number {
  const halfLife = settings.half_life_days * dayMs
  const faded = times.reduce((sum, at) => sum + 2 ** (-Math.max(0, now - at) / halfLife), 0)
  return faded * (did === 'bought' ? settings.weights.purchase : settings.weights.view)
}

interface Neighbours {
  items: Uint32Array
  weights: Float32Array
}

/** Neighbours of a product that are heard: the strongest, as is usual for item-kNN. */
const mostNeighbours = 100

/** An item's strongest neighbours, through orders where it was bought and they are known, else through visits. */
function neighboursOf({ item, did }: PastItem, { baskets, votes, stats }: TasteInputs): Neighbours {
  const posting = did === 'bought' ? baskets(item) : undefined
  if (posting && posting.size > 0) return remembered(posting, stats, () => boughtWith(posting, item, stats))
  const heard = votes(item)
  return heard && heard.size > 0 ? remembered(heard, stats, () => openedWith(heard, stats)) : none
}

function openedWith({ size, items, weights }: Votes, { df }: IndexStats): Neighbours {
  const top = new Top(mostNeighbours)
  for (let i = 0; i < items.length; i++)
    top.offer(items[i]!, tieStrength(weights[i]!, size, Math.max(df[items[i]!] ?? 0, 1)))
  return neighboursFrom(top)
}

function boughtWith(posting: Posting, item: number, { bought }: IndexStats): Neighbours {
  const { items, common, weights, orders } = companionsOf(posting, item)
  const top = new Top(mostNeighbours)
  for (let i = 0; i < items.length; i++) {
    const both = common[i]!
    if (both < minCommonOrders) continue
    top.offer(items[i]!, tieStrength(weights[i]!, orders, Math.max(bought[items[i]!] ?? 0, both)))
  }
  return neighboursFrom(top)
}

function neighboursFrom(top: Top): Neighbours {
  const list = top.list()
  return {
    items: Uint32Array.from(list, ({ item }) => item),
    weights: Float32Array.from(list, ({ score }) => score),
  }
}

/** What was worked out for these very visits or orders and counts, while a reader holds them. */
function remembered(of: Votes | Posting, stats: IndexStats, make: () => Neighbours): Neighbours {
  const known = neighboursKnown.get(of)
  if (known?.stats === stats) return known.neighbours
  const neighbours = make()
  neighboursKnown.set(of, { stats, neighbours })
  return neighbours
}

const neighboursKnown = new WeakMap<Votes | Posting, { stats: IndexStats; neighbours: Neighbours }>()
const none: Neighbours = { items: new Uint32Array(0), weights: new Float32Array(0) }
const scratch = new Accumulator()
