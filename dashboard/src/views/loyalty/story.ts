import { html, type TemplateResult } from 'lit'
import type { TiersReport } from '#shared/wire/programme'
import type { ScorecardAnswer } from '#shared/wire/scorecard'
import type { Kit } from '../../app/kit.ts'
import { datesText } from '../../element/dates-text.ts'
import type { TierMoves } from '../../transforms/tier-moves.ts'

/** The sentence of the view: who is at the top, what they bring, and who moved; of the figures of the charts below. */
export function storyOf({
  kit,
  report,
  moves,
  before,
  scores,
}: {
  kit: Kit
  report: TiersReport
  moves: TierMoves | null
  before: TierMoves | null
  scores: ScorecardAnswer | null
}): TemplateResult {
  const { words, format } = kit
  const said = words.loyalty
  const top = report.tiers.findLast(({ tier, people }) => tier !== null && people > 0)
  const group = scores?.groups.find(({ label }) => label === top?.tier)
  const all = scores?.everybody.captured.net ?? 0
  return html`<p class="answer">
      ${said.story({
        tier: top?.name ?? '',
        people: format.integer(top?.people ?? 0),
        count: top?.people ?? 0,
        share: format.percent((top?.people ?? 0) / Math.max(1, report.customers)),
        brings: group && all > 0 ? format.percent(group.captured.net / all) : null,
        moved: moves && { up: format.integer(moves.risen), down: format.integer(moves.fallen) },
      })}
    </p>
    <p class="soft dates">
      ${said.asOf(datesText(kit, report, before), format.integer(report.customers))}
      ${moves?.by === 'orders' ? said.moves.reckoned : ''}
    </p>`
}
