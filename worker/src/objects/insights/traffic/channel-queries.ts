import { addSets, funnelOf, type StepSets } from '#shared/insight/funnel'
import { shareOf } from '#shared/insight/share'
import { type OrderSums, type Traffic, unknownChannel } from '#shared/insight/traffic'
import { addDays, dayOf, daysBetween } from '#shared/maths/calendar'
import { type Days, daysBefore } from '#shared/maths/comparison'
import { channels as allChannels } from '#shared/wire/channel'
import type { SpendEntry } from '#shared/wire/spend'
import type { ChannelDays, ChannelRow, ChannelsAnswer, OrderTotals } from '#shared/wire/traffic'
import type { Work } from '../work.ts'
import { type ComparedRange, rangeOf, trafficBetween } from './traffic-queries.ts'

export interface ChannelsAsked extends ComparedRange {
  currency: string
  /** Part of net revenue that is left as contribution. */
  margin: number
}

export interface ChannelsPorts {
  sql: SqlStorage
  /** What a person is expected to spend net in the next twelve months; null before there is a model. */
  lifetimeValue(person: string): number | null
  /** What the merchant entered; entries count for the channel of the same name. */
  spend: readonly SpendEntry[]
}

/** Customers asked for their lifetime value a channel: enough for a mean, few enough to be quick. */
const mostAsked = 300
/** Of these, asked in one step: each looks through all of a person's orders. */
const askedAtOnce = 10
const mostSources = 10
const paybackMonths = 36
/** Days whose revenue counts as what a new customer first brought. */
const firstDays = 90

/** What each channel brought, and what it cost. Reads a row a day, the new customers of the range, and a sample's orders. */
export function* channels(ports: ChannelsPorts, asked: ChannelsAsked): Work<ChannelsAnswer> {
  const { currency, margin, compare } = asked
  const days = rangeOf(ports.sql, asked)
  const now = yield* channelsBetween(ports, asked, days)
  const previous = compare ? yield* channelsBetween(ports, asked, daysBefore(days, compare)) : null
  return { currency, margin, ...now, previous }
}

function* channelsBetween(ports: ChannelsPorts, asked: ChannelsAsked, { from, to }: Days): Work<ChannelDays> {
  const { sql } = ports
  const traffic = trafficBetween(sql, from, to)
  const won = newCustomers(sql, from, to)
  const spend = spendBetween(ports.spend, from.slice(0, 7), to.slice(0, 7))
  const today = dayOf(asked.now, asked.timeZone)
  yield
  const rows: ChannelRow[] = []
  for (const channel of [...allChannels, unknownChannel]) {
    const visits = visitsOf(traffic, channel)
    const row: ChannelRow = {
      channel: channel as ChannelRow['channel'],
      ...visits,
      first_touch: ordersOf(traffic, (first) => first === channel),
      last_touch: ordersOf(traffic, (_, last) => last === channel),
      ...(yield* worthOf(ports, asked, won.get(channel) ?? [], today)),
      ...costless,
      spend_minor: spend.get(channel) ?? null,
      sources: sourcesOf(traffic, channel),
    }
    rows.push(withCost(row, paid(ports, asked, won.get(channel) ?? [], { to, today })))
    yield
  }
  return {
    from,
    to,
    channels: rows.filter(
      (row) =>
        row.visits > 0 || row.first_touch.orders > 0 || row.last_touch.orders > 0 || row.spend_minor !== null,
    ),
    first_to_last: Object.entries(traffic.orders).map(([key, sums]) => {
      const [first = '', last = ''] = key.split('\n')
      return { first, last, ...totals(sums) }
    }),
  }
}

const costless = { cac_minor: null, clv_to_cac: null, payback_month: null }

function visitsOf(traffic: Traffic, channel: string): Pick<ChannelRow, 'visits' | 'ordered' | 'conversion'> {
  const sets = Object.entries(traffic.visits)
    .filter(([kind]) => kind.startsWith(`${channel}\n`))
    .reduce<StepSets>((sum, [, more]) => addSets(sum, more), {})
  const { visits, steps } = funnelOf(sets)
  const ordered = steps.at(-1)?.reached ?? 0
  return { visits, ordered, conversion: shareOf(ordered, visits) }
}

function ordersOf(traffic: Traffic, isMeant: (first: string, last: string) => boolean): OrderTotals {
  const sum: OrderSums = [0, 0, 0]
  for (const [key, sums] of Object.entries(traffic.orders)) {
    const [first = '', last = ''] = key.split('\n')
    if (isMeant(first, last)) for (const i of [0, 1, 2] as const) sum[i] += sums[i]
  }
  return totals(sum)
}

const totals = ([orders, gross_minor, net_minor]: OrderSums): OrderTotals => ({
  orders,
  gross_minor,
  net_minor,
})

function sourcesOf(traffic: Traffic, channel: string): ChannelRow['sources'] {
  return Object.entries(traffic.sources)
    .map(([key, [visits, ordered]]) => {
      const [of = '', source = '', medium = '', campaign = ''] = key.split('\n')
      return { of, source, medium, campaign, visits, ordered }
    })
    .filter(({ of, source, visits }) => of === channel && source !== '' && visits > 0)
    .sort((a, b) => b.visits - a.visits || (a.source < b.source ? -1 : 1))
    .slice(0, mostSources)
    .map(({ of: _, ...row }) => row)
}

interface NewCustomer {
  id: string
  since: string
  net_90: number
}

/** Everybody known whose first order is in the range, by the channel of their first visit. */
function newCustomers(sql: SqlStorage, from: string, to: string): Map<string, NewCustomer[]> {
  const found = new Map<string, NewCustomer[]>()
  for (const { channel, ...one } of sql.exec<{ id: string; since: string; net_90: number; channel: string }>(
    `SELECT id, first_order_day AS since, coalesce(net_90_minor, 0) AS net_90, coalesce(channel, ?) AS channel
     FROM person WHERE first_order_day BETWEEN ? AND ? AND kind <> 'nobody' ORDER BY id`,
    unknownChannel,
    from,
    to,
  )) {
    const list = found.get(channel)
    if (list) list.push(one)
    else found.set(channel, [one])
  }
  return found
}

/** What the new customers brought and will bring. Of many, every so-manieth is asked for the lifetime value. */
function* worthOf(
  { lifetimeValue }: ChannelsPorts,
  { margin }: ChannelsAsked,
  won: readonly NewCustomer[],
  today: string,
): Work<
  Pick<
    ChannelRow,
    'new_customers' | 'net_90_days_minor' | 'contribution_90_days_minor' | 'clv_minor' | 'lacking'
  >
> {
  // Only whose 90 days are over: the others' would seem to bring less.
  const over = won.filter(({ since }) => daysBetween(since, today) > firstDays)
  const net = mean(over.map(({ net_90 }) => net_90))
  const values: number[] = []
  for (const [i, { id }] of sampleOf(won).entries()) {
    if (i > 0 && i % askedAtOnce === 0) yield
    const value = lifetimeValue(id)
    if (value !== null) values.push(value)
  }
  const expected = mean(values)
  return {
    new_customers: won.length,
    net_90_days_minor: rounded(net),
    contribution_90_days_minor: rounded(net === null ? null : net * margin),
    clv_minor: rounded(expected === null ? null : expected * margin),
    lacking: {
      ...(net === null ? { net_90_days_minor: won.length > 0 ? 'too_recent' : 'no_new_customers' } : {}),
      ...(expected === null ? { clv_minor: won.length > 0 ? 'no_model' : 'no_new_customers' } : {}),
    },
  }
}

function sampleOf<T>(list: readonly T[]): T[] {
  const step = Math.ceil(list.length / mostAsked)
  return list.filter((_, i) => i % step === 0)
}

/** What it cost to win a customer, and when that was earned back. `paidBy` is asked for only where there is a cost. */
function withCost(row: ChannelRow, paidBy: (cost: number) => number | null): ChannelRow {
  const { spend_minor, new_customers, clv_minor } = row
  if (spend_minor === null || new_customers === 0) {
    const why = spend_minor === null ? 'no_spend' : 'no_new_customers'
    return { ...row, lacking: { ...row.lacking, cac_minor: why, payback_month: why } }
  }
  const cac = spend_minor / new_customers
  const month = paidBy(cac)
  return {
    ...row,
    cac_minor: Math.round(cac),
    clv_to_cac: clv_minor === null || cac === 0 ? null : clv_minor / cac,
    payback_month: month,
    lacking: month === null ? { ...row.lacking, payback_month: 'not_earned_back' } : row.lacking,
  }
}

/** Says by which month of 30 days after the first order a customer's mean contribution reaches a cost; null: not yet. */
function paid(
  { sql }: ChannelsPorts,
  { margin }: ChannelsAsked,
  won: readonly NewCustomer[],
  { to, today }: { to: string; today: string },
): (cost: number) => number | null {
  return (cost) => {
    const asked = sampleOf(won)
    const months = Array<number>(paybackMonths).fill(0)
    for (const { id, since } of asked) {
      for (const { day, net } of sql.exec<{ day: string; net: number }>(
        "SELECT day, fact ->> 'net_minor' AS net FROM purchase WHERE person = ? AND NOT (fact ->> 'cancelled')",
        id,
      )) {
        const month = Math.floor((daysBetween(since, day) - 1) / 30)
        if (month < paybackMonths) months[month] = (months[month] ?? 0) + net * margin
      }
    }
    // Months that the last of them have not lived through yet say too little.
    const lived = Math.min(
      paybackMonths,
      Math.max(1, Math.floor(daysBetween(addDays(to, 1), today) / 30) + 1),
    )
    let sum = 0
    for (let month = 0; month < lived; month++) {
      sum += (months[month] ?? 0) / asked.length
      if (sum >= cost) return month + 1
    }
    return null
  }
}

/** What was spent to win customers in these months, by channel; a channel nothing was entered for is missing. */
function spendBetween(entries: readonly SpendEntry[], from: string, to: string): Map<string, number> {
  const spent = new Map<string, number>()
  for (const { month, channel, acquisition_minor } of entries) {
    if (month >= from && month <= to) spent.set(channel, (spent.get(channel) ?? 0) + acquisition_minor)
  }
  return spent
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value))
