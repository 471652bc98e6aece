import { html, nothing, type TemplateResult } from 'lit'
import type { Capacity } from '#shared/wire/capacity'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { snippet } from '../overview/snippet.ts'

/** `<kindred-backup-part>`: how to back up and take out, and how many objects share the work. */
export class BackupPartElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit
  readonly #capacity = new Loading<Capacity>(this)

  protected override willUpdate(): void {
    this.#capacity.want('now', (signal) => this.#ask(signal))
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.backup
    const { value, error } = this.#capacity.state
    return html`<h2>${said.title}</h2>
      <p>${said.lead}</p>
      ${snippet('npm run kindred -- backup backup --url URL --key sk_…', this.kit)}
      ${snippet('npm run kindred -- restore backup --url URL --key sk_…', this.kit)}
      <p class="soft">${said.person}</p>
      <section class="section" aria-labelledby="capacity-title">
        <h2 id="capacity-title">${said.capacity}</h2>
        ${error ? problemNotice(words, error, () => this.#capacity.refresh((signal) => this.#ask(signal))) : nothing}
        ${value ? this.#figures(value) : nothing}
        <p>${said.more}</p>
        ${snippet('npm run kindred -- capacity --index-shards 4 --url URL --key sk_…', this.kit)}
      </section>`
  }

  #figures({ index_shards, insight_relays, growing }: Capacity): TemplateResult {
    const { words, format } = this.kit
    const said = words.settings.backup
    return html`<dl class="figures number">
        <div class="figure">
          <dt>${said.shards}</dt>
          <dd><span class="value">${format.integer(index_shards)}</span><span class="beside">${said.shardsHint}</span></dd>
        </div>
        <div class="figure">
          <dt>${said.relays}</dt>
          <dd><span class="value">${format.integer(insight_relays)}</span><span class="beside">${said.relaysHint}</span></dd>
        </div>
      </dl>
      ${growing.length > 0 ? html`<p role="status">${said.growing(format.integer(growing.length))}</p>` : nothing}`
  }

  #ask(signal: AbortSignal): Promise<Capacity> {
    return this.kit.api.get('/v1/capacity', {}, signal)
  }
}

if (!customElements.get('kindred-backup-part'))
  customElements.define('kindred-backup-part', BackupPartElement)
