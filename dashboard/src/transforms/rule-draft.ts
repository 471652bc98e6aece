import type { ProductMatch } from '#shared/wire/product-match'
import type { Rule } from '#shared/wire/rule'

/** The actions there are, in the order in which they are offered. */
export const ruleActions = ['pin', 'boost', 'bury', 'exclude', 'include_only'] as const

/** A rule as a form has it: every field a text. Amounts are in units of the currency, days `YYYY-MM-DD`. */
export interface RuleForm {
  id: string
  action: Rule['action']
  products: string
  categories: string
  brands: string
  tags: string
  minPrice: string
  maxPrice: string
  minStock: string
  maxStock: string
  position: string
  factor: string
  placements: string[]
  from: string
  until: string
  enabled: boolean
  note: string
}

/** What days and amounts are told in. */
export interface RuleUnits {
  /** Minor units in one unit of the currency. */
  minor: number
  /** The moment a day of the store begins, epoch milliseconds. */
  beginning(day: string): number
  /** The day of the store that a moment is in. */
  dayOf(ms: number): string
}

export type RuleFault = 'missingId' | 'missingProducts' | 'missingMatch' | 'dates'

const dayMs = 86_400_000
const empty: RuleForm = {
  id: '',
  action: 'pin',
  products: '',
  categories: '',
  brands: '',
  tags: '',
  minPrice: '',
  maxPrice: '',
  minStock: '',
  maxStock: '',
  position: '',
  factor: '',
  placements: [],
  from: '',
  until: '',
  enabled: true,
  note: '',
}

/** The form of a rule; an empty one of none. */
export function formOf(rule: Rule | null, units: RuleUnits): RuleForm {
  if (!rule) return empty
  const match: ProductMatch = rule.action === 'pin' ? { products: rule.products } : rule.match
  const money = (value: number | undefined) => (value === undefined ? '' : String(value / units.minor))
  const number = (value: number | undefined) => (value === undefined ? '' : String(value))
  const list = (values: readonly string[] | undefined) => (values ?? []).join(', ')
  return {
    id: rule.id,
    action: rule.action,
    products: list(match.products),
    categories: list(match.categories),
    brands: list(match.brands),
    tags: list(match.tags),
    minPrice: money(match.min_price_minor),
    maxPrice: money(match.max_price_minor),
    minStock: number(match.min_stock),
    maxStock: number(match.max_stock),
    position: rule.action === 'pin' ? number(rule.position) : '',
    factor: rule.action === 'boost' || rule.action === 'bury' ? number(rule.factor) : '',
    placements: rule.placements ?? [],
    from: rule.from === undefined ? '' : units.dayOf(rule.from),
    until: rule.until === undefined ? '' : units.dayOf(rule.until),
    enabled: rule.enabled !== false,
    note: rule.note ?? '',
  }
}

/**
 * The rule of a form, or what is missing. `taken` are the ids of other rules. `until` is the end of its day. What a form
 * does not ask of an action is left out.
 */
export function ruleOf(form: RuleForm, units: RuleUnits, taken: readonly string[]): Rule | RuleFault {
  const id = form.id.trim()
  if (!/^\P{C}{1,128}$/u.test(id) || taken.includes(id)) return 'missingId'
  const from = form.from ? units.beginning(form.from) : undefined
  const until = form.until ? units.beginning(dayAfter(form.until)) - 1 : undefined
  if (from !== undefined && until !== undefined && from > until) return 'dates'
  const common = {
    id,
    ...(form.note.trim() ? { note: form.note.trim() } : {}),
    ...(form.placements.length > 0 ? { placements: form.placements } : {}),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(form.enabled ? {} : { enabled: false }),
  }
  const products = listOf(form.products)
  if (form.action === 'pin') {
    if (products.length === 0) return 'missingProducts'
    return { ...common, action: 'pin', products, ...field('position', numberOf(form.position)) }
  }
  const match = matchOf(form, units.minor)
  if (Object.keys(match).length === 0) return 'missingMatch'
  if (form.action === 'boost' || form.action === 'bury')
    return { ...common, action: form.action, match, ...field('factor', numberOf(form.factor)) }
  return { ...common, action: form.action, match }
}

/** Whether a rule holds at a moment. */
export function ruleState({ enabled, from, until }: Rule, now: number): 'on' | 'off' | 'later' | 'over' {
  if (enabled === false) return 'off'
  if (from !== undefined && now < from) return 'later'
  return until !== undefined && now > until ? 'over' : 'on'
}

/** How many rules are not as they were: changed, new, gone; one more when only their order is another. */
export function changesBetween(saved: readonly Rule[], draft: readonly Rule[]): number {
  const was = new Map(saved.map((rule) => [rule.id, JSON.stringify(rule)]))
  const is = new Map(draft.map((rule) => [rule.id, JSON.stringify(rule)]))
  const ids = new Set([...was.keys(), ...is.keys()])
  const changed = [...ids].filter((id) => was.get(id) !== is.get(id)).length
  const isReordered = changed === 0 && saved.some(({ id }, index) => draft[index]?.id !== id)
  return changed + (isReordered ? 1 : 0)
}

function matchOf(form: RuleForm, minor: number): ProductMatch {
  const money = (text: string) => {
    const value = numberOf(text)
    return value === null ? null : Math.round(value * minor)
  }
  const lists = { products: form.products, categories: form.categories, brands: form.brands, tags: form.tags }
  return {
    ...Object.fromEntries(
      Object.entries(lists).flatMap(([name, text]) => {
        const values = listOf(text)
        return values.length > 0 ? [[name, values]] : []
      }),
    ),
    ...field('min_price_minor', money(form.minPrice)),
    ...field('max_price_minor', money(form.maxPrice)),
    ...field('min_stock', numberOf(form.minStock)),
    ...field('max_stock', numberOf(form.maxStock)),
  }
}

function field<K extends string>(name: K, value: number | null): { [name in K]?: number } {
  return (value === null ? {} : { [name]: value }) as { [name in K]?: number }
}

function listOf(text: string): string[] {
  return [...new Set(text.split(/[,，、\n]/).map((one) => one.trim()))].filter(Boolean)
}

function numberOf(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}
