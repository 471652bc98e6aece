import { html, nothing, type TemplateResult } from 'lit'
import { type AccountPatch, accountStates, type KeyAccountRow, type KeyAccounts } from '#shared/wire/account'
import type { Kit } from '../../app/kit.ts'
import { csvOf } from '../../charts/chart-frame/chart-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { dayAt } from '../../route/range.ts'
import type { Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { personName } from '../../transforms/person-name.ts'
import { askAccounts, noteAccount } from './ask.ts'
import { workTable } from './work-table.ts'
import '../../element/term.ts'

const filters = ['open', 'snoozed', 'done', 'all'] as const
const shownFirst = 12
/** For how long "later" puts an account away. */
const laterDays = 14
const dayMs = 86_400_000

/**
 * `<kindred-work-list>`: the key accounts with what is at risk, what is to be done next about each, and whether it was.
 * What is written is kept at once.
 */
export class WorkListElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    all: { state: true },
    failed: { state: true },
    kept: { state: true },
  }
  declare kit: Kit
  declare route: Route
  declare all: boolean
  declare failed: unknown
  /** Whose line was kept last. */
  declare kept: string | null
  readonly #list = new Loading<KeyAccounts>(this)

  constructor() {
    super()
    this.all = false
    this.failed = null
    this.kept = null
  }

  protected override willUpdate(): void {
    this.#list.want(this.#state, (signal) => askAccounts(this.kit.api, this.#state, signal))
  }

  protected override render() {
    const { words } = this.kit
    const said = words.value.work
    const { value, error, pending } = this.#list.state
    return html`<section class="section" aria-labelledby="work-title">
      <header class="head">
        <h2 id="work-title">${said.title}</h2>
        <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
        ${choiceLinks({
          route: this.route,
          key: 'work',
          label: said.filter,
          names: filters,
          chosen: this.#state,
          word: (state) => said.filters[state],
        })}
        <button class="tool" type="button" ?disabled=${!value} @click=${() => this.#save()}>${said.csv}</button>
      </header>
      ${this.route.query.segment ? html`<p class="soft">${said.everybody}</p>` : nothing}
      ${error ? problemNotice(words, error, () => this.#refresh()) : nothing}
      ${this.failed ? problemNotice(words, this.failed, null) : nothing}
      ${value ? html`<div class=${pending ? 'stale' : ''}>${this.#content(value)}</div>` : nothing}
      ${!value && !error ? html`<p class="waiting" role="status">${words.loading}</p>` : nothing}
    </section>`
  }

  #content({ accounts, reached }: KeyAccounts): TemplateResult {
    const { kit } = this
    const said = kit.words.value.work
    if (accounts.length === 0) return html`<p class="soft">${reached === null ? said.none : said.empty}</p>`
    const shown = this.all ? accounts : accounts.slice(0, shownFirst)
    return html`${reached === null ? nothing : html`<p class="soft">${said.lead(kit.format.percent(reached))}</p>`}
      ${workTable(kit, shown, {
        laterDays,
        kept: this.kept,
        note: (row, patch) => this.#note(row, patch),
        later: (row) => this.#note(row, { state: 'snoozed', snoozed_until: this.#day(laterDays) }),
      })}
      ${
        accounts.length > shownFirst
          ? html`<button class="button all-of-them" type="button" @click=${() => this.#showAll()}>
              ${this.all ? kit.words.value.ranking.less : said.more(kit.format.integer(accounts.length))}
            </button>`
          : nothing
      }`
  }

  async #note({ person }: KeyAccountRow, patch: AccountPatch): Promise<void> {
    this.failed = null
    try {
      await noteAccount(this.kit.api, person, patch)
      this.kept = person
      this.#refresh()
    } catch (error) {
      this.failed = error
    }
  }

  #refresh(): void {
    this.#list.refresh((signal) => askAccounts(this.kit.api, this.#state, signal))
  }

  #showAll(): void {
    this.all = !this.all
  }

  #day(ahead: number): string {
    return dayAt(this.kit.now() + ahead * dayMs, this.kit.login.time_zone)
  }

  #save(): void {
    const { words } = this.kit
    const { columns } = words.value.work
    const rows = (this.#list.state.value?.accounts ?? []).map((row) => [
      personName(words, row.person, row.name),
      { text: '', value: row.person },
      { text: '', value: row.value === null ? null : row.value / this.#unit },
      { text: '', value: row.alive },
      { text: '', value: row.value_at_risk === null ? null : row.value_at_risk / this.#unit },
      row.next_action ?? '',
      row.due_on ?? '',
      words.value.work.states[row.state],
    ])
    const names = ['customer', 'id', 'value', 'alive', 'atRisk', 'next', 'due', 'done'] as const
    const table = {
      columns: names.map((name) => ({ name: name === 'id' ? 'id' : columns[name] })),
      rows,
    }
    saveFile('key-accounts.csv', new Blob([csvOf(table)], { type: 'text/csv' }))
  }

  get #unit(): number {
    return minorUnits(this.kit.login.currency)
  }

  get #state(): (typeof filters)[number] {
    return [...accountStates, 'all' as const].find((state) => state === this.route.query.work) ?? 'open'
  }
}

if (!customElements.get('kindred-work-list')) customElements.define('kindred-work-list', WorkListElement)
