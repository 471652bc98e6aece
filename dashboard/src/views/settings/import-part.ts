import { html, nothing, type TemplateResult } from 'lit'
import type { BulkLineReport, BulkReport } from '#shared/wire/bulk'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'
import {
  type ImportFile,
  type ImportKind,
  type ImportLine,
  importColumns,
  importKinds,
  portions,
  readImport,
} from '../../transforms/import-lines.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { snippet } from '../overview/snippet.ts'

/** A login's requests may have 64 KB; some room is left for what surrounds them. */
const most = { lines: 250, bytes: 60_000 }
const addresses = { products: ['PUT', '/v1/products'], orders: ['POST', '/v1/orders'] } as const
const shownFaults = 100
/** Names, the same in every language. */
const systems = { shopify: 'Shopify', woocommerce: 'WooCommerce' } as const

type Counts = Pick<BulkReport, 'created' | 'updated' | 'unchanged' | 'rejected'>
const none: Counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }

/** `<kindred-import-part>`: brings a file of products or orders in, portion by portion, and says what became of each line. */
export class ImportPartElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    kind: { state: true },
    file: { state: true },
    counts: { state: true },
    faults: { state: true },
    done: { state: true },
    running: { state: true },
    failed: { state: true },
  }
  declare kit: Kit
  declare kind: ImportKind
  declare file: (ImportFile & { name: string }) | null
  declare counts: Counts
  declare faults: { line: number; id: string; text: string }[]
  /** Lines that were sent and answered. */
  declare done: number
  declare running: boolean
  declare failed: unknown
  #isStopped = false

  constructor() {
    super()
    this.kind = 'products'
    this.#empty()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#isStopped = true
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.import
    return html`<p>${said.lead}</p>
      <form class="inline-form" @submit=${this.#start}>
        <label class="field"
          ><span>${said.kind}</span
          ><select class="input" name="kind" ?disabled=${this.running} @change=${this.#chooseKind}>
            ${importKinds.map((one) => html`<option value=${one}>${said.kinds[one]}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${said.file}</span
          ><input
            class="input"
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json"
            ?disabled=${this.running}
            @change=${this.#chooseFile}
        /></label>
        <button class="button main" type="submit" ?disabled=${this.running || !this.file?.lines.length}>${said.start}</button>
        ${this.running ? html`<button class="button" type="button" @click=${() => this.#stop()}>${said.stop}</button>` : nothing}
      </form>
      ${this.#progress()} ${this.failed ? problemNotice(words, this.failed, null) : nothing} ${this.#report()}
      <details>
        <summary>${said.columns}</summary>
        <p class="soft">${said.columnsHint}</p>
        <p class="columns">${Object.keys(importColumns[this.kind]).map((name) => html`<code>${name}</code> `)}</p>
      </details>
      <p class="soft">${said.larger}</p>
      ${snippet(`npm run kindred -- import ${this.kind} ${this.kind}.csv --url URL --key sk_…`, this.kit)}`
  }

  #progress(): TemplateResult | typeof nothing {
    const { file, done } = this
    const { words, format } = this.kit
    if (!file) return nothing
    const said = words.settings.import
    const of = file.lines.length
    const share = of === 0 ? 0 : done / of
    return html`<div class="import-progress">
      <p role="status">
        ${
          done === 0 && !this.running
            ? said.found(file.name, format.integer(of), format.integer(file.unreadable.length))
            : said.progress(format.integer(done), format.integer(of))
        }
      </p>
      ${file.from ? html`<p class="soft">${said.from(systems[file.from], format.integer(file.leftOut))}</p>` : nothing}
      <progress class="reached" max="1" .value=${share} aria-label=${said.bar}></progress>
    </div>`
  }

  #report(): TemplateResult | typeof nothing {
    const { words, format } = this.kit
    const said = words.settings.import
    const { created, updated, unchanged, rejected } = this.counts
    if (this.done === 0 && this.faults.length === 0) return nothing
    const write = format.integer
    return html`<p class="number">
        ${said.counts({ created: write(created), updated: write(updated), unchanged: write(unchanged), rejected: write(rejected) })}
      </p>
      ${
        this.faults.length === 0
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
                  ${this.faults.slice(0, shownFaults).map(
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
      ${this.faults.length > shownFaults ? html`<p class="soft">${said.moreFaults(write(this.faults.length - shownFaults))}</p>` : nothing}`
  }

  readonly #chooseKind = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    this.kind = importKinds.find((kind) => kind === value) ?? 'products'
    const input = this.querySelector<HTMLInputElement>('input[type="file"]')
    if (input?.files?.[0]) void this.#read(input.files[0])
  }

  readonly #chooseFile = (event: Event) => {
    const [file] = (event.target as HTMLInputElement).files ?? []
    if (file) void this.#read(file)
  }

  async #read(file: File): Promise<void> {
    this.#empty()
    const { currency } = this.kit.login
    const format = /\.(jsonl|ndjson|json)$/i.test(file.name) ? 'jsonl' : 'csv'
    try {
      const found = readImport(await file.text(), format, {
        kind: this.kind,
        unit: minorUnits(currency),
        currency,
        now: this.kit.now(),
      })
      this.file = { ...found, name: file.name }
      this.faults = found.unreadable.map(({ line, message }) => ({ line, id: '', text: message }))
    } catch (error) {
      this.failed = error
    }
  }

  readonly #start = async (event: SubmitEvent) => {
    event.preventDefault()
    const { file } = this
    if (!file || this.running) return
    this.running = true
    this.failed = null
    this.#isStopped = false
    try {
      // What was answered already is not sent again after a failure.
      for (const portion of portions(file.lines.slice(this.done), most)) {
        if (this.#isStopped) break
        await this.#send(portion)
      }
    } catch (error) {
      this.failed = error
    }
    this.running = false
  }

  async #send(portion: readonly ImportLine[]): Promise<void> {
    const [method, path] = addresses[this.kind]
    const report = await this.kit.api.sendLines(method, path, portion.map(({ json }) => json).join('\n'))
    const { counts } = this
    this.counts = {
      created: counts.created + report.created,
      updated: counts.updated + report.updated,
      unchanged: counts.unchanged + report.unchanged,
      rejected: counts.rejected + report.rejected,
    }
    this.faults = [...this.faults, ...report.lines.map((line) => faultOf(line, portion))]
    this.done += portion.length
  }

  #stop(): void {
    this.#isStopped = true
  }

  #empty(): void {
    this.file = null
    this.counts = none
    this.faults = []
    this.done = 0
    this.running = false
    this.failed = null
  }
}

/** A refused line by its place in the file. */
function faultOf({ line, id, code, faults }: BulkLineReport, portion: readonly ImportLine[]) {
  const text = faults.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')
  return { line: portion[line - 1]?.line ?? line, id: id ?? '', text: text || code }
}

if (!customElements.get('kindred-import-part'))
  customElements.define('kindred-import-part', ImportPartElement)
