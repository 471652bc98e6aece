import { type Chance, chanceOf } from '../random.ts'
import { shopperName } from './names.ts'
import { type Taste, tasteOf } from './taste.ts'

/** Somebody who buys: known to the shop by an account, or a guest known by an e-mail address. */
export interface Shopper {
  /** Customer id, `reader-0001`; guests have `guest-0001`. */
  id: string
  name: string
  email?: string
  taste: Taste
  /** Median days from one order to the next, and the spread (of the logarithm). */
  rhythmDays: number
  rhythmSpread: number
  /** Probability that an order was the last one. */
  churn: number
  /** Mean books in an order. */
  appetite: number
  /** 0 pays any price; 1 hardly ever buys a dear book. */
  thrift: number
  /** Probability that something of an order comes back. */
  returns: number
  /** Sessions without an order for each one with. */
  browsing: number
}

/** The n-th account holder (from 0) and their private stream of chance. */
export function accountShopper(seed: number, index: number): { shopper: Shopper; chance: Chance } {
  const id = `reader-${String(index + 1).padStart(4, '0')}`
  const chance = chanceOf(seed, id)
  // A few keen readers bring most of the money: rhythm and appetite both have long tails, and pull together.
  const keenness = chance.normal()
  return {
    chance,
    shopper: {
      id,
      name: shopperName(index),
      taste: tasteOf(chance),
      rhythmDays: Math.max(5, 50 * Math.exp(-0.9 * keenness)),
      rhythmSpread: 0.5,
      churn: Math.min(0.6, 0.17 * Math.exp(-0.35 * keenness) * Math.exp(0.5 * chance.normal())),
      appetite: Math.min(5, 1.6 * Math.exp(0.35 * keenness + 0.25 * chance.normal())),
      thrift: chance.next(),
      returns: chance.happens(0.06) ? 0.3 : 0.04,
      browsing: chance.lognormal(0.55, 0.5),
    },
  }
}

/** The n-th guest: an order or two, no account. */
export function guestShopper(seed: number, index: number): { shopper: Shopper; chance: Chance } {
  const number = String(index + 1).padStart(4, '0')
  const chance = chanceOf(seed, `guest-${number}`)
  return {
    chance,
    shopper: {
      id: `guest-${number}`,
      name: shopperName(700 + index),
      email: `guest-${number}@example.org`,
      taste: tasteOf(chance),
      rhythmDays: 120,
      rhythmSpread: 0.6,
      churn: 0.75,
      appetite: 1.5,
      thrift: chance.next(),
      returns: 0.05,
      browsing: 0,
    },
  }
}
