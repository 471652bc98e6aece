import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { accountStyles } from '../account/account-styles.ts'
import { type Credential, credential, isSamePerson } from '../account/request.ts'
import { say } from '../account/say.ts'
import { localeOf, placementOf } from '../shelf/attributes.ts'
import { baseStyles } from '../shelf/base-styles.ts'
import { uuid7 } from '../tracker/uuid.ts'
import { scale } from './scale.ts'
import { answer, askFor, decline, type Question } from './service.ts'
import { styles } from './styles.ts'
import { type QuestionWords, questionWordsFor } from './words.ts'

/** Looks whether somebody else uses the page by now. No request. */
const tickMs = 1_000
/** As many as the service takes. */
const mostCharacters = 280

/**
 * `<kindred-question>`: one question to whoever uses the page, where the store asks one here and has not asked lately;
 * else nothing at all. Fires `kindred-answered` (bubbles, composed) with `{ kind, touch_point, value }`.
 *
 * Attributes: `placement` (which questions stand here; `order`), `order` (the order it is about), `locale` (the nearest
 * `lang`).
 */
export class KindredQuestion extends LitElement {
  static override styles = [baseStyles, accountStyles, styles]

  static override properties = {
    placement: {},
    order: {},
    locale: {},
    question: { state: true },
    value: { state: true },
    expected: { state: true },
    step: { state: true },
  }

  declare placement: string | null
  declare order: string | null
  declare locale: string | null
  declare question: Question | null
  declare value: number | undefined
  declare expected: number | undefined
  declare step: 'asking' | 'sending' | 'failed' | 'thanked'

  #who: Credential | undefined
  #where = ''
  #id = ''
  #timer: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    this.question = null
    this.step = 'asking'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.#look(), tickMs)
    this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  protected override updated(): void {
    if (this.isConnected) this.#look()
  }

  get #placement(): string {
    return placementOf(this.placement ?? 'order')
  }

  get #locale(): string {
    const nearest = this.closest('[lang]')?.getAttribute('lang')
    return localeOf(this.locale, nearest, document.documentElement.lang, navigator.language)
  }

  /** Asks the service once for each person and place. */
  async #look(): Promise<void> {
    const who = credential(true)
    const where = this.#placement
    const isKnown = isSamePerson(who, this.#who) && where === this.#where
    this.#who = who
    if (isKnown) return
    this.#where = where
    this.question = null
    if (!who) return
    const question = await askFor(where, who)
    if (!isSamePerson(who, this.#who) || where !== this.#where) return
    this.#id = uuid7(Date.now(), crypto.getRandomValues(new BigUint64Array(2)))
    this.value = this.expected = undefined
    this.step = 'asking'
    this.question = question
  }

  override render() {
    this.hidden = !this.question
    if (!this.question) return nothing
    const words = questionWordsFor(this.#locale)
    return html`<section part="section">
      ${this.step === 'thanked' ? nothing : this.#form(this.question, words)}
      <p part="note" role="status" tabindex="-1">${this.#note(words)}</p>
    </section>`
  }

  #note(words: QuestionWords): string {
    return this.step === 'thanked' ? words.thanks : this.step === 'failed' ? words.failed : ''
  }

  #form(question: Question, words: QuestionWords): TemplateResult {
    const { kind, touch_point } = question
    const what = (kind === 'effort' ? words.doing : words.what)[touch_point]
    const text = say(words.ask[kind], { what })
    const ends = words.ends[kind]
    const title = html`<span part="heading" id="heading">${text}</span>`
    const own = { kind, ends, onChoose: (value: number) => this.#choose({ value }), chosen: this.value }
    const isPaired = kind === 'expectation'
    return html`<form @submit=${(event: Event) => this.#send(event, question)}>
      ${
        isPaired
          ? html`<div role="group" aria-labelledby="heading">
              ${title}
              <div class="pair">
                ${scale({
                  ...own,
                  name: 'expected',
                  legend: words.expected,
                  chosen: this.expected,
                  onChoose: (expected) => this.#choose({ expected }),
                })}
                ${scale({ ...own, name: 'value', legend: words.experienced })}
              </div>
            </div>`
          : scale({ ...own, name: 'value', legend: title })
      }
      ${
        this.#isComplete
          ? html`<label class="comment"
              >${words.comment}<textarea part="comment" name="comment" rows="2" maxlength=${mostCharacters}></textarea>
            </label>`
          : nothing
      }
      <div class="buttons">
        ${
          this.#isComplete
            ? html`<button part="button send" aria-disabled=${this.step === 'sending'}>${words.send}</button>`
            : nothing
        }
        <button part="button not-now" type="button" @click=${() => this.#decline(question)}>${words.notNow}</button>
      </div>
    </form>`
  }

  get #isComplete(): boolean {
    return this.value !== undefined && (this.question?.kind !== 'expectation' || this.expected !== undefined)
  }

  #choose(chosen: { value?: number; expected?: number }): void {
    Object.assign(this, chosen)
  }

  #decline(question: Question): void {
    if (this.#who) decline(question, this.#who)
    this.question = null
  }

  async #send(event: Event, question: Question): Promise<void> {
    event.preventDefault()
    const { value, expected, order } = this
    if (this.step === 'sending' || value === undefined || !this.#who) return
    const comment = this.renderRoot.querySelector('textarea')?.value.trim()
    this.step = 'sending'
    const outcome = await answer(
      question,
      {
        id: this.#id,
        value,
        ...(expected === undefined ? {} : { expected }),
        ...(order ? { order_id: order } : {}),
        ...(comment ? { comment } : {}),
      },
      this.#who,
    )
    if (this.question !== question) return
    if (outcome === 'late') {
      this.question = null
      return
    }
    this.step = outcome === 'sent' ? 'thanked' : 'failed'
    if (outcome === 'failed') return
    await this.updateComplete
    // What had the focus is gone.
    this.renderRoot.querySelector<HTMLElement>('[part=note]')?.focus()
    const { kind, touch_point } = question
    const detail = { kind, touch_point, value }
    this.dispatchEvent(new CustomEvent('kindred-answered', { detail, bubbles: true, composed: true }))
  }
}
