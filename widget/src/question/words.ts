import type { QuestionKind, TouchPoint } from '#shared/wire/question'
import { isChinese } from '../shelf/words.ts'

/** What the question element says. `{what}` is the touch-point, as the kind of question names it. */
export interface QuestionWords {
  ask: Record<QuestionKind, string>
  /** What one is satisfied with; also what was or was not as expected. */
  what: Record<TouchPoint, string>
  /** What was easy or hard. */
  doing: Record<TouchPoint, string>
  /** The ends of the scale, the worst first. */
  ends: Record<QuestionKind, readonly [string, string]>
  /** The two halves of an expectation. */
  expected: string
  experienced: string
  comment: string
  send: string
  notNow: string
  thanks: string
  failed: string
}

const english: QuestionWords = {
  ask: {
    csat: 'How satisfied are you with {what}?',
    nps: 'How likely are you to recommend us to a friend?',
    effort: 'How easy was it {what}?',
    expectation: 'Was {what} as you expected?',
  },
  what: {
    shop: 'our shop',
    browsing: 'finding your way around',
    buying: 'the way ordering went',
    delivery: 'the delivery',
    product: 'what you bought',
    service: 'our service',
  },
  doing: {
    shop: 'to shop with us',
    browsing: 'to find what you wanted',
    buying: 'to order',
    delivery: 'to get your delivery',
    product: 'to use what you bought',
    service: 'to get help',
  },
  ends: {
    csat: ['Very unsatisfied', 'Very satisfied'],
    nps: ['Not at all likely', 'Extremely likely'],
    effort: ['Very hard', 'Very easy'],
    expectation: ['Very poor', 'Excellent'],
  },
  expected: 'What I expected',
  experienced: 'How it was',
  comment: 'Anything to add? (optional)',
  send: 'Send',
  notNow: 'Not now',
  thanks: 'Thank you. That helps us.',
  failed: 'That did not arrive. Please try again.',
}

const chinese: QuestionWords = {
  ask: {
    csat: '您对{what}满意吗？',
    nps: '您有多大可能把我们推荐给朋友？',
    effort: '{what}容易吗？',
    expectation: '{what}符合您的期望吗？',
  },
  what: {
    shop: '我们的商店',
    browsing: '本店的浏览体验',
    buying: '下单过程',
    delivery: '配送',
    product: '您购买的商品',
    service: '我们的服务',
  },
  doing: {
    shop: '在本店购物',
    browsing: '找到想要的商品',
    buying: '下单',
    delivery: '收到订单',
    product: '使用所购商品',
    service: '获得帮助',
  },
  ends: {
    csat: ['非常不满意', '非常满意'],
    nps: ['完全不可能', '非常可能'],
    effort: ['非常难', '非常容易'],
    expectation: ['很差', '极好'],
  },
  expected: '我的期望',
  experienced: '实际情况',
  comment: '还有什么想说的吗？（选填）',
  send: '提交',
  notNow: '以后再说',
  thanks: '谢谢，这对我们很有帮助。',
  failed: '没有送达，请再试一次。',
}

/** The words for a locale: Simplified Chinese or English. */
export const questionWordsFor = (locale: string): QuestionWords => (isChinese(locale) ? chinese : english)
