import { html, nothing, type TemplateResult } from 'lit'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import type { MovementsAnswer } from '#shared/wire/movement'
import type { PointsReport, TiersReport } from '#shared/wire/programme'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import type { ScorecardAnswer } from '#shared/wire/scorecard'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { ModelAnswer } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { comparisonDays, dateOf, dayAt, dayOf, parseRange } from '../../route/range.ts'
import { type Route, withQuery } from '../../route/route.ts'
import { reckonedMoves, recordedMoves, type TierMoves } from '../../transforms/tier-moves.ts'
import { snippet } from '../overview/snippet.ts'
import {
  type Asked,
  askEarlier,
  askExperiments,
  askMoves,
  askPoints,
  askSatisfaction,
  askSettings,
  askTierScores,
  askTiers,
  type Days,
  type Earlier,
  saveHoldout,
} from './ask.ts'
import { membersChart } from './members-chart.ts'
import { movesChart, tierIds } from './moves-chart.ts'
import { pointsSection } from './points-section.ts'
import { programmeEffect } from './programme-effect.ts'
import { progressChart } from './progress-chart.ts'
import { satisfactionSection } from './satisfaction-section.ts'
import { scoresChart } from './scores-chart.ts'
import { storyOf } from './story.ts'
import './tier-editor.ts'
import './loyalty-view.css'

/** `<kindred-loyalty-view>`: do tiers work? */
export class LoyaltyViewElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    saving: { state: true },
    failed: { state: true },
  }
  declare kit: Kit
  declare route: Route
  declare saving: boolean
  declare failed: unknown
  /** The share outside the programme, as it was chosen. */
  readonly #held = new Draft<number>(this, () => 'loyalty/holdout')
  readonly #tiers = new Loading<TiersReport>(this)
  readonly #moves = new Loading<MovementsAnswer>(this)
  readonly #earlier = new Loading<Earlier | null>(this)
  readonly #scores = new ModelAnswer<ScorecardAnswer>(this)
  readonly #points = new Loading<PointsReport>(this)
  readonly #settings = new Loading<LoyaltySettings>(this)
  readonly #experiments = new Loading<ExperimentReports>(this)
  readonly #satisfaction = new Loading<SatisfactionReport>(this)

  constructor() {
    super()
    this.saving = false
    this.failed = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    const { api } = this.kit
    const asked = this.#asked()
    const { segment } = asked
    const key = JSON.stringify(asked)
    this.#tiers.want(key, (signal) => askTiers(api, asked, signal))
    this.#moves.want(key, (signal) => askMoves(api, 'tier', asked, signal))
    const days = this.#comparedWith(asked)
    this.#earlier.want(JSON.stringify([days, segment]), async (signal) =>
      days ? askEarlier(api, { ...days, segment }, signal) : null,
    )
    this.#scores.want(key, (signal) => askTierScores(api, asked, signal))
    const { from, to } = asked
    this.#satisfaction.want(`${from} ${to}`, (signal) => askSatisfaction(api, { from, to }, signal))
    this.#points.want(`${segment}`, (signal) => askPoints(api, segment, signal))
    this.#settings.want('all', (signal) => askSettings(api, signal))
    this.#experiments.want('all', (signal) => askExperiments(api, signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value: report, error, pending } = this.#tiers.state
    const again = () => this.#tiers.refresh((signal) => askTiers(this.kit.api, this.#asked(), signal))
    if (error) return problemNotice(words, error, again)
    if (!report) return html`<p class="waiting" role="status">${words.loading}</p>`
    const isNobody = report.tiers.every(({ tier, people }) => tier === null || people === 0)
    return html`<div class=${pending ? 'stale' : ''}>
      ${isNobody ? html`${this.#question()}${this.#nobody()}` : this.#content(report)} ${this.#editor()}
    </div>`
  }

  #content(report: TiersReport): TemplateResult {
    const { kit, route } = this
    const { moves, others } = this.#known(report)
    const scores = this.#scores.ready
    const go = (change: Record<string, string | null>) =>
      this.emit('kindred-navigate', withQuery(route, change))
    const before = moves && this.#before(report, moves.by)
    return html`${this.#question(storyOf({ kit, report, moves, before, scores }))}
      ${
        moves
          ? movesChart({ kit, route, report, moves, before, others, go })
          : this.#moves.state.pending
            ? nothing
            : html`<p class="notice calm">${kit.words.loyalty.moves.tooEarly}</p>`
      }
      ${membersChart(kit, report, this.#moves.state.value, moves?.by ?? null)}
      ${progressChart({ kit, route, report, go })}
      ${scores ? scoresChart(kit, route, report, scores) : this.#trouble(this.#scores.state.error)}
      ${this.#points.state.value ? pointsSection(kit, this.#points.state.value) : this.#trouble(this.#points.state.error)}
      ${route.query.segment ? html`<p class="notice calm ofeverybody">${kit.words.loyalty.ofEverybody}</p>` : nothing}
      ${this.#effect()}
      ${
        this.#satisfaction.state.value
          ? satisfactionSection(kit, this.#satisfaction.state.value)
          : this.#trouble(this.#satisfaction.state.error)
      }`
  }

  #question(answer: TemplateResult | null = null) {
    return html`<header class="opening">
      <h1>${this.kit.words.loyalty.question}</h1>
      ${answer ?? nothing}
    </header>`
  }

  /** What was written down counts where there is any; until then what orders let expect. */
  #known(report: TiersReport): { moves: TierMoves | null; others: TierMoves['by'][] } {
    const tiers = tierIds(report)
    const { value } = this.#moves.state
    const recorded = value && recordedMoves(value, tiers)
    const reckoned = reckonedMoves(report, tiers)
    const asked = this.route.query.by
    const moves = asked === 'orders' ? (reckoned ?? recorded) : (recorded ?? reckoned)
    return { moves, others: recorded && reckoned ? ['record', 'orders'] : [] }
  }

  /** Who moved in the days that are compared with, as far as that is known in the same way. */
  #before(report: TiersReport, by: TierMoves['by']): TierMoves | null {
    const { value: earlier } = this.#earlier.state
    if (!earlier) return null
    const tiers = tierIds(report)
    return by === 'orders' ? reckonedMoves(earlier.report, tiers) : recordedMoves(earlier.answer, tiers)
  }

  #effect(): TemplateResult | typeof nothing {
    const { kit, saving } = this
    const { value: settings } = this.#settings.state
    const { value: reports, error } = this.#experiments.state
    if (!reports && !error) return nothing
    return html`${programmeEffect({
      kit,
      reports,
      holdout: settings?.loyalty.holdout ?? null,
      chosen: this.#held.value,
      choose: (share) => (share === settings?.loyalty.holdout ? this.#held.drop() : this.#held.keep(share)),
      saving,
      save: (share) => void this.#hold(share),
    })}
    ${this.#trouble(error)} ${this.#trouble(this.failed)}`
  }

  #editor(): TemplateResult | typeof nothing {
    const { value, error } = this.#settings.state
    if (!value) return this.#trouble(error)
    return html`<kindred-tier-editor
      .kit=${this.kit}
      .programme=${value.tiers}
      @kindred-programme-changed=${() => this.#changed()}
    ></kindred-tier-editor>`
  }

  #trouble(error: unknown): TemplateResult | typeof nothing {
    return error ? problemNotice(this.kit.words, error, null) : nothing
  }

  #nobody(): TemplateResult {
    const { words } = this.kit
    return html`<div class="notice calm"><p>${words.loyalty.nobody}</p></div>
      <p class="soft">${words.value.nobodyHint}</p>
      ${snippet('npm run kindred -- import orders orders.csv', this.kit)}`
  }

  #changed(): void {
    const { api } = this.kit
    this.#settings.refresh((signal) => askSettings(api, signal))
    this.#tiers.refresh((signal) => askTiers(api, this.#asked(), signal))
  }

  async #hold(share: number): Promise<void> {
    this.saving = true
    this.failed = null
    try {
      const kept = await saveHoldout(this.kit.api, share)
      this.#settings.refresh(async () => kept)
      this.#held.drop()
    } catch (error) {
      this.failed = error
    } finally {
      this.saving = false
    }
  }

  /** The days beside those that are asked for; null without a comparison. */
  #comparedWith({ from, to }: Asked): Days | null {
    const { compare } = parseRange(this.route.query, to)
    return comparisonDays({ from, to, compare })
  }

  /** The chosen days and people; everything is a year, which is what tiers are counted over. */
  #asked(): Asked {
    const today = dayAt(this.kit.now(), this.kit.login.time_zone)
    const { from, to } = parseRange(this.route.query, today)
    return {
      from: from ?? dayOf(new Date(dateOf(today).getTime() - 364 * 86_400_000)),
      to: to ?? today,
      segment: this.route.query.segment ?? null,
    }
  }
}

if (!customElements.get('kindred-loyalty-view'))
  customElements.define('kindred-loyalty-view', LoyaltyViewElement)
