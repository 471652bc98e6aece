import type {
  QualityCheck,
  QualityCheckName,
  QualityPart,
  QualityPartName,
  QualityStep,
} from '../../wire/inspection.ts'

/** Something to be checked: `have` of `of`, good from `goal` on, and what to do about it. */
type Check = Pick<QualityCheck, 'check' | 'have' | 'of' | 'goal'> & { next: QualityStep }

/** What the checks are made from. Moments are epoch ms, null where nothing ever came. */
export interface QualityInput {
  now: number
  catalogue: {
    products: number
    with_image: number
    with_price: number
    with_category: number
    with_brand: number
    described: number
    /** Products whose title another one has as well. */
    same_title: number
    /** And whose address. */
    same_url: number
  }
  people: {
    known: number
    named: number
    with_country: number
    with_birth_year: number
    with_birthday: number
    said_of_email: number
    allow_email: number
  }
  orders: { orders: number; of_nobody: number; with_lines: number; with_known_product: number }
  events: {
    batches: number
    wrong_clocks: number
    items: number
    unknown_items: number
    events: number
    rejected: number
  }
  latest: { events: number | null; orders: number | null; products: number | null }
  consistency: {
    days: number
    unequal_days: number
    people: number
    unequal_people: number
    orders: number
    orphans: number
    ahead: number
  }
}

/** How much each part counts; they add up to one. */
const weights: Record<QualityPartName, number> = {
  catalogue: 0.3,
  orders: 0.2,
  people: 0.15,
  events: 0.15,
  freshness: 0.1,
  consistency: 0.1,
}
const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A share below this part of its goal is poor. */
const poorBelow = 0.8

/**
 * The parts of data quality with their checks, and the whole from 0 to 100. A check scores share / goal, at most one; a
 * part the mean of its checks; the whole the mean of the parts by their weights, of those that could be checked.
 */
export function dataQuality(input: QualityInput): { score: number | null; parts: QualityPart[] } {
  const parts = Object.entries(checksOf(input)).map(([part, checks]) =>
    partOf(part as QualityPartName, checks),
  )
  const known = parts.flatMap(({ score, weight }) => (score === null ? [] : [{ score, weight }]))
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  const sum = known.reduce((part, { score, weight }) => part + score * weight, 0)
  return { score: total > 0 ? (100 * sum) / total : null, parts }
}

function checksOf({ now, catalogue, people, orders, events, latest, consistency }: QualityInput) {
  const { products } = catalogue
  const of = (
    check: QualityCheckName,
    have: number,
    all: number,
    goal: number,
    next: QualityStep,
  ): Check => ({
    check,
    have,
    of: all,
    goal,
    next,
  })
  return {
    catalogue: [
      of('products_with_image', catalogue.with_image, products, 0.98, 'send_images'),
      of('products_with_price', catalogue.with_price, products, 0.99, 'send_prices'),
      of('products_with_category', catalogue.with_category, products, 0.95, 'send_categories'),
      of('products_with_brand', catalogue.with_brand, products, 0.8, 'send_brands'),
      of('products_described', catalogue.described, products, 0.8, 'send_descriptions'),
      of('products_with_own_title', products - catalogue.same_title, products, 0.98, 'group_variants'),
      of('products_with_own_url', products - catalogue.same_url, products, 0.98, 'group_variants'),
    ],
    people: [
      of('customers_with_name', people.named, people.known, 0.9, 'send_names'),
      of('customers_with_country', people.with_country, people.known, 0.7, 'send_countries'),
      of('customers_with_birth_year', people.with_birth_year, people.known, 0.3, 'ask_birth_years'),
      of('customers_with_birthday', people.with_birthday, people.known, 0.3, 'ask_birthdays'),
      of('customers_asked_about_email', people.said_of_email, people.known, 0.9, 'ask_email_consent'),
      of('asked_who_allow_email', people.allow_email, people.said_of_email, 0.3, 'earn_email_consent'),
    ],
    orders: [
      of('orders_of_somebody', orders.orders - orders.of_nobody, orders.orders, 0.95, 'send_customer_ids'),
      of(
        'orders_with_known_product',
        orders.with_known_product,
        orders.with_lines,
        0.98,
        'send_missing_products',
      ),
    ],
    events: [
      of('events_accepted', events.events, events.events + events.rejected, 0.99, 'read_rejections'),
      of(
        'events_with_known_product',
        events.items - events.unknown_items,
        events.items,
        0.97,
        'match_item_ids',
      ),
      of(
        'batches_with_right_clock',
        events.batches - events.wrong_clocks,
        events.batches,
        0.95,
        'know_browser_clocks',
      ),
    ],
    freshness: [
      fresh('last_event', latest.events, now, dayMs, 'check_tracker'),
      fresh('last_order', latest.orders, now, 7 * dayMs, 'check_order_sync'),
      fresh('last_product_sync', latest.products, now, 7 * dayMs, 'check_product_sync'),
    ],
    consistency: [
      of(
        'days_that_add_up',
        consistency.days - consistency.unequal_days,
        consistency.days,
        1,
        'report_differences',
      ),
      of(
        'people_that_add_up',
        consistency.people - consistency.unequal_people,
        consistency.people,
        1,
        'report_differences',
      ),
      of(
        'orders_with_owner',
        consistency.orders - consistency.orphans,
        consistency.orders,
        1,
        'report_differences',
      ),
      of(
        'orders_not_ahead',
        consistency.orders - consistency.ahead,
        consistency.orders,
        1,
        'set_server_clock',
      ),
    ],
  } satisfies Record<QualityPartName, Check[]>
}

/** Good within `usualMs`; from there on it fades, to nothing at seven times as long. Counted in whole hours. */
function fresh(
  check: QualityCheckName,
  at: number | null,
  now: number,
  usualMs: number,
  next: QualityStep,
): Check {
  if (at === null) return { check, have: 0, of: 0, goal: 1, next }
  const of = Math.round((6 * usualMs) / hourMs)
  const late = Math.max(0, Math.floor((now - at - usualMs) / hourMs))
  return { check, have: Math.max(0, of - late), of, goal: 1, next }
}

function partOf(part: QualityPartName, checks: readonly Check[]): QualityPart {
  const judged = checks.map(judge)
  const scores = judged.flatMap(({ share, goal }) => (share === null ? [] : [Math.min(1, share / goal)]))
  const score = scores.length > 0 ? scores.reduce((sum, one) => sum + one, 0) / scores.length : null
  return { part, weight: weights[part], score, checks: judged }
}

function judge({ next, ...check }: Check): QualityCheck {
  const { have, of, goal } = check
  if (of <= 0) return { ...check, share: null, verdict: 'unknown', next_step: null }
  const share = have / of
  if (share >= goal) return { ...check, share, verdict: 'good', next_step: null }
  return { ...check, share, verdict: share >= poorBelow * goal ? 'fair' : 'poor', next_step: next }
}
