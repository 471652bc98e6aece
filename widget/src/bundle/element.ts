import { html, nothing } from 'lit'
import type { OfferedProduct, ShelfProduct } from '#shared/wire/recommendation'
import type { ShelfAnswer, ShelfWish } from '../recommend.ts'
import { addToCart } from '../shelf/add-to-cart.ts'
import { placementOf, wholeOf } from '../shelf/attributes.ts'
import { baseStyles } from '../shelf/base-styles.ts'
import { priceText } from '../shelf/price.ts'
import { Recommended } from '../shelf/recommended.ts'
import { fill, lineOf, plain } from '../shelf/wording.ts'
import { bundleItem } from './item.ts'
import { bundleSkeleton } from './skeleton.ts'
import { styles } from './styles.ts'
import { bundleWordsFor } from './words.ts'

/**
 * `<kindred-bundle>`: the page's product with what is bought together with it, to be put into the cart at once; nothing
 * at all when there is no such product.
 *
 * Attributes: `placement` (bundle), `limit` (companions, 1 to 3; 2), `item` (the page's product), `locale` (the nearest
 * `lang`), `heading-level` (2). Fires one `kindred-add-to-cart` with all ticked products.
 */
export class KindredBundle extends Recommended {
  static override styles = [baseStyles, styles]

  static override properties = {
    limit: {},
    left: { state: true },
    isAdded: { state: true },
  }

  declare limit: unknown
  /** Products whose tick was taken away. */
  declare left: ReadonlySet<string>
  declare isAdded: boolean

  constructor() {
    super()
    this.begin()
  }

  override get wish(): ShelfWish {
    return {
      placement: placementOf(this.placement ?? 'bundle'),
      limit: wholeOf(this.limit, 1, 3, 2),
      item: this.ownItem,
      subject: true,
    }
  }

  /** The page's product must be there to be bought, and companions that were chosen for it, not in their stead. */
  override isEnough({ shelf }: ShelfAnswer): boolean {
    return !!shelf.subject && !!shelf.products[0] && !shelf.fallback
  }

  protected override begin(): void {
    this.left = new Set()
    this.isAdded = false
  }

  get #ticked(): OfferedProduct[] {
    const { subject, products } = this.answer!.shelf
    return [subject!, ...products].filter(({ id }) => !this.left.has(id))
  }

  #tick({ id }: OfferedProduct, isTicked: boolean): void {
    const left = new Set(this.left)
    if (isTicked) left.delete(id)
    else left.add(id)
    this.left = left
    this.isAdded = false
  }

  #add(): void {
    const ticked = this.#ticked
    if (!ticked[0] || !addToCart(this, this.answer!, ticked)) return
    this.isAdded = true
    this.tell('add_to_cart', ticked)
  }

  override render() {
    const { answer, words, wish } = this
    if (this.hidden || answer?.shelf.holdout) return nothing
    if (!answer || !words) return bundleSkeleton(wish.limit + 1)
    const { subject, products } = answer.shelf
    const { locale } = this.wording
    const said = bundleWordsFor(locale)
    return html`<section part="section" aria-labelledby="heading">
      <div
        part="heading"
        id="heading"
        role="heading"
        aria-level=${wholeOf(this.headingLevel, 1, 6, 2)}
      >
        ${said.heading}
      </div>
      <div class="row">
        <ul part="list" role="list">
          ${[subject!, ...products].map((product, place) =>
            bundleItem({
              product,
              place,
              own: place ? '' : said.own,
              line: place ? this.#line(product as ShelfProduct) : [],
              words,
              locale,
              isTicked: !this.left.has(product.id),
              onTick: (isTicked) => this.#tick(product, isTicked),
              onSelect: () => this.tell('select_item', [product as ShelfProduct]),
            }),
          )}
        </ul>
        ${this.#total(subject!.currency)}
      </div>
    </section>`
  }

  /** What the heading leaves to be said of a companion: figures, or a reason of its own kind. */
  #line({ reason }: ShelfProduct) {
    const { wording } = this
    if (reason.because !== 'bought_together') return lineOf(wording, reason, null)
    const { people, of } = reason
    if (!people || !of) return []
    const { locale } = wording
    return fill(bundleWordsFor(locale).people, { people, of }, locale)
  }

  #total(currency: string) {
    const { locale, words } = this.wording
    const { total, addAll, addSome, addOne } = bundleWordsFor(locale)
    const ticked = this.#ticked
    const sum = ticked.reduce((minor, { price_minor }) => minor + price_minor, 0)
    const label = ticked.length < 2 ? addOne : this.left.size ? addSome : addAll
    return html`<div part="total">
      <p role="status">${total} <strong part="sum">${priceText(sum, currency, locale)}</strong></p>
      <button part="button" type="button" ?disabled=${!ticked.length} @click=${this.#add}>
        ${this.isAdded ? words.added : plain(fill(label, { count: ticked.length }, locale))}
      </button>
    </div>`
  }
}
