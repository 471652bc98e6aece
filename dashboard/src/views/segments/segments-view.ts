import { html, nothing, type TemplateResult } from 'lit'
import type { AttractivenessAnswer } from '#shared/wire/attractiveness'
import {
  type BaseAnswer,
  type BaseRun,
  type BaseSegments,
  type CubeAxis,
  cubeAxes,
} from '#shared/wire/customer-base'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { ClusterNames, MovementsAnswer } from '#shared/wire/movement'
import type { NeedsGrid } from '#shared/wire/needs-grid'
import type { SegmentationsAnswer } from '#shared/wire/scorecard'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { ModelAnswer, modelsAtWork } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { dateOf, dayAt, dayOf } from '../../route/range.ts'
import { type Route, withQuery } from '../../route/route.ts'
import { type Asked, askExperiments, askMoves } from '../loyalty/ask.ts'
import { snippet } from '../overview/snippet.ts'
import { askAttractiveness, askClusters, askExplained, askNeeds, askSegments } from './ask.ts'
import './clusters-section.ts'
import { cubeSection } from './cube-section.ts'
import { explainedChart } from './explained-chart.ts'
import { groupsChart } from './groups-chart.ts'
import { movementChart } from './movement-chart.ts'
import { clusterNaming, rfmName } from './names.ts'
import { needsChart } from './needs-chart.ts'
import { rfmChart } from './rfm-chart.ts'
import { targetLabels, targetsSection } from './targets-section.ts'
import './segments-view.css'

/** Movement is told since so many days. */
const monthDays = 30

/** `<kindred-segments-view>`: which kinds of customers are there? */
export class SegmentsViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #segments = new ModelAnswer<BaseAnswer<BaseSegments>>(this)
  /** Of everybody, by which clusters are named, where a segment is chosen. */
  readonly #all = new ModelAnswer<BaseAnswer<BaseSegments>>(this)
  readonly #names = new Loading<ClusterNames>(this)
  readonly #needs = new Loading<NeedsGrid>(this)
  readonly #moves = new Loading<MovementsAnswer>(this)
  readonly #explained = new ModelAnswer<SegmentationsAnswer>(this)
  readonly #targets = new ModelAnswer<AttractivenessAnswer>(this)
  readonly #experiments = new Loading<ExperimentReports>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    const { api } = this.kit
    const axis = this.#axis()
    const days = this.#days()
    const { segment } = days
    this.#segments.want(JSON.stringify([axis, segment]), (signal) => askSegments(api, axis, segment, signal))
    if (segment) this.#all.want(axis, (signal) => askSegments(api, axis, null, signal))
    const { ready } = this.#segments
    if (!ready || ready.customers === 0) return // the rest is of the same run
    const version = String(ready.version)
    this.#names.want(version, (signal) => askClusters(api, signal))
    this.#moves.want(JSON.stringify(days), (signal) => askMoves(api, 'rfm', days, signal))
    if (!segment) this.#needs.want(version, (signal) => askNeeds(api, signal))
    this.#explained.want(JSON.stringify([version, segment]), (signal) => askExplained(api, segment, signal))
    this.#experiments.want('all', (signal) => askExperiments(api, signal))
    const asked = this.#targetsAsked()
    this.#targets.want(JSON.stringify([version, asked]), (signal) => askAttractiveness(api, asked, signal))
  }

  protected override render() {
    const { kit } = this
    const { words } = kit
    const { ready, waiting, state } = this.#segments
    if (state.error) return problemNotice(words, state.error, () => this.#segments.refresh())
    if (waiting) return html`${this.#question()}${modelsAtWork(kit, waiting)}`
    if (!ready) return html`<p class="waiting" role="status">${words.loading}</p>`
    if (ready.customers === 0) return html`${this.#question()}${this.#nobody()}`
    return html`${this.#question(this.#story(ready))}
    ${this.#segment ? html`<p class="notice calm">${words.kinds.ofSome}</p>` : nothing}
    ${this.#charts(ready)}`
  }

  #charts(ready: BaseSegments & BaseRun): TemplateResult {
    const { kit, route } = this
    const go = (change: Record<string, string | null>) =>
      this.emit('kindred-navigate', withQuery(route, change))
    const some = this.#segment !== null
    const names = this.#names.state.value
    const own = ready.clusters?.list ?? []
    const everybodys = some ? (this.#all.ready?.clusters?.list ?? []) : own
    // A segment's clusters are its own: the names of everybody's mean others.
    const ownNaming = clusterNaming(kit.words, some ? null : names, own)
    const naming = clusterNaming(kit.words, names, everybodys)
    const { value: moves, error: movesError } = this.#moves.state
    const explained = this.#explained.ready
    const targets = this.#targets.ready
    const experiments = this.#experiments.state.value
    return html`${groupsChart({ kit, route, groups: ready.rfm.segments, some, go })}
      ${rfmChart({ kit, route, grid: ready.rfm.grid, some, go })}
      ${moves ? movementChart({ kit, route, answer: moves, go }) : this.#trouble(movesError)}
      ${cubeSection({ kit, route, segments: ready, naming: ownNaming, some, go })}
      ${some ? nothing : this.#ofEverybody(ready, names)}
      ${explained ? explainedChart(kit, explained) : this.#trouble(this.#explained.state.error)}
      ${
        targets
          ? targetsSection({ kit, route, answer: targets, naming, experiments, go })
          : this.#trouble(this.#targets.state.error)
      }`
  }

  /** What is told of everybody alone. */
  #ofEverybody(ready: BaseSegments, names: ClusterNames | null): TemplateResult {
    const { kit } = this
    const { value: needs, error: needsError } = this.#needs.state
    return html`${
      ready.clusters
        ? html`<kindred-clusters
              .kit=${kit}
              .clusters=${ready.clusters}
              .names=${names}
              @kindred-clusters-named=${({ detail }: CustomEvent<ClusterNames>) => this.#named(detail)}
            ></kindred-clusters>`
        : html`<p class="notice calm">${kit.words.kinds.clusters.none}</p>`
    }
      ${needs ? needsChart(kit, needs) : this.#trouble(needsError)}`
  }

  #question(answer: TemplateResult | null = null) {
    return html`<header class="opening">
      <h1>${this.kit.words.kinds.question}</h1>
      ${answer ?? nothing}
    </header>`
  }

  #story({ rfm, as_of, customers }: BaseSegments & BaseRun): TemplateResult {
    const { words, format } = this.kit
    const said = words.kinds
    const groups = rfm.segments.filter((group) => group.customers > 0)
    const money = groups.reduce((sum, { worth }) => sum + worth, 0)
    const told = (group: (typeof groups)[number]) => ({
      name: rfmName(words, group.segment),
      people: format.percentShort(group.customers / customers),
      brings: format.percentShort(money > 0 ? group.worth / money : 0),
    })
    const best = groups[0]
    const most = groups.toSorted((a, b) => b.customers - a.customers)[0]
    return html`<p class="answer">
        ${best && most ? said.story(told(best), best === most ? null : told(most)) : ''}
      </p>
      <p class="soft dates">${words.value.asOf(format.day(as_of), format.integer(customers))}</p>`
  }

  #nobody(): TemplateResult {
    const { words } = this.kit
    return html`<div class="notice calm"><p>${words.kinds.nobody}</p></div>
      <p class="soft">${words.value.nobodyHint}</p>
      ${snippet('npm run kindred -- import orders orders.csv', this.kit)}`
  }

  #trouble(error: unknown): TemplateResult | typeof nothing {
    return error ? problemNotice(this.kit.words, error, null) : nothing
  }

  #named(names: ClusterNames): void {
    this.#names.refresh(async () => names)
  }

  #axis(): CubeAxis {
    return cubeAxes.find((axis) => axis === this.route.query.axis) ?? 'tenure'
  }

  #targetsAsked() {
    const { target, cost, experiment } = this.route.query
    return {
      by: targetLabels.find((label) => label === target) ?? ('rfm' as const),
      cost_minor: cost && /^\d{1,9}$/.test(cost) ? cost : null,
      experiment: experiment ?? null,
      segment: this.#segment,
    }
  }

  #days(): Asked {
    const to = dayAt(this.kit.now(), this.kit.login.time_zone)
    return {
      from: dayOf(new Date(dateOf(to).getTime() - monthDays * 86_400_000)),
      to,
      segment: this.#segment,
    }
  }

  get #segment(): string | null {
    return this.route.query.segment ?? null
  }
}

if (!customElements.get('kindred-segments-view'))
  customElements.define('kindred-segments-view', SegmentsViewElement)
