import { dateOf } from '../route/range.ts'

/** Writes figures as the reader's locale does. Amounts come in minor units, times as epoch milliseconds. */
export interface Format {
  money(minor: number): string
  /** For axes: `£12k`; below a hundred with all decimals or, when whole, none. */
  moneyShort(minor: number): string
  /** For sentences: no decimals, every digit before them. */
  moneyWhole(minor: number): string
  /** What an axis of money counts in when it is not compact, and a mean: minor units may be fractions. */
  integer(value: number): string
  integerShort(value: number): string
  /** With at most so many decimals, and at least `least`. */
  decimal(value: number, digits: number, least?: number): string
  /** A ratio as per cent with at most one decimal. */
  percent(ratio: number): string
  /** The same in whole per cents, for narrow places. */
  percentShort(ratio: number): string
  /** A relative change with its sign, per cent without decimals from 10 % up. */
  change(ratio: number): string
  /** The size of a change: as `change`, without the sign. */
  size(ratio: number): string
  /** A calendar day `YYYY-MM-DD`. */
  day(day: string): string
  dayShort(day: string): string
  month(day: string): string
  /** The name of a calendar day's weekday. */
  weekday(day: string): string
  range(from: string, to: string): string
  /** The day of a moment in the store's time zone, with its weekday. */
  dateLong(ms: number): string
  date(ms: number): string
  time(ms: number): string
  /** How long before `now` a moment was, in the largest fitting unit. */
  ago(ms: number, now: number): string
}

export interface FormatOptions {
  locale: string
  currency: string
  timeZone: string
}

/** A `Format` for one locale, currency and time zone. */
export function createFormat({ locale, currency, timeZone }: FormatOptions): Format {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const unit = 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2)
  const short = { notation: 'compact', maximumFractionDigits: 1 } as const
  const moneyWhole = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 })
  const moneyCompact = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumSignificantDigits: 3,
  })
  const moneyShort = (amount: number): string => {
    if (Math.abs(amount) >= 1000) return moneyCompact.format(amount)
    return (Math.abs(amount) < 100 && !Number.isInteger(amount) ? money : moneyWhole).format(amount)
  }
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const integerShort = new Intl.NumberFormat(locale, short)
  const decimals = decimalFormats(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const percentShort = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const calendar = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const moment = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone })
  const day = calendar({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const dayShort = calendar({ day: 'numeric', month: 'short' })
  const month = calendar({ month: 'short', year: 'numeric' })
  const weekday = calendar({ weekday: 'long' })
  const range = calendar({ day: 'numeric', month: 'short', year: 'numeric' })
  const dateLong = moment({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const date = moment({ day: 'numeric', month: 'short', year: 'numeric' })
  const time = moment({ hour: '2-digit', minute: '2-digit' })
  return {
    money: (minor) => withMinus(money.format(minor / unit)),
    moneyShort: (minor) => withMinus(moneyShort(minor / unit)),
    moneyWhole: (minor) => withMinus(moneyWhole.format(minor / unit)),
    integer: (value) => integer.format(value),
    integerShort: (value) => integerShort.format(value),
    decimal: (value, digits, least = 0) => withMinus(decimals(digits, least).format(value)),
    percent: (ratio) => percent.format(ratio),
    percentShort: (ratio) => percentShort.format(ratio),
    change: changeFormat(locale, 'exceptZero'),
    size: changeFormat(locale, 'never'),
    day: (value) => day.format(dateOf(value)),
    dayShort: (value) => dayShort.format(dateOf(value)),
    month: (value) => month.format(dateOf(value)),
    weekday: (value) => weekday.format(dateOf(value)),
    range: (from, to) => range.formatRange(dateOf(from), dateOf(to)),
    dateLong: (ms) => dateLong.format(ms),
    date: (ms) => date.format(ms),
    time: (ms) => time.format(ms),
    ago: agoFormat(locale),
  }
}

/** A figure with a minus where a locale writes a hyphen: as wide as a plus, and no place to break a line. */
const withMinus = (text: string): string => text.replace('-', '−')

/** Formats with decimals, each made once: to make one takes as long as to use it a hundred times. */
function decimalFormats(locale: string): (most: number, least: number) => Intl.NumberFormat {
  const made = new Map<string, Intl.NumberFormat>()
  return (most, least) => {
    const key = `${most} ${least}`
    const known =
      made.get(key) ??
      new Intl.NumberFormat(locale, { maximumFractionDigits: most, minimumFractionDigits: least })
    made.set(key, known)
    return known
  }
}

function changeFormat(locale: string, signDisplay: 'exceptZero' | 'never'): (ratio: number) => string {
  const options = { style: 'percent', signDisplay } as const
  const fine = new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: 1 })
  const coarse = new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: 0 })
  return (ratio) => withMinus((Math.abs(ratio) < 0.0995 ? fine : coarse).format(ratio))
}

const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

function agoFormat(locale: string): (ms: number, now: number) => string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return (ms, now) => {
    const elapsed = Math.max(0, now - ms)
    for (const [unit, size] of units) {
      if (elapsed >= size) return relative.format(-Math.floor(elapsed / size), unit)
    }
    return relative.format(0, 'second')
  }
}
