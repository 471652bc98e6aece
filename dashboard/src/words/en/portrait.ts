import type { Channel } from '#shared/wire/channel'
import type { EntryKind } from '#shared/wire/points'
import type { AffinityKind } from '#shared/wire/taste'
import type { TierBasis, TierChange } from '#shared/wire/tier'
import type { LifecycleRule, LifecycleStage, NeedName, ValuePart } from '#shared/wire/worth'
import { answers, contents, models, presents, response, shown, where } from './customer-blocks.ts'

/** Figures of a stage's rule, formatted. */
export interface RuleFigures {
  orders: string
  overdue: string
  alive: string
  days: string
}

/** The words of what one person is worth, how they buy, and where they stand. Figures arrive formatted. */
export const portrait = {
  days: (count: string) => `${count} days`,
  points: (count: string) => `${count} points`,
  inputsTitle: 'What it is worked out from',
  formula: 'Formula',
  unknown: 'not known yet',

  who: {
    country: (name: string) => `from ${name}`,
    cameBy: (date: string, channel: string, source: string | null) =>
      `first came ${channel}${source ? ` (${source})` : ''} on ${date}`,
    channel: {
      direct: 'directly',
      search: 'from a search',
      social: 'from social media',
      email: 'from an e-mail',
      ads: 'from an advertisement',
      referral: 'from another site',
      campaign: 'from a campaign',
    } satisfies Record<Channel, string> as Record<Channel, string>,
    birthday: (day: string) => `birthday ${day}`,
    born: (year: string) => `born ${year}`,
  },

  stage: {
    title: 'Where they stand',
    means:
      'The first rule that holds decides: unknown, known, lost, late or doubtful, back after an absence, buying in rhythm.',
    name: {
      attract: 'To be won',
      acquire: 'New',
      manage: 'Buys in rhythm',
      retain: 'At risk',
      lost: 'Lost',
      won_back: 'Won back',
    } as Record<LifecycleStage, string>,
    rule: {
      unknown_visitor: () => 'No account and no order yet.',
      known_without_order: () => 'Known, but has not ordered yet.',
      known_not_seen: ({ days }) => `Known, has never ordered, and was not seen for ${days} days.`,
      first_order: () => 'One order so far.',
      buys_in_rhythm: ({ orders, overdue }) =>
        `${orders} orders, and the next is not late: ${overdue} of the expected wait has passed. Late is above 1.5.`,
      overdue: ({ overdue }) =>
        `The next order is late: ${overdue} times the expected wait has passed. Late is above 1.5, lost above 3.`,
      probably_gone: ({ alive }) =>
        `The model gives ${alive} that they are still a customer. Below 50% is at risk.`,
      long_overdue: ({ overdue }) =>
        `${overdue} times the expected wait has passed without an order. Lost is above 3.`,
      surely_gone: ({ alive }) =>
        `The model gives ${alive} that they are still a customer. Lost is below 10%.`,
      returned_after_absence: () => 'The last order ended an absence of more than three expected waits.',
    } as Record<LifecycleRule, (told: RuleFigures) => string>,
  },

  worth: {
    title: 'What they are worth',
    story: (value: string, part: string | null) =>
      part ? `A value of ${value} out of 100. ${part} adds most.` : `A value of ${value} out of 100.`,
    value: 'Composite value',
    valueMeans:
      'Σ weight × score over the five parts, from 0 to 100. The weights are the store’s and add up to 100%; a part that is not known leaves its weight to the others.',
    part: {
      contribution: 'Contribution',
      future: 'Expected margin',
      credit: 'Reliability',
      loyalty: 'Loyalty',
      growth: 'Room to grow',
    } as Record<ValuePart, string>,
    partMeans: {
      contribution: 'Gross − discount − tax − refunds − cost − service, of the last 365 days.',
      future: 'Net spend of the next 12 months by the store’s model, discounted at 1% a month, × margin.',
      credit: '(9 + orders without a problem) / (10 + orders).',
      loyalty: 'How often they came back × the mean of the other habits that are known.',
      growth: 'Interest in categories never bought × average order.',
    } as Record<ValuePart, string>,
    futureByRhythm: 'Contribution per order × 365 / expected wait × 2^−max(0, overdue − 1).',
    by: {
      percentile: 'rank among the store’s customers',
      saturation: 'amount / (amount + the store’s typical amount)',
      as_it_is: 'as it is',
      unknown: 'not known yet',
    },
    scoredBy: (by: string) => `Score: ${by}`,
    columns: { part: 'Part', raw: 'Measured', score: 'Score', weight: 'Weight', adds: 'Adds' },
    together: 'Together',
    inputs: {
      gross_minor: 'gross',
      discount_minor: 'discount',
      tax_minor: 'tax',
      refunds_minor: 'refunds',
      cost_minor: 'cost',
      service_minor: 'service',
      clv_minor: 'expected margin',
      margin: 'margin',
      contribution_per_order_minor: 'contribution per order',
      expected_gap_days: 'expected wait',
      overdue: 'overdue',
      orders: 'orders',
      bad: 'with a problem',
      repeats: 'came back',
      alive: 'still a customer',
      regularity: 'regularity',
      same_category: 'same category',
      full_price: 'full price',
      referrals: 'friends brought',
      share: 'share never bought',
      average_order_minor: 'average order',
    } as Record<string, string>,
    rounded: 'Scores and weights in full are in the answer of GET /v1/customers/{id}.',
  },

  models,
  where,
  response,
  shown,
  answers,
  contents,
  presents,

  future: {
    title: 'What to expect',
    clv: 'Lifetime value',
    clvMeans:
      'Margin of the next 12 months: expected orders × order worth, discounted at 1% a month, × the store’s margin.',
    spend: 'Net spend, 12 months',
    spendMeans:
      'Σ over 12 months of expected orders × order worth / 1.01^month, by MBG/NBD and Gamma-Gamma over all customers.',
    alive: 'Still a customer',
    aliveMeans: 'The probability, by the MBG/NBD model of all customers’ orders.',
    next90: 'Order within 90 days',
    next90Means: 'The probability of at least one order within 90 days.',
    orders365: 'Orders in a year',
    orders365Means: 'Orders expected in the next 365 days.',
    orderWorth: 'Order worth',
    orderWorthMeans: 'Net amount expected of one order, by the Gamma-Gamma model.',
    history: 'This customer',
    model: 'The model',
    repeats: 'days with an order after the first',
    recency: 'weeks from first to last order',
    age: 'weeks since the first order',
    value: 'mean worth of the repeats',
    asOf: (day: string) =>
      `As of ${day}. The recipe for SQLite and spreadsheets is in docs/science/one-customer.md.`,
  },

  loyalty: {
    title: 'Tier and points',
    tier: 'Tier',
    basis: {
      net_spend: 'net spend',
      orders: 'orders',
      points_earned: 'points earned',
      value: 'composite value',
      top_percent: 'rank by net spend',
    } as Record<TierBasis, string>,
    tierMeans: 'What counts, over which time, and for how long a tier is certain are settings of the store.',
    toNext: (missing: string, name: string) => `${missing} more to ${name}`,
    highest: 'The highest tier',
    progress: (amount: string, basis: string, threshold: string) => `${amount} of ${threshold} ${basis}`,
    counts: (amount: string, basis: string) => `${amount} ${basis}`,
    keep: (missing: string, day: string) => `${missing} more by ${day} to keep it`,
    kept: (day: string) => `Certain until ${day}, and enough to keep it`,
    grace: (day: string) => `In the grace until ${day}`,
    projected: (name: string, day: string) => `${name} after ${day} if nothing more is bought`,
    history: 'Tier history',
    change: {
      joined: 'joined',
      up: 'rose to',
      kept: 'kept',
      grace: 'grace began for',
      down: 'fell to',
      programme: 'the programme changed:',
    } as Record<TierChange['what'], string>,
    active: 'Points to spend',
    activeMeans: 'Credited, past their waiting time, not spent and not expired.',
    pending: 'Waiting',
    pendingMeans: 'Earned, but the order may still be returned.',
    earned: 'Earned ever',
    earnedMeans: 'All that was credited, less what was taken back. Spending takes nothing from it.',
    expiring: (points: string, day: string) => `${points} expire on ${day}`,
    arriving: (points: string, day: string) => `${points} can be spent from ${day}`,
    held: (points: string) => `${points} are held for review`,
    ledger: 'Ledger',
    ledgerEmpty: 'No points yet.',
    shown: (count: string) => `The newest ${count} rows`,
    columns: { at: 'Date', what: 'What', points: 'Points' },
    kind: {
      earn: 'Order',
      birthday: 'Birthday',
      referral: 'Friend brought',
      adjust: 'Set by hand',
      clawback: 'Taken back',
      redeem: 'Spent',
      rollback: 'Given back',
      release: 'Released',
      cancel: 'Cancelled',
    } as Record<EntryKind, string>,
    none: 'Tiers and points are for customers with an account.',
  },

  affinity: {
    title: 'What they like',
    means:
      'What was opened, put into the cart and bought, faded with time; each bar is its share of its kind.',
    empty: 'Not enough seen yet. It fills once this person opens products.',
    kind: {
      category: 'Categories',
      brand: 'Brands',
      price_band: 'Prices',
      tag: 'Tags',
    } as Record<AffinityKind, string>,
    range: (from: string, to: string) => `${from} to ${to}`,
    rests: (evidence: string, confidence: string) =>
      `Rests on ${evidence} product views (faded); believed to ${confidence}.`,
    said: { like: 'said so', dislike: 'said they dislike it' },
  },

  needs: {
    title: 'What they look for',
    means:
      'Five scores from 0 to 100, each from what tells of it; the line marks what is usual. With little evidence a score stays near the usual.',
    name: {
      price: 'Low prices',
      quality: 'Quality',
      service: 'Service',
      brand: 'Brands',
      convenience: 'Convenience',
    } as Record<NeedName, string>,
    label: (need: string) => `Stands out: ${need}.`,
    noLabel: 'Nothing stands out yet.',
    row: (score: string, usual: string) => `${score}, usual ${usual}`,
  },

  rhythm: {
    title: 'How they buy',
    gap: 'Expected wait',
    gapMeans:
      'Days between two orders: their own gaps and the store’s usual one, weighed by how many there are.',
    next: 'Next order',
    nextMeans: 'The last order plus the expected wait.',
    overdue: 'Waited',
    overdueMeans: 'Days since the last order / expected wait. Above 1 an order is late.',
    times: (count: string) => `${count} × the usual`,
    of100: (points: string) => `${points} of 100`,
    last: 'Last order',
    lastMeans: 'How long ago it was placed. Cancelled orders do not count.',
    rfm: 'RFM',
    rfmMeans: 'Recency, frequency and money, each from 1 to 5 (the best) among the store’s customers.',
    quadrant: {
      apostle: 'content and loyal',
      mercenary: 'content, not loyal',
      hostage: 'loyal, not content',
      defector: 'neither content nor loyal',
    },
    gifts: 'Presents',
    giftsMeans:
      'Orders told as presents, or with gift wrapping, or sent to another address. They do not colour taste.',
    giftsOf: (gifts: string, orders: string) => `${gifts} of ${orders}`,
    loyalty: 'Loyalty index',
    loyaltyMeans: 'How loyal they act, 0 to 100: how often they came back × the mean of the other habits.',
    satisfaction: 'Satisfaction',
    satisfactionMeans: 'What they said last themselves, 0 to 100. Kept apart from how they act.',
  },

  reach: {
    title: 'How they can be reached',
    means: 'Only what they said themselves.',
    channel: { email: 'E-mail', sms: 'Text message', phone: 'Telephone', post: 'Post', push: 'Push' },
    yes: 'yes',
    no: 'no',
    notSaid: 'not said',
    personalisationOff: 'Personalisation is switched off: no taste is gathered.',
  },
}
