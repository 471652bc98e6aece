import type { Account } from '../accounts/account.ts'
import type { Cart } from '../checkout/cart.ts'
import type { Words } from '../words/english.ts'
import type { Language } from '../words/language.ts'

/** What every page is drawn from: who asks, in which language, and how the shop is set up. */
export interface View {
  url: URL
  language: Language
  words: Words
  cart: Cart
  account: Account | null
  /** A fresh identity token, when somebody is signed in. */
  identity: string | null
  /** True on the page after signing out: the widget has to hear of it. */
  signedOut: boolean
  /** What the page says of consent to the widget; undefined leaves it to the store's default. */
  consent: string | undefined
  shop: ShopSetup
  now: number
}

export interface ShopSetup {
  /** Origin of the shop. */
  url: string
  kindredUrl: string
  store: string
  publishableKey: string
  /** Addresses of the shop's own script and style, which change with their content. */
  scriptUrl: string
  styleUrl: string
}
