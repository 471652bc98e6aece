import { html, nothing, type TemplateResult } from 'lit'
import type { Api, Login } from '../api.ts'
import { dropDrafts, hasDrafts } from '../element/draft.ts'
import { LightElement } from '../element/light-element.ts'
import { problemNotice } from '../element/problem.ts'
import { createFormat } from '../format/format.ts'
import type { Feed } from '../live/feed.ts'
import { dayAt, parseRange } from '../route/range.ts'
import { formatRoute, parseRoute, type Route } from '../route/route.ts'
import { firstLanguage, type Language, loadWords, type Words } from '../words/words.ts'
import type { Kit } from './kit.ts'
import { keepPreference, readPreference, themeOf } from './preferences.ts'
import type { SegmentChooserElement } from './segment-chooser.ts'
import { type View, viewOf } from './views.ts'
import './range-picker.ts'
import './reader-choices.ts'
import './segment-chooser.ts'
import './tabs.ts'
import './dashboard.css'

type Session =
  | { state: 'unknown' }
  | { state: 'out'; ended: boolean }
  | { state: 'in'; login: Login }
  | { state: 'failed'; error: unknown }

/** `<kindred-dashboard>`: who is logged in, which view is open, and in which words; the views do the rest. */
export class DashboardElement extends LightElement {
  static override properties = {
    api: { attribute: false },
    feed: { attribute: false },
    session: { state: true },
    words: { state: true },
    route: { state: true },
    shown: { state: true },
    failure: { state: true },
  }
  declare api: Api
  declare feed: Feed
  declare session: Session
  declare words: Words | null
  declare route: Route
  /** The view whose file has been loaded; the one before stays until then. */
  declare shown: { view: View; route: Route } | null
  declare failure: unknown
  #language: Language = firstLanguage(readPreference('language'), navigator.languages)
  #kit: Kit | null = null

  constructor() {
    super()
    this.session = { state: 'unknown' }
    this.words = null
    this.shown = null
    this.failure = null
    this.route = parseRoute(location.hash)
    this.addEventListener('kindred-navigate', (event) => {
      location.hash = formatRoute((event as CustomEvent<Route>).detail)
    })
    this.addEventListener('kindred-logged-in', () => void this.#begin())
    this.addEventListener('kindred-segments-changed', () =>
      this.querySelector<SegmentChooserElement>('kindred-segment-chooser')?.refresh(),
    )
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#showTheme(readPreference('theme'))
    window.addEventListener('hashchange', this.#onHash)
    window.addEventListener('online', this.#onOnline)
    window.addEventListener('offline', this.#onOffline)
    document.addEventListener('visibilitychange', this.#onSeen)
    void this.#speak(this.#language)
    void this.#begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('hashchange', this.#onHash)
    window.removeEventListener('online', this.#onOnline)
    window.removeEventListener('offline', this.#onOffline)
    document.removeEventListener('visibilitychange', this.#onSeen)
    this.feed.stop()
  }

  /** The login is over: asks for the key again and keeps the address, so that work goes on where it was. */
  loggedOut(): void {
    this.feed.stop()
    this.#askForKey(this.session.state === 'in')
  }

  #askForKey(ended: boolean): void {
    void import('../views/login/login-view.ts')
    this.session = { state: 'out', ended }
  }

  readonly #onHash = () => {
    this.route = parseRoute(location.hash)
    void this.#open(this.route)
  }

  readonly #onOnline = () => this.feed.retry()
  readonly #onOffline = () => this.feed.drop()
  /** After a sleep the socket may be dead without anybody having said so. */
  readonly #onSeen = () => {
    if (!document.hidden && this.session.state === 'in') this.feed.check()
  }

  async #begin(): Promise<void> {
    void this.#open(this.route)
    try {
      const login = await this.api.login()
      if (!login) return this.#askForKey(false)
      this.#kit = null
      this.session = { state: 'in', login }
      this.feed.start()
    } catch (error) {
      this.session = { state: 'failed', error }
    }
  }

  async #open(route: Route): Promise<void> {
    const view = viewOf(route)
    const isOther = this.shown?.view !== view
    try {
      await view.load()
      if (this.route !== route) return
      this.failure = null
      this.shown = { view, route }
      if (isOther) void this.#arrive()
    } catch (error) {
      this.failure = error
    }
  }

  /** A new view begins at its top, and with the focus in it when what had the focus went with the old view. */
  async #arrive(): Promise<void> {
    window.scrollTo(0, 0)
    await this.updateComplete
    if (document.activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true })
  }

  async #speak(language: Language): Promise<void> {
    const words = await loadWords(language)
    this.#language = language
    this.#kit = null
    this.words = words
    document.documentElement.lang = language
  }

  #showTheme(value: string | null): void {
    document.documentElement.dataset.theme = themeOf(value)
  }

  protected override render() {
    const { words, session } = this
    if (!words || session.state === 'unknown') return html`<div class="waiting" aria-busy="true"></div>`
    if (session.state === 'failed')
      return html`<main class="plain">${problemNotice(words, session.error, () => void this.#begin())}</main>`
    return session.state === 'out' ? this.#outside(words, session.ended) : this.#inside(words, session.login)
  }

  #outside(words: Words, ended: boolean) {
    return html`<main class="plain">
      ${this.#reader(words)}
      <kindred-login-view .api=${this.api} .words=${words} ?ended=${ended}></kindred-login-view>
    </main>`
  }

  #inside(words: Words, login: Login) {
    const kit = this.#kitFor(words, login)
    return html`<a class="skip" href="#content" @click=${this.#skip}>${words.skip}</a>
      <div class="shell">
        <header class="side">
          <p class="brand"><strong>${login.name}</strong><span>${words.product}</span></p>
          <kindred-tabs .words=${words} .route=${this.route}></kindred-tabs> ${this.#reader(words)}
        </header>
        <main class="content" id="content" tabindex="-1">
          ${this.shown ? this.#scope(kit, this.shown.view) : nothing} ${this.#view(kit)}
        </main>
      </div>`
  }

  protected override updated(): void {
    const { words, session } = this
    const place = words && (session.state === 'in' ? words.views[this.route.view] : words.login.title)
    const store = session.state === 'in' ? session.login.name : words?.product
    document.title = [place, store].filter(Boolean).join(' · ')
  }

  #view(kit: Kit): TemplateResult {
    if (this.failure) return problemNotice(kit.words, this.failure, () => location.reload())
    if (!this.shown) return html`<p class="waiting">${kit.words.loading}</p>`
    return this.shown.view.render(kit, this.shown.route)
  }

  /** What the figures are about: the dates, where the view has any, and the people. */
  #scope(kit: Kit, view: View) {
    return html`<div class="scope">
      ${view.dated ? this.#range(kit) : nothing}
      <kindred-segment-chooser
        .kit=${kit}
        .route=${this.route}
        .follows=${view.segmented}
      ></kindred-segment-chooser>
    </div>`
  }

  #range(kit: Kit) {
    const today = dayAt(kit.now(), kit.login.time_zone)
    return html`<kindred-range-picker
      .words=${kit.words}
      .route=${this.route}
      .range=${parseRange(this.route.query, today)}
      .today=${today}
    ></kindred-range-picker>`
  }

  #reader(words: Words) {
    return html`<kindred-reader-choices
      .words=${words}
      .theme=${themeOf(readPreference('theme'))}
      .language=${this.#language}
      ?loggedIn=${this.session.state === 'in'}
      @kindred-theme=${this.#chooseTheme}
      @kindred-language=${this.#chooseLanguage}
      @kindred-log-out=${this.#logOut}
    ></kindred-reader-choices>`
  }

  #kitFor(words: Words, login: Login): Kit {
    if (this.#kit) return this.#kit
    const format = createFormat({
      locale: localeFor(this.#language, navigator.languages),
      currency: login.currency,
      timeZone: login.time_zone,
    })
    this.#kit = { api: this.api, feed: this.feed, words, format, login, now: () => Date.now() }
    return this.#kit
  }

  #skip(event: Event): void {
    event.preventDefault() // the hash is the route's
    document.getElementById('content')?.focus()
  }

  #chooseTheme({ detail }: CustomEvent<string>): void {
    keepPreference('theme', detail)
    this.#showTheme(detail)
  }

  #chooseLanguage({ detail }: CustomEvent<Language>): void {
    keepPreference('language', detail)
    void this.#speak(detail)
  }

  async #logOut(): Promise<void> {
    const kit = this.#kit
    if (kit && hasDrafts(kit.login.store) && !confirm(kit.words.forms.leave)) return
    try {
      await this.api.logOut()
      if (kit) dropDrafts(kit.login.store)
      this.feed.stop()
      this.#askForKey(false)
    } catch (error) {
      this.failure = error
    }
  }
}

/** The reader's own regional variant of the chosen language, so that dates are British for a Briton. */
export function localeFor(language: Language, preferred: readonly string[]): string {
  const base = language.slice(0, 2)
  return preferred.find((tag) => tag.toLowerCase().startsWith(base)) ?? language
}

if (!customElements.get('kindred-dashboard')) customElements.define('kindred-dashboard', DashboardElement)
