import { html, LitElement, nothing } from 'lit'
import type { ShelfProduct } from '#shared/wire/recommendation'
import { pageChanged } from '../bridge.ts'
import { recommend, type ShelfAnswer } from '../recommend.ts'
import { localeOf, placementOf, wholeOf } from './attributes.ts'
import { card, sentence } from './card.ts'
import { skeleton } from './skeleton.ts'
import { styles } from './styles.ts'
import { headingOf, lineOf, wordsFor } from './words.ts'

/** Share of a shelf that must be in sight for it to count as seen. */
const seenShare = 0.5

/** What `kindred-add-to-cart` carries. */
export interface AddToCartDetail {
  product: ShelfProduct
  placement: string
  recommendation_id: string
}

/**
 * `<kindred-shelf>`: one list of recommended products, or nothing at all.
 *
 * Attributes: `placement` (home), `limit` (12), `item` (the page's product), `locale` (the nearest `lang`),
 * `heading-level` (2), `no-cart` (no button). Fires `kindred-add-to-cart` (bubbles, composed); preventing it means
 * that the page tells of it itself, or that nothing was added.
 *
 * The skeleton has the size of what comes; a page keeps that room before this file is there by
 * `kindred-shelf { display: block; min-block-size: 33rem }`. Without products the whole box goes (`display: none`, over
 * any rule of the page): a gap that stays would be worse than what moves up once, and below the fold nothing seen moves.
 */
export class KindredShelf extends LitElement {
  static override styles = styles

  static override properties = {
    placement: {},
    limit: {},
    item: {},
    locale: {},
    headingLevel: { attribute: 'heading-level' },
    noCart: { type: Boolean, attribute: 'no-cart' },
    answer: { state: true },
    added: { state: true },
    edges: { state: true },
  }

  declare placement: unknown
  declare limit: unknown
  declare item: unknown
  declare locale: string | null
  declare headingLevel: unknown
  declare noCart: boolean
  declare answer: ShelfAnswer | null
  declare added: ReadonlySet<string>
  /** Whether the list is at its start and at its end; both: everything fits. */
  declare edges: readonly [start: boolean, end: boolean]

  /** The wish last sent, and the one whose answer is shown. */
  #asked = ''
  #shown = ''
  #seen: string | undefined
  #sight: IntersectionObserver | undefined
  #size: ResizeObserver | undefined

  constructor() {
    super()
    this.answer = null
    this.added = new Set()
    this.edges = [true, true]
    this.noCart = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener(pageChanged, this.#pageChanged)
    this.#watch()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener(pageChanged, this.#pageChanged)
    this.#sight?.disconnect()
    this.#size?.disconnect()
  }

  get #wish() {
    return {
      placement: placementOf(this.placement),
      limit: wholeOf(this.limit, 1, 24, 12),
      item: `${this.item ?? ''}`.trim().slice(0, 128),
    }
  }

  #pageChanged = () => {
    // The first reading of a page is what a request waits for; only later ones call for another.
    if (this.answer || this.hidden) this.#ask()
  }

  override willUpdate(): void {
    if (this.#asked !== JSON.stringify(this.#wish)) this.#ask()
  }

  async #ask(): Promise<void> {
    const asked = JSON.stringify(this.#wish)
    this.#asked = asked
    const answer = await recommend(this.#wish)
    if (this.#asked !== asked) return // the attributes changed meanwhile: another answer is on its way
    if (!answer && this.#shown === asked) return // the service went away: what is there stays
    const isShown = !!answer?.shelf.products.length
    this.hidden = !isShown
    this.#shown = isShown ? asked : ''
    this.answer = isShown ? answer : null
    this.added = new Set()
  }

  override updated(): void {
    this.#watch()
    this.#measure()
  }

  /** Watches the list's size, and until it was seen whether it is in sight. */
  #watch(): void {
    const list = this.renderRoot?.querySelector('ul')
    if (!this.answer || !list) return
    this.#size?.disconnect()
    this.#size = new ResizeObserver(() => this.#measure())
    this.#size.observe(list)
    this.#sight?.disconnect()
    if (this.#seen === this.answer.id) return
    this.#sight = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.intersectionRatio >= seenShare) && this.#see(),
      { threshold: seenShare },
    )
    this.#sight.observe(this)
  }

  #see(): void {
    if (!this.answer || this.#seen === this.answer.id) return
    this.#seen = this.answer.id
    this.#sight?.disconnect()
    this.#track('view_item_list', this.answer.shelf.products)
  }

  #track(name: string, products: ShelfProduct[]): void {
    this.#see() // what is clicked was seen, however little of the shelf was in sight
    const { id, shelf } = this.answer!
    window.kindred?.bridge?.track(name, {
      items: products.map((product) => ({ item_id: product.id, item_name: product.title })),
      placement: shelf.placement,
      recommendation_id: id,
      recommender: shelf.recommender ?? products[0]?.recommender,
    })
  }

  #measure(): void {
    const list = this.renderRoot.querySelector('ul')
    if (!list) return
    const at = Math.abs(list.scrollLeft)
    const edges = [at < 2, at + list.clientWidth > list.scrollWidth - 2] as const
    if (edges.some((edge, i) => edge !== this.edges[i])) this.edges = edges
  }

  /** Turns the list by as many cards as it shows; the focus stays where it is. */
  #turn(direction: 1 | -1): void {
    const list = this.renderRoot.querySelector('ul')!
    const sign = this.matches(':dir(rtl)') ? -direction : direction
    list.scrollBy({ left: sign * list.clientWidth * 0.9 })
  }

  #add(product: ShelfProduct): void {
    const { id, shelf } = this.answer!
    const detail: AddToCartDetail = { product, placement: shelf.placement, recommendation_id: id }
    const event = new CustomEvent('kindred-add-to-cart', {
      detail,
      bubbles: true,
      composed: true,
      cancelable: true,
    })
    if (!this.dispatchEvent(event)) return
    this.added = new Set(this.added).add(product.id)
    this.#track('add_to_cart', [product])
  }

  override render() {
    if (this.hidden) return nothing
    if (!this.answer) return skeleton(this.#wish.limit)
    const { shelf } = this.answer
    const locale = localeOf(
      this.locale,
      this.closest('[lang]')?.getAttribute('lang'),
      document.documentElement.lang,
      navigator.language,
    )
    const words = wordsFor(locale)
    const own = this.#wish.item || window.kindred?.bridge?.product()
    const [start, end] = this.edges
    return html`<section part="section" aria-labelledby="heading">
      <header>
        <div
          part="heading"
          id="heading"
          role="heading"
          aria-level=${wholeOf(this.headingLevel, 1, 6, 2)}
        >
          ${sentence(headingOf(words, shelf.heading, own))}
        </div>
        ${
          start && end
            ? nothing
            : html`<div part="buttons">
                ${this.#button('previous', words.previous, start, -1)}
                ${this.#button('next', words.next, end, 1)}
              </div>`
        }
      </header>
      <div class="row">
        <ul part="list" role="list" @scroll=${this.#measure}>
          ${shelf.products.map((product) =>
            card({
              product,
              line: lineOf(words, product.reason, { heading: shelf.heading, own, locale }),
              words,
              locale,
              isAdded: this.added.has(product.id),
              hasCart: !this.noCart,
              onSelect: () => this.#track('select_item', [product]),
              onAdd: () => this.#add(product),
            }),
          )}
        </ul>
        <p class="unseen" role="status">${this.added.size ? words.added : ''}</p>
      </div>
    </section>`
  }

  #button(part: string, label: string, isOff: boolean, direction: 1 | -1) {
    return html`<button
      part="${part}"
      type="button"
      aria-label=${label}
      aria-disabled=${isOff}
      @click=${() => isOff || this.#turn(direction)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d=${direction > 0 ? 'm9 5 7 7-7 7' : 'm15 5-7 7 7 7'} />
      </svg>
    </button>`
  }
}
