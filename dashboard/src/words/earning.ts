import { earning as en } from './en/earning.ts'
import { wordsOfView } from './of-view.ts'
import { earning as zh } from './zh/earning.ts'

/** The words of the view of shelves, in the reader's language. */
export const earningWords = wordsOfView({ en, 'zh-CN': zh })
