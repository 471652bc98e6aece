import type { StoreRecord } from './objects/store/store-record.ts'

/** Who is asking: the page (`publishable`), the shop's server (`secret`) or the dashboard's login (`merchant`). */
export type Caller = 'publishable' | 'secret' | 'merchant'

/** Hono's environment: what middleware leaves for the routes behind it. */
export interface AppEnv {
  Bindings: Env
  Variables: {
    requestId: string
    store: StoreRecord
    caller: Caller
    /** The id of the key that was sent, or that the login was made with. */
    keyId: string
    /** The id of the login, of who is logged in. */
    loginId?: string
    /** Who of the merchant's people is logged in, where Cloudflare Access says so: a keyed hash. */
    staff?: string
  }
}
