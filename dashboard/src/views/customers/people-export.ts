import { html, type TemplateResult } from 'lit'
import type { ListedCustomer } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { type ChartTable, csvOf } from '../../charts/chart-frame/chart-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'
import { type ColumnName, plainValue } from './columns.ts'

/** As many people as one answer holds. */
const pageSize = '200'

/**
 * `<kindred-people-export>`: everybody the list has as CSV, fetched a page at a time; says how far it is and can be
 * stopped.
 */
export class PeopleExportElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    query: { attribute: false },
    columns: { attribute: false },
    total: { type: Number },
    done: { state: true },
    failed: { state: true },
  }
  declare kit: Kit
  /** Fields of `GET /v1/customers`. */
  declare query: Readonly<Record<string, string>>
  declare columns: readonly ColumnName[]
  declare total: number
  /** How many have come; null while nothing runs. */
  declare done: number | null
  declare failed: unknown
  #abort: AbortController | null = null

  constructor() {
    super()
    this.done = null
    this.failed = null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
  }

  protected override render() {
    const { words, format } = this.kit
    const { customers: said } = words
    const { done } = this
    const button =
      done === null
        ? html`<button class="button" type="button" @click=${() => this.#save()}>${said.exportAll}</button>`
        : this.#progress(done)
    return html`${button}${this.failed ? problemNotice(words, this.failed, () => this.#save()) : ''}
      <span class="visually-hidden" role="status"
        >${done === null ? '' : said.exporting(format.integer(done), format.integer(this.total))}</span
      >`
  }

  #progress(done: number): TemplateResult {
    const { words, format } = this.kit
    const { customers: said } = words
    const text = said.exporting(format.integer(done), format.integer(this.total))
    return html`<label class="progress"
        ><span class="soft number">${text}</span>
        <progress max=${Math.max(1, this.total)} value=${done}></progress>
      </label>
      <button class="button" type="button" @click=${() => this.#stop()}>${said.exportStop}</button>`
  }

  #stop(): void {
    this.#abort?.abort()
    this.#abort = null
    this.done = null
  }

  async #save(): Promise<void> {
    this.failed = null
    this.done = 0
    const abort = new AbortController()
    this.#abort = abort
    const people: ListedCustomer[] = []
    try {
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query = { ...this.query, cursor, limit: pageSize }
        const page = await this.kit.api.customers(query, abort.signal)
        people.push(...page.customers)
        this.done = people.length
        cursor = page.next_cursor
      }
      saveFile('customers.csv', new Blob([csvOf(this.#tableOf(people))], { type: 'text/csv' }))
    } catch (error) {
      if (!abort.signal.aborted) this.failed = error
    }
    if (this.#abort === abort) this.#stop()
  }

  #tableOf(people: readonly ListedCustomer[]): ChartTable {
    const { words, login } = this.kit
    const { columns: names } = words.customers
    const isMoney = (column: ColumnName) => column === 'revenue' || column === 'net'
    return {
      columns: [
        { name: words.customers.columnId },
        { name: names.person },
        ...this.columns.map((column) => ({
          name: isMoney(column) ? words.customers.minor(names[column], login.currency) : names[column],
        })),
      ],
      rows: people.map((row) => [
        row.id,
        row.name ?? '',
        ...this.columns.map((column) => ({ text: '', value: plainValue(this.kit, row, column) })),
      ]),
    }
  }
}

if (!customElements.get('kindred-people-export'))
  customElements.define('kindred-people-export', PeopleExportElement)
