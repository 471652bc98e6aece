import { type Invoice, invoicesOf, type Row } from './rows.ts'

/** Figures by what they are called. */
export type Figures = Record<string, number | string | null>

/** The days the figures are of: everything, and one month that is looked at closely, with the month before it. */
export interface FigureDays {
  from: string
  to: string
  /** `YYYY-MM`, and the days of it and as many before. */
  month: string
  monthFrom: string
  monthTo: string
  beforeFrom: string
  beforeTo: string
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const numberOf = (day: string): number => Date.parse(day) / 86_400_000
const within = (from: string, to: string) => (one: { day: string }) => one.day >= from && one.day <= to
function grouped<T, K>(list: Iterable<T>, by: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}
const distinct = <T>(values: readonly T[]): number => new Set(values).size

/** What the API must say of a file, reckoned from its rows by plain code that shares nothing with the product. */
export function recount(rows: readonly Row[], days: FigureDays): Figures {
  const invoices = invoicesOf(rows)
  const byCustomer = grouped(invoices, ({ customer }) => customer)
  return {
    ...ofPeriods(invoices, byCustomer, days),
    ...ofCustomers(byCustomer),
    ...ofSpread([...byCustomer.values()].map((own) => sum(own.map(({ amount }) => amount)))),
    ...ofCohorts(byCustomer),
    ...ofRfm(byCustomer, numberOf(days.to)),
    ...ofProducts(rows),
    ...ofHours(invoices),
  }
}

function ofPeriods(
  invoices: readonly Invoice[],
  byCustomer: ReadonlyMap<string, Invoice[]>,
  { from, to, month, monthFrom, monthTo, beforeFrom, beforeTo }: FigureDays,
): Figures {
  const firsts = new Map([...byCustomer].map(([customer, own]) => [customer, own[0]!.day]))
  const all = invoices.filter(within(from, to))
  const now = invoices.filter(within(monthFrom, monthTo))
  const before = invoices.filter(within(beforeFrom, beforeTo))
  const revenue = (list: readonly Invoice[]) => sum(list.map(({ amount }) => amount))
  const people = (list: readonly Invoice[]) => distinct(list.map(({ customer }) => customer))
  const isNew = ({ customer }: Invoice) => firsts.get(customer)! >= monthFrom
  const fresh = now.filter(isNew)
  const known = now.filter((one) => !isNew(one))
  return {
    'all: revenue': revenue(all),
    'all: orders': all.length,
    'all: customers': people(all),
    'all: new customers': byCustomer.size,
    'all: mean order, hundredths': Math.round((100 * revenue(all)) / all.length),
    'month: revenue': revenue(now),
    'month: orders': now.length,
    'month: customers': people(now),
    'month: new customers': people(fresh),
    'month before: revenue': revenue(before),
    'month before: orders': before.length,
    'month before: customers': people(before),
    'month: revenue of its best day': Math.max(
      ...[...grouped(now, ({ day }) => day).values()].map((list) => revenue(list)),
    ),
    'drivers: change': revenue(now) - revenue(before),
    'drivers: revenue of new customers': revenue(fresh),
    'drivers: revenue of known customers': revenue(known),
    'drivers: known customers': people(known),
    'cube: revenue of the month': revenue(invoices.filter(({ day }) => day.startsWith(month))),
    'scorecard: orders of the month': now.length,
    'acquisition: new customers of the month': [...firsts.values()].filter((day) => day.startsWith(month))
      .length,
    'acquisition: known customers of the month': people(
      invoices.filter(({ day, customer }) => day.startsWith(month) && firsts.get(customer)! < `${month}-01`),
    ),
  }
}

function ofCustomers(byCustomer: ReadonlyMap<string, Invoice[]>): Figures {
  const worths = [...byCustomer].map(([customer, own]) => ({
    customer,
    worth: sum(own.map(({ amount }) => amount)),
    orders: own.length,
  }))
  const best = worths.toSorted((a, b) => b.worth - a.worth)[0]!
  return {
    'customers: with an order': worths.length,
    'customers: with two orders or more': worths.filter(({ orders }) => orders > 1).length,
    'customers: the best one': best.customer,
    'customers: revenue of the best one': best.worth,
    'customers: orders of the best one': best.orders,
    'retention: repeat rate': share(worths.filter(({ orders }) => orders > 1).length, worths.length),
  }
}

function ofSpread(worths: readonly number[]): Figures {
  const rising = worths.toSorted((a, b) => a - b)
  const total = sum(rising)
  const n = rising.length
  // The mean difference between any two customers, by the mean and by two.
  const gini = sum(rising.map((worth, i) => (2 * (i + 1) - n - 1) * worth)) / (n * total)
  const best = (part: number) => sum(rising.slice(n - Math.ceil(part * n - 1e-9)))
  return {
    'spread: total': total,
    'spread: Gini': rounded(gini),
    'spread: best 1 %': share(best(0.01), total),
    'spread: best 20 %': share(best(0.2), total),
    'spread: least of the best 20 %': rising[n - Math.ceil(0.2 * n - 1e-9)]!,
  }
}

/** Months since the first: who bought again, for how much. */
function ofCohorts(byCustomer: ReadonlyMap<string, Invoice[]>): Figures {
  const cohorts = grouped(byCustomer.values(), (own) => own[0]!.day.slice(0, 7))
  const [name, people] = [...cohorts].sort(([a], [b]) => (a < b ? -1 : 1))[0]!
  const [year, month] = name.split('-').map(Number) as [number, number]
  const after = (months: number) => new Date(Date.UTC(year, month - 1 + months)).toISOString().slice(0, 7)
  const bought = (months: number) =>
    people.map((own) => own.filter(({ day }) => day.startsWith(after(months))))
  const revenue = (months: number) => sum(bought(months).flatMap((own) => own.map(({ amount }) => amount)))
  return {
    'cohorts: how many': cohorts.size,
    'cohorts: the first one': name,
    'cohorts: its customers': people.length,
    'cohorts: of them a month later': bought(1).filter((own) => own.length > 0).length,
    'cohorts: three months later': bought(3).filter((own) => own.length > 0).length,
    'cohorts: revenue a month later': revenue(1),
    'cohorts: revenue a customer up to then': rounded((revenue(0) + revenue(1)) / people.length),
  }
}

function ofRfm(byCustomer: ReadonlyMap<string, Invoice[]>, today: number): Figures {
  const people = [...byCustomer.values()].map((own) => ({
    since: today - numberOf(own.at(-1)!.day),
    days: distinct(own.map(({ day }) => day)),
    worth: sum(own.map(({ amount }) => amount)),
  }))
  const often = (least: number, most: number) =>
    people.filter(({ days }) => days >= least && days <= most).length
  // Fifths by how lately: the most lately fifth begins at the value that four fifths are behind.
  const falling = people.map(({ since }) => since).sort((a, b) => b - a)
  const latest = falling[Math.floor((4 * falling.length) / 5)]!
  const dearest = people.map(({ worth }) => worth).sort((a, b) => a - b)[Math.floor((4 * people.length) / 5)]!
  const lately = people.filter(({ since }) => since <= latest)
  return {
    'RFM: one day with an order': often(1, 1),
    'RFM: two': often(2, 2),
    'RFM: three or four': often(3, 4),
    'RFM: five to seven': often(5, 7),
    'RFM: eight and more': often(8, Number.POSITIVE_INFINITY),
    'RFM: the most lately fifth': lately.length,
    'RFM: worth of the most lately fifth': sum(lately.map(({ worth }) => worth)),
    'RFM: from this worth on the best': dearest,
  }
}

/** Orders reach insights about products with their fifty dearest products. */
const dearestKept = 50

function dearest(rows: readonly Row[]): Row[] {
  return [...grouped(rows, ({ invoice }) => invoice).values()].flatMap((lines) => {
    const products = [...grouped(lines, ({ product }) => product).values()]
    const paid = (own: readonly Row[]) => sum(own.map(({ amount }) => amount))
    return products
      .sort((a, b) => paid(b) - paid(a))
      .slice(0, dearestKept)
      .flat()
  })
}

function ofProducts(all: readonly Row[]): Figures {
  const rows = dearest(all)
  const products = [...grouped(rows, ({ product }) => product)].map(([id, own]) => ({
    id,
    revenue: sum(own.map(({ amount }) => amount)),
    units: sum(own.map(({ quantity }) => quantity)),
    orders: distinct(own.map(({ invoice }) => invoice)),
  }))
  const falling = products.toSorted((a, b) => b.revenue - a.revenue)
  const best = falling[0]!
  const total = sum(falling.map(({ revenue }) => revenue))
  const fifth = Math.ceil(0.2 * falling.length - 1e-9)
  return {
    'products: sold': products.length,
    'products: the best one': best.id,
    'products: its revenue': best.revenue,
    'products: its units': best.units,
    'products: its orders': best.orders,
    'products: its share': share(best.revenue, total),
    'products: what the best 20 % bring': share(
      sum(falling.slice(0, fifth).map(({ revenue }) => revenue)),
      total,
    ),
  }
}

/** Hours of the week, Monday first. */
function ofHours(invoices: readonly Invoice[]): Figures {
  const weekday = (day: string) => (new Date(day).getUTCDay() + 6) % 7
  const at = grouped(invoices, ({ day, hour }) => 24 * weekday(day) + hour)
  const most = Math.max(...[...at.values()].map((list) => list.length))
  return {
    'hours: orders on Thursdays': invoices.filter(({ day }) => weekday(day) === 3).length,
    'hours: orders at noon': invoices.filter(({ hour }) => hour === 12).length,
    'hours: orders of the busiest hour': most,
  }
}

/** To ten digits: sums of fractions differ in the last ones by the order they are added in. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(10))
}

function share(part: number, whole: number): number | null {
  return rounded(part / whole)
}
