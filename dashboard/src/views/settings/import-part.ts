import { html, nothing, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'
import { importColumns, importKinds } from '../../transforms/import-lines.ts'
import { snippet } from '../overview/snippet.ts'
import { type ImportJob, importOf } from './import-job.ts'

const shownFaults = 100
/** Names, the same in every language. */
const systems = { shopify: 'Shopify', woocommerce: 'WooCommerce' } as const

/** `<kindred-import-part>`: brings a file of products or orders in, and says what became of each line. */
export class ImportPartElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit
  /** As long as it goes on, the browser asks before the page is left. */
  readonly #underWay = new Draft<true>(this, () => 'import')

  override connectedCallback(): void {
    super.connectedCallback()
    this.#job.addEventListener('change', this.#onChange)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#job.removeEventListener('change', this.#onChange)
  }

  readonly #onChange = () => this.requestUpdate()

  protected override render() {
    const { words } = this.kit
    const { kind, file, running, failed } = this.#job.state
    const said = words.settings.import
    return html`<p>${said.lead}</p>
      <form class="inline-form" @submit=${this.#start}>
        <label class="field"
          ><span>${said.kind}</span
          ><select class="input" name="kind" ?disabled=${running} @change=${this.#chooseKind}>
            ${importKinds.map((one) => html`<option value=${one} .selected=${one === kind}>${said.kinds[one]}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${said.file}</span
          ><input
            class="input"
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json"
            ?disabled=${running}
            @change=${this.#chooseFile}
        /></label>
        <button class="button main" type="submit" ?disabled=${running || !file?.lines.length}>${said.start}</button>
        ${running ? html`<button class="button" type="button" @click=${() => this.#job.stop()}>${said.stop}</button>` : nothing}
      </form>
      ${this.#progress()} ${failed ? problemNotice(words, failed, null) : nothing} ${this.#report()}
      <details>
        <summary>${said.columns}</summary>
        <p class="soft">${said.columnsHint}</p>
        <p class="columns">${Object.keys(importColumns[kind]).map((name) => html`<code>${name}</code> `)}</p>
      </details>
      <p class="soft">${said.larger}</p>
      ${snippet(`npm run kindred -- import ${kind} ${kind}.csv --url URL --key sk_…`, this.kit)}`
  }

  #progress(): TemplateResult | typeof nothing {
    const { file, done, running } = this.#job.state
    const { words, format } = this.kit
    if (!file) return nothing
    const said = words.settings.import
    const of = file.lines.length
    const share = of === 0 ? 0 : done / of
    return html`<div class="import-progress">
      <p role="status">
        ${
          done === 0 && !running
            ? said.found(file.name, format.integer(of), format.integer(file.unreadable.length))
            : said.progress(format.integer(done), format.integer(of))
        }
      </p>
      ${file.from ? html`<p class="soft">${said.from(systems[file.from])} ${file.leftOut > 0 ? said.leftOut(format.integer(file.leftOut)) : nothing}</p>` : nothing}
      <progress class="reached" max="1" .value=${share} aria-label=${said.bar}></progress>
    </div>`
  }

  #report(): TemplateResult | typeof nothing {
    const { words, format } = this.kit
    const said = words.settings.import
    const { counts, faults, done } = this.#job.state
    const { created, updated, unchanged, rejected } = counts
    if (done === 0 && faults.length === 0) return nothing
    const write = format.integer
    return html`<p class="number">
        ${said.counts({ created: write(created), updated: write(updated), unchanged: write(unchanged), rejected: write(rejected) })}
      </p>
      ${
        faults.length === 0
          ? nothing
          : html`<div class="table-scroll" tabindex="0" role="group" aria-label=${said.refused}>
              <table>
                <thead>
                  <tr>
                    <th scope="col" class="end">${said.line}</th>
                    <th scope="col">${said.id}</th>
                    <th scope="col">${said.fault}</th>
                  </tr>
                </thead>
                <tbody>
                  ${faults.slice(0, shownFaults).map(
                    ({ line, id, text }) =>
                      html`<tr>
                        <td class="end">${write(line)}</td>
                        <td>${id}</td>
                        <td>${text}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
      ${faults.length > shownFaults ? html`<p class="soft">${said.moreFaults(write(faults.length - shownFaults))}</p>` : nothing}`
  }

  readonly #chooseKind = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    void this.#job.choose(importKinds.find((kind) => kind === value) ?? 'products', this.kit)
  }

  readonly #chooseFile = (event: Event) => {
    const [file] = (event.target as HTMLInputElement).files ?? []
    if (file) void this.#job.read(file, this.kit)
  }

  readonly #start = async (event: SubmitEvent) => {
    event.preventDefault()
    this.#underWay.keep(true)
    await this.#job.start(this.kit)
    this.#underWay.drop()
  }

  get #job(): ImportJob {
    return importOf(this.kit.login.store)
  }
}

if (!customElements.get('kindred-import-part'))
  customElements.define('kindred-import-part', ImportPartElement)
