import { html, nothing } from 'lit'
import type { ShelfProduct } from '#shared/wire/recommendation'
import type { ShelfAnswer, ShelfWish } from '../recommend.ts'
import { addToCart } from './add-to-cart.ts'
import { placementOf, wholeOf } from './attributes.ts'
import { baseStyles } from './base-styles.ts'
import { card, sentence } from './card.ts'
import { Recommended } from './recommended.ts'
import { skeleton } from './skeleton.ts'
import { styles } from './styles.ts'
import { turnButton } from './turn-button.ts'
import { headingOf, lineOf } from './wording.ts'

/**
 * `<kindred-shelf>`: one list of recommended products, or nothing at all.
 *
 * Attributes: `placement` (home), `limit` (12), `item` (the page's product), `filter` (JSON), `locale` (the nearest `lang`),
 * `heading-level` (2), `no-cart` (no button that adds to the cart), `no-hide` (none that hides). Fires
 * `kindred-add-to-cart` (bubbles, composed); preventing it means that the page tells of it itself, or that nothing was
 * added.
 *
 * The skeleton has the size of what comes; `docs/embed.md` says how a page keeps that room before this file is there.
 */
export class KindredShelf extends Recommended {
  static override styles = [baseStyles, styles]

  static override properties = {
    limit: {},
    filter: {},
    noCart: { type: Boolean, attribute: 'no-cart' },
    noHide: { type: Boolean, attribute: 'no-hide' },
    added: { state: true },
    gone: { state: true },
    edges: { state: true },
  }

  declare limit: unknown
  declare filter: unknown
  declare noCart: boolean
  declare noHide: boolean
  declare added: ReadonlySet<string>
  /** Products the shopper hid here. */
  declare gone: ReadonlySet<string>
  /** Whether the list is at its start and at its end; both: everything fits. */
  declare edges: readonly [start: boolean, end: boolean]

  #size: ResizeObserver | undefined

  constructor() {
    super()
    this.added = this.gone = new Set()
    this.edges = [true, true]
    this.noCart = this.noHide = false
  }

  override get wish(): ShelfWish {
    return {
      placement: placementOf(this.placement),
      limit: wholeOf(this.limit, 1, 24, 12),
      item: this.ownItem,
      filter: `${this.filter ?? ''}`,
    }
  }

  override isEnough({ shelf }: ShelfAnswer): boolean {
    return shelf.products.some(({ id }) => !this.gone.has(id))
  }

  protected override begin(): void {
    this.added = new Set()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size?.disconnect()
  }

  override updated(): void {
    super.updated()
    this.#size?.disconnect()
    const list = this.renderRoot.querySelector('ul')
    if (!this.answer || !list) return
    this.#size = new ResizeObserver(this.#measure)
    this.#size.observe(list)
    this.#measure()
  }

  #measure = () => {
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
    if (!addToCart(this, this.answer!, [product])) return
    this.added = new Set(this.added).add(product.id)
    this.tell('add_to_cart', [product])
  }

  /** The card goes at once and the next one moves up; for some seconds it can be brought back. */
  async #hide(product: ShelfProduct, cross: HTMLElement): Promise<void> {
    this.#keep(product, false)
    try {
      const { offerUndo } = await import('./undo.ts')
      if (await offerUndo(this.shadowRoot!, this.words!, product)) {
        this.#keep(product, true)
        await this.updateComplete
        cross.focus()
      } else this.hidden = !this.isEnough(this.answer!)
    } catch {
      // offline: hidden all the same
    }
  }

  #keep(product: ShelfProduct, isKept: boolean): void {
    const gone = new Set(this.gone)
    if (isKept) gone.delete(product.id)
    else gone.add(product.id)
    this.gone = gone
    this.tell(isKept ? 'unhide_item' : 'hide_item', [product])
  }

  override render() {
    const { answer, words } = this
    if (this.hidden || answer?.shelf.holdout) return nothing
    if (!answer || !words) return skeleton(this.wish.limit)
    const { shelf } = answer
    const { wording } = this
    const [start, end] = this.edges
    return html`<section part="section" aria-labelledby="heading">
      <header>
        <div
          part="heading"
          id="heading"
          role="heading"
          aria-level=${wholeOf(this.headingLevel, 1, 6, 2)}
        >
          ${sentence(headingOf(wording, shelf.heading))}
        </div>
        ${
          start && end
            ? nothing
            : html`<div part="buttons">
                ${turnButton(words, -1, start, () => this.#turn(-1))}
                ${turnButton(words, 1, end, () => this.#turn(1))}
              </div>`
        }
      </header>
      <div class="row">
        <ul part="list" role="list" @scroll=${this.#measure}>
          ${shelf.products.map((product) =>
            card({
              product,
              line: lineOf(wording, product.reason, shelf.heading),
              words,
              locale: wording.locale,
              isAdded: this.added.has(product.id),
              isGone: this.gone.has(product.id),
              hasCart: !this.noCart,
              hasHide: !this.noHide,
              onSelect: () => this.tell('select_item', [product]),
              onAdd: () => this.#add(product),
              onHide: (event) => this.#hide(product, event.currentTarget as HTMLElement),
            }),
          )}
        </ul>
        <p class="unseen" role="status">${this.added.size ? words.added : ''}</p>
      </div>
    </section>`
  }
}
