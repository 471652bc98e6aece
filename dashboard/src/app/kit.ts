import type { Api, Login } from '../api.ts'
import type { Format } from '../format/format.ts'
import type { Feed } from '../live/feed.ts'
import type { Words } from '../words/words.ts'

/** What every view is handed: whom to ask, how to speak, and when it is. */
export interface Kit {
  api: Api
  feed: Feed
  words: Words
  format: Format
  login: Login
  /** Epoch milliseconds. */
  now(): number
}
