import { html, nothing, type TemplateResult } from 'lit'
import { type AuditChange, type AuditEntry, type AuditPage, auditActions } from '#shared/wire/audit'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'

const pageSize = '30'
const shownChanges = 5

/** `<kindred-audit-part>`: who changed what and when, newest first. Filter and page stand in the address. */
export class AuditPartElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #page = new Loading<AuditPage>(this)

  protected override willUpdate(): void {
    this.#page.want(JSON.stringify(this.#query), (signal) => this.#ask(signal))
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.audit
    const { value, error, pending } = this.#page.state
    return html`<form class="inline-form" @submit=${this.#filter} @change=${this.#filter}>
        <label class="field"
          ><span>${said.action}</span
          ><select class="input" name="action">
            <option value="">${said.all}</option>
            ${auditActions.map(
              (action) =>
                html`<option value=${action} .selected=${action === this.route.query.action}>
                  ${said.actions[action]}
                </option>`,
            )}
          </select></label
        >
        <label class="field"
          ><span>${said.customer}</span
          ><input class="input" name="customer" .value=${this.route.query.customer ?? ''}
        /></label>
        <button class="button" type="submit">${said.show}</button>
      </form>
      ${error ? problemNotice(words, error, () => this.#page.refresh((signal) => this.#ask(signal))) : nothing}
      ${value ? html`<div class=${pending ? 'stale' : ''}>${this.#content(value)}</div>` : nothing}
      ${!value && !error ? html`<p class="waiting" role="status">${words.loading}</p>` : nothing}`
  }

  #content({ entries, next_cursor }: AuditPage): TemplateResult {
    const said = this.kit.words.settings.audit
    const to = (cursor: string | null) => formatRoute(withQuery(this.route, { cursor }))
    if (entries.length === 0) return html`<p class="soft section">${said.empty}</p>`
    return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${said.title}>
        <table class="audit">
          <thead>
            <tr>
              <th scope="col">${said.when}</th>
              <th scope="col">${said.action}</th>
              <th scope="col">${said.who}</th>
              <th scope="col">${said.what}</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map((entry) => this.#row(entry))}
          </tbody>
        </table>
      </div>
      <p class="pages">
        ${this.route.query.cursor ? html`<a class="button" href=${to(null)}>${said.newest}</a>` : nothing}
        ${next_cursor ? html`<a class="button" href=${to(next_cursor)}>${said.older}</a>` : nothing}
      </p>`
  }

  #row({ at, action, actor, subject, changes, is_cut }: AuditEntry): TemplateResult {
    const { words, format } = this.kit
    const said = words.settings.audit
    const shown = changes.slice(0, shownChanges)
    const more = changes.length - shown.length
    return html`<tr>
      <th scope="row" class="number">${format.date(at)}, ${format.time(at)}</th>
      <td>${said.actions[action]}${subject ? html` <code>${subject}</code>` : nothing}</td>
      <td>
        ${said.by[actor.by]}${[actor.key, actor.staff].map((one) => (one ? html` <code>${one}</code>` : nothing))}
      </td>
      <td>
        <ul class="changes">
          ${shown.map((change) => html`<li>${changeText(change)}</li>`)}
          ${more > 0 || is_cut ? html`<li class="soft">${said.more(format.integer(more))}</li>` : nothing}
        </ul>
      </td>
    </tr>`
  }

  readonly #filter = (event: Event) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget as HTMLFormElement)
    const text = (name: string) => String(data.get(name) ?? '').trim() || null
    const next = withQuery(this.route, { action: text('action'), customer: text('customer'), cursor: null })
    if (formatRoute(next) !== formatRoute(this.route)) this.emit('kindred-navigate', next)
  }

  /** Whoever is asked about by name is asked for in a body: addresses end in the logs of servers on the way. */
  #ask(signal: AbortSignal): Promise<AuditPage> {
    const { customer, limit, ...query } = this.#query
    if (!customer) return this.kit.api.get('/v1/audit', { ...query, limit }, signal)
    const chosen = Object.entries({ ...query, customer }).filter(([, value]) => value !== null)
    return this.kit.api.send('POST', '/v1/audit/search', {
      ...Object.fromEntries(chosen),
      limit: Number(limit),
    })
  }

  get #query(): Record<'action' | 'customer' | 'cursor', string | null> & { limit: string } {
    const { action = null, customer = null, cursor = null } = this.route.query
    return { action, customer, cursor, limit: pageSize }
  }
}

/** A change as it is read: `name: "A" → "B"`; what was not there before, or is there no more, is left out. */
function changeText({ path, before, after }: AuditChange): TemplateResult {
  const write = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  const was = before === undefined ? nothing : html`<del>${write(before)}</del> → `
  return html`<code>${path}</code>
    ${before === undefined && after === undefined ? nothing : html`${was}${after === undefined ? '–' : write(after)}`}`
}

if (!customElements.get('kindred-audit-part')) customElements.define('kindred-audit-part', AuditPartElement)
