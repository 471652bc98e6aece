import { goods as en } from './en/goods.ts'
import { wordsOfView } from './of-view.ts'
import { goods as zh } from './zh/goods.ts'

/** The words of the view of products, in the reader's language. */
export const goodsWords = wordsOfView({ en, 'zh-CN': zh })
