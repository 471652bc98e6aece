import type { SettingPath } from '../../transforms/settings-fields.ts'

/** Every setting that is a field: its name, and a line about it. */
export const settingFields = {
  name: { name: 'Name of the shop', hint: 'Shown in this dashboard.' },
  origins: {
    name: 'Addresses of your pages',
    hint: 'One a line, with https:// and without a path. Browsers may use the publishable key from these only.',
  },
  consent_default: {
    name: 'Before a shopper chooses',
    hint: 'What holds where your page says nothing of consent. Denied takes nothing from anybody who did not say yes. Put data-consent="wait" into the script tag as well: then browsers store nothing before that either.',
  },
  publish_delay_ms: {
    name: 'Gather for (milliseconds)',
    hint: 'How long what shoppers do waits to be sent on together. Less is fresher, more is cheaper.',
  },
  'recommendation.weights.view': {
    name: 'Weight of looking at a product',
    hint: 'Against the others; 1 unless changed.',
  },
  'recommendation.weights.cart': { name: 'Weight of putting it into the cart', hint: '3 unless changed.' },
  'recommendation.weights.wishlist': { name: 'Weight of wishing for it', hint: '2 unless changed.' },
  'recommendation.weights.purchase': { name: 'Weight of buying it', hint: '5 unless changed.' },
  'recommendation.half_life_days': {
    name: 'Half-life of a taste, in days',
    hint: 'After so many days what somebody did counts half.',
  },
  'recommendation.exploration': {
    name: 'Places for products few people saw',
    hint: 'So that new products get a chance. 5 unless changed.',
  },
  'recommendation.diversity': {
    name: 'Variety on a shelf',
    hint: '0: by relevance alone. 100: each product as unlike the ones before as can be.',
  },
  'recommendation.max_per_brand': {
    name: 'Most products of one brand',
    hint: 'On one shelf; empty: as many as come.',
  },
  'recommendation.max_per_category': {
    name: 'Most products of one category',
    hint: 'On one shelf; empty: as many as come.',
  },
  'recommendation.free_shipping_minor': {
    name: 'Shipping is free from',
    hint: 'Value of the cart; empty: never, or always.',
  },
  'points.enabled': { name: 'Customers earn points', hint: 'What was earned before keeps its terms.' },
  'points.minor_per_point': {
    name: 'Spend for one point',
    hint: 'Net amount of an order that earns one point.',
  },
  'points.minor_per_redeemed_point': {
    name: 'Worth of a point spent',
    hint: 'What a shopper saves with one.',
  },
  'points.pending_days': {
    name: 'Days until points can be spent',
    hint: 'The time in which an order may be returned.',
  },
  'points.expiry_days': {
    name: 'Days until points expire',
    hint: 'From when they can be spent; 0: never.',
  },
  'points.birthday_points': { name: 'Points on a birthday', hint: 'Once a year; 0: none.' },
  'points.min_redeem': { name: 'Fewest points spent at once', hint: 'With fewer nothing can be paid.' },
  'points.redeem_step': { name: 'Points are spent in steps of', hint: '1: any number of them.' },
  'points.rollback_days': {
    name: 'Days that points given back hold',
    hint: 'Even if they would have expired.',
  },
  'points.negative_balance': {
    name: 'When refunded points are spent already',
    hint: 'What happens to what is missing.',
  },
  'points.max_orders_per_day': {
    name: 'Orders a day before somebody looks',
    hint: 'More of one customer are held for review.',
  },
  'points.max_points_per_day': { name: 'Points a day before somebody looks', hint: 'Of one customer.' },
  'points.max_referrals_per_week': {
    name: 'Referrals a week before somebody looks',
    hint: 'Of one customer.',
  },
  'loyalty.holdout': {
    name: 'New customers outside the programme',
    hint: 'So that one sees what tiers and points bring; 0 to 50. Nobody loses what they have.',
  },
  'retention.visitor_days': {
    name: 'Days visitors are kept',
    hint: 'Who never ordered and was not seen for so long is removed. 7 to 3,650.',
  },
  'retention.customer_days': {
    name: 'Days customers are kept',
    hint: 'Forgotten with their orders when not seen for so long; empty: never. 90 to 3,650.',
  },
  'questions.enabled': { name: 'Shoppers are asked', hint: 'Nobody is asked anything before this is on.' },
  'questions.quiet_days': {
    name: 'Days of quiet',
    hint: 'After an answer or a “not now” nobody is asked anything for so long.',
  },
} satisfies Record<SettingPath, { name: string; hint: string }> as Record<
  SettingPath,
  { name: string; hint: string }
>
