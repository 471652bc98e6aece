import type { TierBasis } from '#shared/wire/tier'
import type { Counted } from '../account/say.ts'
import { isChinese } from '../shelf/words.ts'

/** What the loyalty element says. `{tier}`, `{date}`, `{amount}` and `{n}` are filled in. */
export interface LoyaltyWords {
  heading: string
  invitation: string
  signIn: string
  since: string
  /** What is missing for the next tier, by what is measured; `other` where it cannot be said in amounts. */
  next: Record<'net_spend' | 'other', string> & Record<'orders' | 'points_earned', Counted>
  /** The highest tier is reached. */
  top: string
  progress: string
  keepUntil: string
  atRisk: string
  /** What is missing to stay, and what happens otherwise: a sentence that follows, with the space before it. */
  toKeep: Record<'net_spend' | 'other', string> & Record<'orders' | 'points_earned', Counted>
  otherwise: string
  points: Counted
  worth: string
  noPoints: string
  pending: Counted
  pendingMore: Counted
  held: Counted
  expire: Counted
  below: string
  benefits: string
  brings: string
  multiplier: string
  nowTier: string
  nowPoints: Counted
}

const english: LoyaltyWords = {
  heading: 'Your membership',
  invitation: 'Members collect points with every order.',
  signIn: 'Sign in to see yours',
  since: 'since {date}',
  next: {
    net_spend: 'Spend {amount} more to reach {tier}',
    orders: ['{n} more order to reach {tier}', '{n} more orders to reach {tier}'],
    points_earned: ['{n} more point to reach {tier}', '{n} more points to reach {tier}'],
    other: 'Next comes {tier}',
  },
  top: 'This is our highest tier.',
  progress: 'On the way to {tier}',
  keepUntil: '{tier} is yours until {date}.',
  atRisk: 'At risk:',
  toKeep: {
    net_spend: 'Spend {amount} by {date} to keep {tier}.',
    orders: ['{n} more order by {date} keeps {tier}.', '{n} more orders by {date} keep {tier}.'],
    points_earned: ['{n} more point by {date} keeps {tier}.', '{n} more points by {date} keep {tier}.'],
    other: '{tier} lasts until {date}.',
  },
  otherwise: ' Otherwise {tier} from {date}.',
  points: ['{n} point', '{n} points'],
  worth: 'worth {amount}',
  noPoints: 'Points come with your next order.',
  pending: ['{n} more on {date}', '{n} more on {date}'],
  pendingMore: ['{n} in all on its way', '{n} in all on their way'],
  held: ['{n} is being checked', '{n} are being checked'],
  expire: ['{n} expires on {date}', '{n} expire on {date}'],
  below: 'Points taken back with a return are earned again first.',
  benefits: '{tier} gives you',
  brings: '{tier} brings',
  multiplier: '{n} times the points',
  nowTier: 'You are now {tier}.',
  nowPoints: ['You now have {n} point.', 'You now have {n} points.'],
}

const same = (text: string): Counted => [text, text]

const chinese: LoyaltyWords = {
  heading: '我的会员',
  invitation: '会员每笔订单都有积分。',
  signIn: '登录查看',
  since: '自 {date}起',
  next: {
    net_spend: '再消费 {amount} 即可升为{tier}',
    orders: same('再下 {n} 单即可升为{tier}'),
    points_earned: same('再得 {n} 积分即可升为{tier}'),
    other: '下一级：{tier}',
  },
  top: '您已是最高等级。',
  progress: '距离{tier}',
  keepUntil: '{tier}有效期至 {date}。',
  atRisk: '即将降级：',
  toKeep: {
    net_spend: '{date}前再消费 {amount}，即可保留{tier}。',
    orders: same('{date}前再下 {n} 单，即可保留{tier}。'),
    points_earned: same('{date}前再得 {n} 积分，即可保留{tier}。'),
    other: '{tier}有效期至 {date}。',
  },
  otherwise: '否则 {date}起为{tier}。',
  points: same('{n} 积分'),
  worth: '可抵 {amount}',
  noPoints: '下一笔订单起即可累积积分。',
  pending: same('{n} 将于 {date}到账'),
  pendingMore: same('共有 {n} 待到账'),
  held: same('{n} 正在审核'),
  expire: same('{n} 将于 {date}到期'),
  below: '退货扣回的积分，会先由新积分补足。',
  benefits: '{tier}权益',
  brings: '升为{tier}可享',
  multiplier: '{n} 倍积分',
  nowTier: '您现在是{tier}。',
  nowPoints: same('您现有 {n} 积分。'),
}

/** The words for a locale: Simplified Chinese or English. */
export const loyaltyWordsFor = (locale: string): LoyaltyWords => (isChinese(locale) ? chinese : english)

/** What is missing, in words of the basis. */
export const basisOf = (basis: TierBasis): keyof LoyaltyWords['next'] =>
  basis === 'value' || basis === 'top_percent' ? 'other' : basis
