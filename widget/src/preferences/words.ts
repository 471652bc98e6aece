import type { Reach } from '#shared/wire/portrait'
import type { AffinityKind } from '#shared/wire/taste'
import type { NeedName } from '#shared/wire/worth'
import { isChinese } from '../shelf/words.ts'

/** What the preferences element says. `{name}` and its like are filled in. */
export interface PreferencesWords {
  heading: string
  invitation: string
  signIn: string
  /** Nothing is kept: of a browser, and after somebody was forgotten. */
  nobody: string
  forgotten: string
  interests: string
  interestsHint: string
  noInterests: string
  kinds: Record<Exclude<AffinityKind, 'price_band'>, string>
  /** Added to a switched-off interest for who cannot see it struck. */
  not: string
  add: string
  choose: string
  addButton: string
  prices: string
  needs: Record<NeedName, string>
  personalisation: string
  personalisationHint: string
  isOff: string
  channels: string
  channel: Record<keyof Reach['channels'], string>
  data: string
  export: string
  forget: string
  forgetQuestion: string
  forgetYes: string
  forgetNo: string
  saved: string
  failed: string
}

const english: PreferencesWords = {
  heading: 'What this shop remembers about you',
  invitation: 'See and correct what this shop remembers about you.',
  signIn: 'Sign in',
  nobody: 'This shop remembers nothing about you.',
  forgotten:
    'You are forgotten. Orders you placed as a guest, without signing in, are not known to be yours: the shop removes them if you ask.',
  interests: 'Your interests',
  interestsHint: 'Switch off what is not you.',
  noInterests: 'None yet: they come with what you look at.',
  kinds: { category: 'Categories', brand: 'Brands', tag: 'Topics' },
  not: '(not interested)',
  add: 'Add an interest',
  choose: 'Choose …',
  addButton: 'Add',
  prices: 'You mostly look at things from {from} to {to}.',
  needs: {
    price: 'You seem to look for good prices.',
    quality: 'You seem to look for quality.',
    service: 'You seem to value good service.',
    brand: 'You seem to have favourite brands.',
    convenience: 'You seem to like it quick and easy.',
  },
  personalisation: 'Recommendations made for you',
  personalisationHint: 'Switched off, your interests are forgotten at once and none are gathered.',
  isOff: 'Switched off: nothing is remembered of what you look at.',
  channels: 'You may reach me by',
  channel: { email: 'E-mail', sms: 'Text message', phone: 'Phone', post: 'Post', push: 'Push message' },
  data: 'Your data',
  export: 'Download all of it',
  forget: 'Forget me …',
  forgetQuestion:
    'Everything this shop’s recommendations know about you goes: interests, visits, tier and points. It cannot be brought back.',
  forgetYes: 'Yes, forget me',
  forgetNo: 'Keep it',
  saved: 'Saved',
  failed: 'That did not work. Nothing was changed; please try again.',
}

const chinese: PreferencesWords = {
  heading: '本店记住的您',
  invitation: '查看并更正本店记住的内容。',
  signIn: '登录',
  nobody: '本店没有记住关于您的任何内容。',
  forgotten: '已将您遗忘。您未登录时以访客身份下的订单无法认出是您的，如需删除，请联系本店。',
  interests: '您的兴趣',
  interestsHint: '不符合的，点一下即可关闭。',
  noInterests: '暂时没有，浏览商品后会逐渐形成。',
  kinds: { category: '分类', brand: '品牌', tag: '话题' },
  not: '（不感兴趣）',
  add: '添加兴趣',
  choose: '请选择…',
  addButton: '添加',
  prices: '您常看 {from} 到 {to} 的商品。',
  needs: {
    price: '您似乎看重价格实惠。',
    quality: '您似乎看重品质。',
    service: '您似乎看重服务。',
    brand: '您似乎有偏爱的品牌。',
    convenience: '您似乎喜欢省时省心。',
  },
  personalisation: '为我推荐',
  personalisationHint: '关闭后，立即遗忘您的兴趣，也不再收集。',
  isOff: '已关闭：不会记住您浏览的内容。',
  channels: '可以通过以下方式联系我',
  channel: { email: '电子邮件', sms: '短信', phone: '电话', post: '邮寄', push: '推送消息' },
  data: '您的数据',
  export: '下载全部数据',
  forget: '遗忘我…',
  forgetQuestion: '本店推荐所知的一切都会删除：兴趣、浏览记录、等级和积分，且无法恢复。',
  forgetYes: '是的，遗忘我',
  forgetNo: '保留',
  saved: '已保存',
  failed: '没有成功，内容未变，请再试一次。',
}

/** The words for a locale: Simplified Chinese or English. */
export const preferencesWordsFor = (locale: string): PreferencesWords =>
  isChinese(locale) ? chinese : english
