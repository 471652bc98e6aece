import { html, nothing, type TemplateResult } from 'lit'
import type { PointsBalance, PointsEntry } from '#shared/wire/points'
import type { Portrait } from '#shared/wire/portrait'
import type { TierStanding } from '#shared/wire/tier'
import type { Kit } from '../../app/kit.ts'
import { tierAmount, tierName, tierProgress } from '../../transforms/portrait.ts'
import { bar, tile } from './tile.ts'

const shownRows = 8

/** Tier and points: where somebody is on the ladder, what they have to spend, and the newest rows of the ledger. */
export function loyalty(kit: Kit, { tier, points, ledger }: Portrait['loyalty']): TemplateResult {
  const { loyalty: said } = kit.words.portrait
  return html`<section class="section loyalty" aria-labelledby="loyalty-title">
    <h2 id="loyalty-title">${said.title}</h2>
    ${tier ? standing(kit, tier) : nothing} ${points ? balance(kit, points, ledger) : nothing}
    ${tier || points ? nothing : html`<p class="soft">${said.none}</p>`}
  </section>`
}

function standing(kit: Kit, tier: TierStanding): TemplateResult {
  const { words, format } = kit
  const { loyalty: said } = words.portrait
  const amount = (value: number) => tierAmount(kit, tier.basis, value)
  const basis = said.basis[tier.basis]
  const { next, keep, projected } = tier
  return html`<div class="standing">
    <p class="large"><kindred-term .label=${tier.tier.name} .definition=${said.tierMeans}></kindred-term></p>
    <p>
      ${next ? said.toNext(amount(next.missing), next.name) : said.highest}
      <span class="soft">
        (${next ? said.progress(amount(tier.amount), basis, amount(next.threshold)) : said.counts(amount(tier.amount), basis)})
      </span>
    </p>
    ${bar(tierProgress(tier))}
    <ul class="soft">
      ${tier.is_in_grace && keep ? html`<li>${said.grace(format.date(keep.until))}</li>` : nothing}
      ${keep ? html`<li>${keep.missing > 0 ? said.keep(amount(keep.missing), format.date(keep.until)) : said.kept(format.date(keep.until))}</li>` : nothing}
      ${projected && projected.tier !== tier.tier.id ? html`<li>${said.projected(projected.name, format.date(projected.at))}</li>` : nothing}
    </ul>
    <details>
      <summary>${said.history}</summary>
      <ul class="rows">
        ${tier.history.toReversed().map(
          (change) => html`<li>
            <span class="soft number">${format.date(change.at)}</span>
            <span>
              ${said.change[change.what]} ${tierName(tier, change.tier)}
              <span class="soft">${said.counts(amount(change.amount), basis)}</span>
            </span>
          </li>`,
        )}
      </ul>
    </details>
  </div>`
}

function balance(kit: Kit, points: PointsBalance, ledger: readonly PointsEntry[]): TemplateResult {
  const { words, format } = kit
  const { loyalty: said } = words.portrait
  const many = (count: number) => words.portrait.points(format.integer(count))
  return html`<dl class="figures number">
      ${tile(said.active, said.activeMeans, format.integer(points.active))}
      ${tile(said.pending, said.pendingMeans, format.integer(points.pending))}
      ${tile(said.earned, said.earnedMeans, format.integer(points.earned))}
    </dl>
    <ul class="soft notes">
      ${points.expiring.slice(0, 2).map(({ at, points: count }) => html`<li>${said.expiring(many(count), format.date(at))}</li>`)}
      ${points.arriving.slice(0, 2).map(({ at, points: count }) => html`<li>${said.arriving(many(count), format.date(at))}</li>`)}
      ${points.held > 0 ? html`<li>${said.held(many(points.held))}</li>` : nothing}
    </ul>
    ${ledger.length === 0 ? html`<p class="soft">${said.ledgerEmpty}</p>` : rows(kit, ledger)}`
}

function rows({ words, format }: Kit, ledger: readonly PointsEntry[]): TemplateResult {
  const { loyalty: said } = words.portrait
  const shown = ledger.slice(0, shownRows)
  return html`<details>
    <summary>${said.ledger}</summary>
    <table>
      <caption class="soft">
        ${said.shown(format.integer(shown.length))}
      </caption>
      <thead>
        <tr>
          <th scope="col">${said.columns.at}</th>
          <th scope="col">${said.columns.what}</th>
          <th scope="col" class="end">${said.columns.points}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ at, placed_at, kind, order, points }) => html`<tr>
            <td class="number">${format.date(placed_at ?? at)}</td>
            <td>${said.kind[kind]} ${order ? html`<span class="soft whole">${order}</span>` : nothing}</td>
            <td class="end">${points > 0 ? '+' : ''}${format.integer(points)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>`
}
