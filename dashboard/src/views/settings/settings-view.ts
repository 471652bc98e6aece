import { html, nothing, type TemplateResult } from 'lit'
import type { Settings } from '#shared/wire/settings'
import type { Kit } from '../../app/kit.ts'
import { Unsaved } from '../../element/draft.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import './settings-form.ts'
import './settings-view.css'

interface Part {
  load(): Promise<unknown>
  render(kit: Kit, route: Route, settings: Settings): TemplateResult
}

const plain = async () => {}
const form = (kit: Kit, settings: Settings, area: string) =>
  html`<kindred-settings-form .kit=${kit} .settings=${settings} area=${area}></kindred-settings-form>`

/** The pages of the settings, each loaded when it is first opened. */
const parts = {
  shop: { load: plain, render: (kit, _, settings) => form(kit, settings, 'shop') },
  keys: {
    load: () => import('./keys-part.ts'),
    render: (kit) => html`<kindred-keys-part .kit=${kit}></kindred-keys-part>`,
  },
  shelves: {
    load: () => import('./placements-part.ts'),
    render: (kit, route, settings) =>
      html`<kindred-placements-part .kit=${kit} .route=${route}></kindred-placements-part>
        <section class="section">
          <h2>${kit.words.settings.recommendation}</h2>
          ${form(kit, settings, 'recommendation')}
        </section>`,
  },
  loyalty: { load: plain, render: (kit, _, settings) => loyalty(kit, settings) },
  questions: {
    load: () => import('./questions-part.ts'),
    render: (kit, _, settings) =>
      html`${form(kit, settings, 'questions')}
        <kindred-questions-part .kit=${kit} .settings=${settings}></kindred-questions-part>`,
  },
  privacy: {
    load: () => import('./requests-part.ts'),
    render: (kit, _, settings) =>
      html`<h2>${kit.words.settings.retention}</h2>
        ${form(kit, settings, 'retention')} <kindred-requests-part .kit=${kit}></kindred-requests-part>`,
  },
  spend: {
    load: () => import('./spend-part.ts'),
    render: (kit) => html`<kindred-spend-part .kit=${kit}></kindred-spend-part>`,
  },
  import: {
    load: () => import('./import-part.ts'),
    render: (kit) => html`<kindred-import-part .kit=${kit}></kindred-import-part>`,
  },
  backup: {
    load: () => import('./backup-part.ts'),
    render: (kit) => html`<kindred-backup-part .kit=${kit}></kindred-backup-part>`,
  },
  quality: {
    load: () => import('./quality-part.ts'),
    render: (kit) => html`<kindred-quality-part .kit=${kit}></kindred-quality-part>`,
  },
  audit: {
    load: () => import('./audit-part.ts'),
    render: (kit, route) => html`<kindred-audit-part .kit=${kit} .route=${route}></kindred-audit-part>`,
  },
} as const satisfies Record<string, Part>
type PartName = keyof typeof parts
const names = Object.keys(parts) as PartName[]

/** `<kindred-settings-view>`: how is the store set up? Its pages stand in the address (`tab`). */
export class SettingsViewElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    saved: { state: true },
    loaded: { state: true },
  }
  declare kit: Kit
  declare route: Route
  /** The settings as a form saved them last. */
  declare saved: Settings | null
  declare loaded: ReadonlySet<PartName>
  readonly #settings = new Loading<Settings>(this)
  readonly #unsaved = new Unsaved(this)

  constructor() {
    super()
    this.saved = null
    this.loaded = new Set()
    this.addEventListener('kindred-settings-saved', (event) => {
      this.saved = (event as CustomEvent<Settings>).detail
    })
  }

  protected override willUpdate(): void {
    this.#settings.want('all', (signal) => this.#ask(signal))
    const name = this.#name
    if (!this.loaded.has(name))
      void parts[name].load().then(() => {
        this.loaded = new Set([...this.loaded, name])
      })
  }

  protected override render() {
    const { words } = this.kit
    const name = this.#name
    return html`<header class="opening">
        <h1>${words.settings.question}</h1>
        <p class="answer">${this.#answer(name)}</p>
      </header>
      <div class="settings">
        <nav class="settings-tabs" aria-label=${words.settings.pages}>
          <ul>
            ${names.map((one) => this.#tab(one, name))}
          </ul>
        </nav>
        <div class="settings-part">${this.#part(name)}</div>
      </div>`
  }

  /** The shop's page answers with what is set; the others say what they are for. */
  #answer(name: PartName): string {
    const { words, format } = this.kit
    const { settings: said } = words
    const settings = this.saved ?? this.#settings.state.value
    if (name !== 'shop' || !settings) return said.answers[name]
    const { origins, currency, time_zone: zone, consent_default } = settings
    return said.shopStory({
      name: settings.name,
      currency,
      zone,
      addresses: format.integer(origins.length),
      one: origins.length === 1,
      granted: consent_default === 'granted',
    })
  }

  #tab(one: PartName, chosen: PartName): TemplateResult {
    const { words } = this.kit
    const route = { ...this.route, query: {} }
    return html`<li>
      <a
        href=${formatRoute(withQuery(route, { tab: one === 'shop' ? null : one }))}
        aria-current=${one === chosen ? 'page' : 'false'}
        >${words.settings.tabs[one]}${
          formsOf(one).some((name) => this.#unsaved.in(`settings/${name}`))
            ? html`<span class="unsaved" title=${words.forms.unsaved}>
                <span aria-hidden="true">•</span><span class="visually-hidden">${words.forms.unsaved}</span></span
              >`
            : nothing
        }</a
      >
    </li>`
  }

  #part(name: PartName): TemplateResult {
    const { words } = this.kit
    const { error } = this.#settings.state
    const settings = this.saved ?? this.#settings.state.value
    if (error && !settings)
      return problemNotice(words, error, () => this.#settings.refresh((signal) => this.#ask(signal)))
    if (!settings || !this.loaded.has(name))
      return html`<p class="waiting" role="status">${words.loading}</p>`
    return parts[name].render(this.kit, this.route, settings)
  }

  #ask(signal: AbortSignal): Promise<Settings> {
    return this.kit.api.get('/v1/settings', {}, signal)
  }

  get #name(): PartName {
    return names.find((one) => one === this.route.query.tab) ?? 'shop'
  }
}

/** The beginnings of the names of the forms on a page. */
function formsOf(part: PartName): readonly string[] {
  const others: Partial<Record<PartName, string[]>> = {
    shelves: ['place/', 'recommendation'],
    loyalty: ['points'],
    privacy: ['retention'],
  }
  return others[part] ?? [part]
}

function loyalty(kit: Kit, settings: Settings): TemplateResult {
  const said = kit.words.settings.loyalty
  const to = (view: 'value' | 'loyalty') => formatRoute({ view, id: null, query: {} })
  return html`<p>
      <a href=${to('loyalty')}>${said.tiers}</a> · <a href=${to('value')}>${said.weights}</a>
    </p>
    ${form(kit, settings, 'points')}`
}

if (!customElements.get('kindred-settings-view'))
  customElements.define('kindred-settings-view', SettingsViewElement)
