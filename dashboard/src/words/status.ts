import { status as en } from './en/status.ts'
import { wordsOfView } from './of-view.ts'
import { status as zh } from './zh/status.ts'

/** The words of the view of the store's status, in the reader's language. */
export const statusWords = wordsOfView({ en, 'zh-CN': zh })
