import { isChinese } from '../shelf/words.ts'

/** What a bundle says besides what shelves say. */
export interface BundleWords {
  heading: string
  /** Before the title of the product whose page this is. */
  own: string
  /** How many of those who bought the page's product bought this one too. */
  people: string
  total: string
  /** The button, for all of several products, for some and for one. */
  addAll: string
  addSome: string
  addOne: string
}

const english: BundleWords = {
  heading: 'Often bought together',
  own: 'This item: ',
  people: 'Bought by {people} of {of} who bought this',
  total: 'Total',
  addAll: 'Add all {count} to cart',
  addSome: 'Add {count} to cart',
  addOne: 'Add to cart',
}

const chinese: BundleWords = {
  heading: '经常一起购买',
  own: '本商品：',
  people: '买过本商品的 {of} 人中，{people} 人也买了它',
  total: '合计',
  addAll: '{count} 件全部加入购物车',
  addSome: '{count} 件加入购物车',
  addOne: '加入购物车',
}

/** The words for a locale: Simplified Chinese or English. */
export const bundleWordsFor = (locale: string): BundleWords => (isChinese(locale) ? chinese : english)
