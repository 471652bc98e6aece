import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { BaseSegments } from '#shared/wire/customer-base'
import type { ClusterNames } from '#shared/wire/movement'
import type { Kit } from '../../app/kit.ts'
import { csvOf } from '../../charts/chart-frame/chart-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../element/term.ts'
import { renameCluster } from './ask.ts'
import { clusterNaming } from './names.ts'

type Clusters = NonNullable<BaseSegments['clusters']>

/**
 * `<kindred-clusters>`: the kinds of customers that behaviour makes, with names to be written in place. Fires
 * `kindred-clusters-named` with the names when one was kept.
 */
export class ClustersElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    clusters: { attribute: false },
    names: { attribute: false },
    kept: { state: true },
    failed: { state: true },
  }
  declare kit: Kit
  declare clusters: Clusters
  declare names: ClusterNames | null
  /** The cluster whose name was kept last. */
  declare kept: number | null
  declare failed: unknown

  constructor() {
    super()
    this.kept = null
    this.failed = null
  }

  protected override render() {
    const { kit, clusters } = this
    const { words, format } = kit
    const said = words.kinds.clusters
    const sorted = clusters.list.toSorted((a, b) => b.worth - a.worth)
    return html`<section class="section" aria-labelledby="clusters-title">
      <header class="head">
        <h2 id="clusters-title">${said.heading(format.integer(clusters.k))}</h2>
        <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
        <button class="tool" type="button" @click=${() => this.#save()}>${words.charts.save.csv}</button>
      </header>
      <p class="soft">
        ${said.lead} ${said.silhouette(format.decimal(clusters.silhouette, 2, 2))}
        ${clusters.adjusted_rand === null ? said.firstRun : said.stability(format.percentShort(Math.max(0, clusters.adjusted_rand)))}
      </p>
      ${this.failed ? problemNotice(words, this.failed, null) : nothing}
      <div class="table-scroll" tabindex="0" role="group" aria-label=${said.title}>
        <table class="clusters">
          <thead>
            <tr>
              <th scope="col">${said.columns.name}</th>
              <th scope="col" class="end">${said.columns.people}</th>
              <th scope="col" class="end">${said.columns.brings}</th>
              <th scope="col" class="end">${said.columns.spent}</th>
              <th scope="col" class="end roomy">${said.columns.orders}</th>
              <th scope="col" class="end">${said.columns.since}</th>
              <th scope="col" class="end roomy">${said.columns.tenure}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              sorted,
              ({ cluster }) => cluster,
              (one) => this.#row(one),
            )}
          </tbody>
        </table>
      </div>
    </section>`
  }

  #row({ cluster, customers, worth, centre }: Clusters['list'][number]): TemplateResult {
    const { words, format } = this.kit
    const said = words.kinds.clusters
    const all = this.clusters.list.reduce((sum, one) => sum + Math.max(0, one.worth), 0)
    const name = clusterNaming(words, this.names, this.clusters.list)(cluster)
    const own = this.names?.clusters.find((one) => one.cluster === cluster)?.name ?? ''
    const href = formatRoute({ view: 'customers', id: null, query: { cluster: String(cluster) } })
    return html`<tr>
      <th scope="row">
        <input
          class="input"
          maxlength="128"
          aria-label=${said.rename(name)}
          placeholder=${name}
          .value=${own}
          ?disabled=${this.names === null}
          @change=${(event: Event) => this.#rename(cluster, event)}
        />
        ${this.kept === cluster ? html`<span class="soft" role="status">${said.kept}</span>` : nothing}
      </th>
      <td class="end"><a href=${href} aria-label=${said.people(format.integer(customers), name)}>${format.integer(customers)}</a></td>
      <td class="end">${format.percent(all > 0 ? worth / all : 0)}</td>
      <td class="end">${format.money(Math.round(centre.worth))}</td>
      <td class="end roomy">${format.decimal(centre.orders, 1)}</td>
      <td class="end">${format.integer(centre.days_since)}</td>
      <td class="end roomy">${format.integer(centre.tenure)}</td>
    </tr>`
  }

  async #rename(cluster: number, event: Event): Promise<void> {
    this.failed = null
    this.kept = null
    try {
      const name = (event.target as HTMLInputElement).value.trim() || null
      const names = await renameCluster(this.kit.api, cluster, name)
      this.kept = cluster
      this.emit('kindred-clusters-named', names)
    } catch (error) {
      this.failed = error
    }
  }

  #save(): void {
    const { words, login } = this.kit
    const { columns } = words.kinds.clusters
    const unit = minorUnits(login.currency)
    const names = ['name', 'people', 'worth', 'spent', 'orders', 'since', 'tenure'] as const
    const naming = clusterNaming(words, this.names, this.clusters.list)
    const plain = (value: number) => ({ text: '', value })
    const rows = this.clusters.list.map(({ cluster, customers, worth, centre }) => [
      naming(cluster),
      plain(customers),
      plain(worth / unit),
      plain(centre.worth / unit),
      plain(centre.orders),
      plain(centre.days_since),
      plain(centre.tenure),
    ])
    const table = { columns: names.map((name) => ({ name: columns[name] })), rows }
    saveFile('clusters.csv', new Blob([csvOf(table)], { type: 'text/csv' }))
  }
}

if (!customElements.get('kindred-clusters')) customElements.define('kindred-clusters', ClustersElement)
