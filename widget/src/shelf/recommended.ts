import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit'
import type { OfferedProduct } from '#shared/wire/recommendation'
import { pageChanged } from '../bridge.ts'
import { recommend, type ShelfAnswer, type ShelfWish } from '../recommend.ts'
import { localeOf } from './attributes.ts'
import { tell, tellExposure } from './tell.ts'
import type { Words } from './word-list.ts'
import type { Wording } from './wording.ts'
import { loadWords } from './words.ts'

/** Share of an element that must be in sight for it to count as seen. */
const seenShare = 0.5

/**
 * An element that shows recommended products, or nothing at all: it asks, asks again on another page, and tells what
 * was seen. Without products the whole box goes (`display: none`, over any rule of the page): a gap that stays would be
 * worse than what moves up once, and below the fold nothing seen moves.
 */
export abstract class Recommended extends LitElement {
  static override properties: PropertyDeclarations = {
    placement: {},
    item: {},
    locale: {},
    headingLevel: { attribute: 'heading-level' },
    answer: { state: true },
    words: { state: true },
  }

  declare placement: unknown
  declare item: unknown
  declare locale: string | null
  declare headingLevel: unknown
  declare answer: ShelfAnswer | null
  declare words: Words | undefined

  /** The wish last sent, and the one whose answer is shown. */
  #asked = ''
  #shown = ''
  #seen: string | undefined
  #sight: IntersectionObserver | undefined
  #locale = ''

  constructor() {
    super()
    this.answer = null
  }

  /** What to ask for, from the attributes. */
  abstract get wish(): ShelfWish

  /** Whether an answer has enough to show. */
  abstract isEnough(answer: ShelfAnswer): boolean

  /** Another answer is to be shown. */
  protected begin(): void {}

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener(pageChanged, this.#pageChanged)
    this.#watch()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener(pageChanged, this.#pageChanged)
    this.#sight?.disconnect()
  }

  /** The element's `item`, as far as it is an id. */
  protected get ownItem(): string {
    return `${this.item ?? ''}`.trim().slice(0, 128)
  }

  protected get wording(): Wording & { locale: string } {
    return {
      words: this.words!,
      locale: this.#locale,
      own: this.ownItem || window.kindred?.bridge?.product(),
      currency: this.answer?.shelf.products[0]?.currency,
    }
  }

  #pageChanged = () => {
    // The first reading of a page is what a request waits for; only later ones call for another.
    if (this.answer || this.hidden) this.#ask()
  }

  override willUpdate(_: PropertyValues): void {
    if (this.#asked !== this.#wished) this.#ask()
    const nearest = this.closest('[lang]')?.getAttribute('lang')
    const locale = localeOf(this.locale, nearest, document.documentElement.lang, navigator.language)
    if (locale !== this.#locale) this.#speak(locale)
  }

  get #wished(): string {
    return JSON.stringify(this.wish)
  }

  async #speak(locale: string): Promise<void> {
    this.#locale = locale
    const words = await loadWords(locale)
    if (this.#locale === locale) this.words = words
  }

  async #ask(): Promise<void> {
    const asked = this.#wished
    this.#asked = asked
    const answer = await recommend(this.wish)
    if (this.#asked !== asked) return // the attributes changed meanwhile: another answer is on its way
    if (!answer && this.#shown === asked) return // the service went away: what is there stays
    const isHeldOut = !!answer?.shelf.holdout
    const isShown = isHeldOut || (!!answer && this.isEnough(answer))
    this.hidden = !isShown
    this.toggleAttribute('held-out', isHeldOut)
    this.#shown = isShown ? asked : ''
    this.answer = isShown ? answer : null
    this.begin()
  }

  override updated(): void {
    this.#watch()
  }

  /** Waits for the element to come into sight: its edge for experiments, half of it for having been seen. */
  #watch(): void {
    const { answer } = this
    this.#sight?.disconnect()
    if (!answer || this.#seen === answer.id) return
    this.#sight = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, intersectionRatio } of entries) {
          if (isIntersecting) tellExposure(answer)
          if (intersectionRatio >= seenShare) this.#see()
        }
      },
      { threshold: [0, seenShare] },
    )
    this.#sight.observe(this)
  }

  #see(): void {
    const { answer } = this
    if (!answer || this.#seen === answer.id) return
    this.#seen = answer.id
    this.#sight?.disconnect()
    tellExposure(answer)
    if (!answer.shelf.holdout) tell('view_item_list', answer, answer.shelf.products)
  }

  /** Tells what was done with these products, and that they were seen: what is clicked was, however little shows. */
  protected tell(name: string, products: readonly OfferedProduct[]): void {
    this.#see()
    tell(name, this.answer!, products)
  }
}
