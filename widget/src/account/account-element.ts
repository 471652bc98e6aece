import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { BriefMe } from '#shared/wire/me'
import { localeOf, safeUrl, wholeOf } from '../shelf/attributes.ts'
import { watchMe, whatIsFound } from './me.ts'

/**
 * An element about the person who uses the page, or nothing at all. Until the first answer it shows its skeleton;
 * without anybody to ask about, an invitation to sign in where the page gives an address for it (`sign-in`).
 */
export abstract class AccountElement extends LitElement {
  static override properties: PropertyDeclarations = {
    locale: {},
    headingLevel: { attribute: 'heading-level' },
    signIn: { attribute: 'sign-in' },
  }

  declare locale: string | null
  declare headingLevel: unknown
  declare signIn: unknown

  #leave: (() => void) | undefined
  #sight: IntersectionObserver | undefined
  #isInSight = false

  /** True when what changes elsewhere is to be shown soon, as long as the element is in sight. */
  protected readonly isWatching: boolean = false
  protected readonly isForVisitors: boolean = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sight = new IntersectionObserver((entries) => {
      this.#isInSight = entries.at(-1)?.isIntersecting ?? false
    })
    this.#sight.observe(this)
    this.#leave = watchMe({
      changed: () => this.requestUpdate(),
      isForVisitors: this.isForVisitors,
      isLive: () => this.isWatching && this.#isInSight,
    })
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#leave?.()
    this.#sight?.disconnect()
  }

  protected get language(): string {
    const nearest = this.closest('[lang]')?.getAttribute('lang')
    return localeOf(this.locale, nearest, document.documentElement.lang, navigator.language)
  }

  protected get level(): number {
    return wholeOf(this.headingLevel, 1, 6, 2)
  }

  /** The element with the person there; null for somebody it has nothing to show about. */
  protected abstract show(me: BriefMe, locale: string): TemplateResult | null
  protected abstract skeleton(): TemplateResult
  /** What invites somebody who is not signed in. */
  protected abstract invitation(locale: string): { line: string; link: string }
  /** What is there instead of nothing when nobody is known. */
  protected absent(_locale: string): TemplateResult | null {
    return null
  }

  override render() {
    const content = this.#content()
    this.hidden = !content
    return content ?? nothing
  }

  #content(): TemplateResult | null {
    const found = whatIsFound()
    const locale = this.language
    if (found === 'waiting') return this.skeleton()
    if (found === 'down') return null
    if (found === 'nobody') return this.#invite(locale) ?? this.absent(locale)
    if (found === 'refused' || found === 'unproven') return this.#invite(locale)
    return this.show(found, locale) || this.#invite(locale)
  }

  #invite(locale: string): TemplateResult | null {
    const address = safeUrl(this.signIn)
    if (!address || window.kindred?.bridge?.state().identity) return null
    const { line, link } = this.invitation(locale)
    return html`<section part="section"><p part="invitation">${line} <a part="sign-in" href=${address}>${link}</a></p></section>`
  }
}
