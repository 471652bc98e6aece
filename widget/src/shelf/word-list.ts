import type { Reason } from '#shared/wire/reason'

type Because = Reason['because']
/** Reasons that are worded apart from their plain form: where they name a product or a category, or what was done. */
type Variant = 'categoryItem' | 'brandItem' | 'historyViewed' | 'on_saleCategory'

/** Every word a shelf says, in one language. `{title}` and its like are filled in. */
export interface Words {
  /** Headings by `because`. */
  heading: Record<Because | Variant | 'unknown', string>
  /** What stands for the title of the product whose page this is. */
  this: string
  /** How the title of a product is set apart in text. */
  quote(title: string): string
  /** The line on a card whose reason is not the heading's, where that is worded otherwise. */
  line: Partial<Record<Because | Variant, string>>
  /** Population figures of a reason. */
  people: string
  peopleInHours: string
  peopleInDays: string
  /** Orders of a product bought before. */
  times: string
  off: string
  price: string
  listPrice: string
  rating: string
  ratingCount: string
  add: string
  added: string
  /** The button that says that a product is not wanted, and what is said once it is gone. */
  hide: string
  hidden: string
  undo: string
  previous: string
  next: string
}
