import { html, nothing, type TemplateResult } from 'lit'
import type { Portrait } from '#shared/wire/portrait'
import type { Needs } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { waitsText } from '../../transforms/portrait.ts'
import { presents } from './presents.ts'
import { bar, tile } from './tile.ts'
import '../../element/term.ts'

/** What somebody looks for: the five needs, each beside what is usual. */
export function needs({ words, format }: Kit, { needs: scores, label }: Needs): TemplateResult {
  const { needs: said } = words.portrait
  const points = (share: number) => format.integer(share * 100)
  return html`<section class="section needs" aria-labelledby="needs-title">
    <h2 id="needs-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
    <p class="soft">${label ? said.label(said.name[label]) : said.noLabel}</p>
    <ul class="bars">
      ${scores.map(
        ({ need, score, usual }) => html`<li>
          <span>${said.name[need]}</span>
          <span class="number soft">${said.row(points(score), points(usual))}</span>
          ${bar(score, usual)}
        </li>`,
      )}
    </ul>
  </section>`
}

/** How somebody buys: rhythm, presents, and loyalty in deeds and in words. */
export function rhythm(kit: Kit, { how, loyalty, worth }: Portrait): TemplateResult {
  const { words, format, now } = kit
  const { rhythm: said, days } = words.portrait
  const { expected_gap_days: gap, next_order_at: next, overdue } = how.rhythm
  const { stated, quadrant } = loyalty.satisfaction
  const { score } = worth.rfm
  const last = how.rhythm.last_at
  const bought = how.orders > 0
  return html`<section class="section rhythm" aria-labelledby="rhythm-title">
    <h2 id="rhythm-title">${said.title}</h2>
    <dl class="figures number">
      ${last === null ? nothing : tile(said.last, said.lastMeans, format.ago(last, now()))}
      ${score ? tile(said.rfm, said.rfmMeans, `${score.r}–${score.f}–${score.m}`, words.segments.rfmNames[score.segment]) : nothing}
      ${bought ? tile(said.gap, said.gapMeans, days(format.decimal(gap, 1))) : nothing}
      ${bought && next !== null ? tile(said.next, said.nextMeans, format.date(next)) : nothing}
      ${overdue === null ? nothing : tile(said.overdue, said.overdueMeans, said.times(waitsText(kit, overdue)))}
      ${bought ? tile(said.gifts, said.giftsMeans, said.giftsOf(format.integer(how.gift_orders), format.integer(how.orders))) : nothing}
      ${tile(said.loyalty, said.loyaltyMeans, said.of100(format.integer(loyalty.index.index * 100)))}
      ${tile(said.satisfaction, said.satisfactionMeans, stated === null ? words.none : said.of100(format.integer(stated * 100)), quadrant ? said.quadrant[quadrant] : '')}
    </dl>
    ${presents(kit, how.presents)}
  </section>`
}
