import { html, nothing, type TemplateResult } from 'lit'
import type { KeyCreated, KeyList, KeyRequest, KeyRow } from '#shared/wire/key'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { snippet } from '../overview/snippet.ts'

const kinds = ['publishable', 'secret', 'identity'] as const

/** `<kindred-keys-part>`: the keys there are; a new one in the place of another, shown once; taking one away. */
export class KeysPartElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    created: { state: true },
    asking: { state: true },
    failed: { state: true },
    busy: { state: true },
  }
  declare kit: Kit
  /** The new key, until another is made or the page is left. */
  declare created: KeyCreated | null
  /** The id of the key that is about to be taken away. */
  declare asking: string | null
  declare failed: unknown
  declare busy: boolean
  readonly #keys = new Loading<KeyList>(this)

  constructor() {
    super()
    this.created = null
    this.asking = null
    this.failed = null
    this.busy = false
  }

  protected override willUpdate(): void {
    this.#keys.want('all', (signal) => this.#ask(signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value, error } = this.#keys.state
    if (error) return problemNotice(words, error, () => this.#refresh())
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    return html`${this.created ? this.#shown(this.created) : nothing}
      ${this.failed ? problemNotice(words, this.failed, null) : nothing} ${this.#table(value.keys)} ${this.#form()} ${this.#logins()}`
  }

  #shown({ key, kind, replaced }: KeyCreated): TemplateResult {
    const { words, format } = this.kit
    const said = words.settings.keys
    const until = replaced[0]?.expires_at ?? null
    return html`<div class="notice calm new-key" role="status">
      <div>
        <p><b>${said.created(said.kinds[kind])}</b> ${said.once}</p>
        ${snippet(key, this.kit)}
        ${until === null ? nothing : html`<p class="soft">${said.until(`${format.date(until)}, ${format.time(until)}`)}</p>`}
      </div>
    </div>`
  }

  #table(keys: readonly KeyRow[]): TemplateResult {
    const said = this.kit.words.settings.keys
    return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${said.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">${said.kind}</th>
            <th scope="col">${said.id}</th>
            <th scope="col">${said.made}</th>
            <th scope="col">${said.holds}</th>
            <th scope="col"><span class="visually-hidden">${said.revoke}</span></th>
          </tr>
        </thead>
        <tbody>
          ${keys.map((key) => this.#row(key))}
        </tbody>
      </table>
    </div>`
  }

  #row(key: KeyRow): TemplateResult {
    const { words, format } = this.kit
    const said = words.settings.keys
    const { id, kind, created_at, expires_at } = key
    return html`<tr>
      <th scope="row">${said.kinds[kind]}</th>
      <td><code>${id}</code></td>
      <td>${format.date(created_at)}</td>
      <td>
        ${expires_at === null ? said.always : `${format.date(expires_at)}, ${format.time(expires_at)}`}
      </td>
      <td class="end">
        ${
          this.asking === id
            ? html`<span class="soft">${said.sure}</span>
                <button class="tool" type="button" name="revoke" @click=${() => this.#revoke(key)}>${said.yes}</button>
                <button class="tool" type="button" @click=${() => this.#sure(null)}>${words.forms.cancel}</button>`
            : html`<button class="tool" type="button" name="ask" @click=${() => this.#sure(id)}>${said.revoke}</button>`
        }
      </td>
    </tr>`
  }

  #form(): TemplateResult {
    const said = this.kit.words.settings.keys
    return html`<section class="section">
      <h2>${said.another}</h2>
      <p class="soft">${said.anotherHint}</p>
      <form class="inline-form" @submit=${this.#create}>
        <label class="field"
          ><span>${said.kind}</span
          ><select class="input" name="kind">
            ${kinds.map((kind) => html`<option value=${kind}>${said.kinds[kind]}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${said.overlap}</span
          ><input class="input" name="overlap" type="number" min="0" max="720" value="24" required
        /></label>
        <button class="button main" type="submit" ?disabled=${this.busy}>${said.make}</button>
      </form>
    </section>`
  }

  #logins(): TemplateResult {
    const said = this.kit.words.settings.keys
    return html`<section class="section">
      <h2>${said.logins}</h2>
      <p class="soft">${said.loginsHint}</p>
      <button
        class="button"
        type="button"
        name="everywhere"
        ?disabled=${this.busy}
        @click=${() => this.#run(() => this.kit.api.logOutEverywhere())}
      >
        ${said.everywhere}
      </button>
    </section>`
  }

  readonly #create = (event: SubmitEvent) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget as HTMLFormElement)
    const request: KeyRequest = {
      kind: kinds.find((kind) => kind === data.get('kind')) ?? 'publishable',
      overlap_hours: Number(data.get('overlap')),
    }
    void this.#run(async () => {
      this.created = await this.kit.api.send<KeyCreated>('POST', '/v1/keys', request)
    })
  }

  #sure(id: string | null): void {
    this.asking = id
  }

  #revoke({ id }: KeyRow): void {
    void this.#run(() => this.kit.api.send('DELETE', `/v1/keys/${encodeURIComponent(id)}`))
  }

  async #run(change: () => Promise<unknown>): Promise<void> {
    this.busy = true
    this.failed = null
    try {
      await change()
      this.asking = null
      this.#refresh()
    } catch (error) {
      this.failed = error
    }
    this.busy = false
  }

  #refresh(): void {
    this.#keys.refresh((signal) => this.#ask(signal))
  }

  #ask(signal: AbortSignal): Promise<KeyList> {
    return this.kit.api.get('/v1/keys', {}, signal)
  }
}

if (!customElements.get('kindred-keys-part')) customElements.define('kindred-keys-part', KeysPartElement)
