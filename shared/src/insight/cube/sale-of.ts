import type { OrderFact } from '../../customer/fact.ts'
import { channels } from '../../wire/channel.ts'
import { unknownChannel } from '../traffic.ts'
import type { PackedSale } from './packed-sale.ts'

/** Channels by the number the cube keeps them under; never to be put in another order. */
export const cubeChannels: readonly string[] = [unknownChannel, ...channels]

/** The order as the cube keeps it, or takes it back with `sign` −1. `wordNumber` gives a word's number. */
export function saleOf(fact: OrderFact, sign: 1 | -1, wordNumber: (word: string) => number): PackedSale {
  const { lines = [], sale = {}, gross_minor: gross, net_minor: net } = fact
  const word = (text: string | undefined) => (text ? wordNumber(text) : 0)
  return {
    day: Math.round(Date.parse(fact.day) / 86_400_000),
    sign,
    isFirst: fact.first ?? false,
    channel: Math.max(0, cubeChannels.indexOf(fact.touches?.last ?? unknownChannel)),
    country: word(sale.country),
    tier: word(sale.tier),
    gross,
    net,
    lines: lines.length,
    category: lines.map(({ category }) => word(category)),
    brand: lines.map(({ brand }) => word(brand)),
    units: lines.map(({ quantity }) => quantity),
    lineGross: lines.map(({ total_minor }) => total_minor),
    lineNet: shared(
      net,
      lines.map(({ total_minor }) => total_minor),
      gross,
    ),
  }
}

/**
 * An amount shared out by weight, in whole minor units: each share is rounded so that any first few shares together
 * are right to the unit, and all of them the whole where the weights are all there are.
 */
function shared(amount: number, weights: readonly number[], total: number): number[] {
  let weight = 0
  let given = 0
  return weights.map((one) => {
    weight += one
    const due = total === 0 ? 0 : Math.round((amount * weight) / total)
    const share = due - given
    given = due
    return share
  })
}
