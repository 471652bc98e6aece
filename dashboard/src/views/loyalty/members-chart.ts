import { html, type TemplateResult } from 'lit'
import type { MovementsAnswer } from '#shared/wire/movement'
import type { TiersReport } from '#shared/wire/programme'
import type { Kit } from '../../app/kit.ts'
import type { LineSeries } from '../../charts/lines/layout.ts'
import { dateOf, dayOf } from '../../route/range.ts'
import { type MovesBy, noTier, tierTone } from '../../transforms/tier-moves.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/lines/lines.ts'
import { tierIds, tierName } from './moves-chart.ts'

const dayMs = 86_400_000

interface Members {
  day: string
  labels: { label: string | null; people: number }[]
}

/** Members of each tier from day to day; of a single day as bars. */
export function membersChart(
  kit: Kit,
  report: TiersReport,
  recorded: MovementsAnswer | null,
  by: MovesBy | null,
): TemplateResult {
  const days: Members[] = by === 'orders' ? (report.reckoned?.members ?? []) : (recorded?.members ?? [])
  return days.length > 1 ? overTime(kit, report, days, by === 'orders') : today(kit, report)
}

function overTime(kit: Kit, report: TiersReport, days: Members[], isReckoned: boolean): TemplateResult {
  const { words, format } = kit
  const said = words.loyalty.members
  const tiers = tierIds(report)
  const ids = [...tiers.toReversed(), ...(hasNone(days) ? [noTier] : [])]
  const peopleOn = ({ labels }: Members, id: string) =>
    labels.find(({ label }) => (label ?? noTier) === id)?.people ?? 0
  const at = (day: string) => dateOf(day).getTime() / dayMs
  const dayAt = (x: number) => dayOf(new Date(x * dayMs))
  const series: LineSeries[] = ids.map((id) => ({
    name: tierName(kit, report, id),
    tone: tierTone(id, tiers),
    points: days.map((one) => ({ x: at(one.day), y: peopleOn(one, id) })),
  }))
  const top = tiers.at(-1) ?? noTier
  const [first, last] = [days[0]!, days.at(-1)!]
  return html`<kindred-chart
    .words=${words}
    .heading=${said.heading(
      tierName(kit, report, top),
      format.integer(peopleOn(first, top)),
      format.integer(peopleOn(last, top)),
    )}
    .means=${isReckoned ? words.loyalty.moves.meansReckoned : said.means}
    .note=${isReckoned ? words.loyalty.moves.reckoned : null}
    file="tier-members"
    .table=${{
      columns: [
        { name: said.columns.day },
        ...ids.map((id) => ({ name: tierName(kit, report, id), end: true })),
      ],
      rows: days.map((one) => [
        { text: format.day(one.day), value: one.day },
        ...ids.map((id) => ({ text: format.integer(peopleOn(one, id)), value: peopleOn(one, id) })),
      ]),
    }}
    .chart=${html`<kindred-lines
      .label=${said.label}
      .series=${series}
      .height=${280}
      .writeX=${(x: number) => format.day(dayAt(x))}
      .tickX=${(x: number) => format.dayShort(dayAt(x))}
      .writeY=${format.integer}
    ></kindred-lines>`}
  ></kindred-chart>`
}

function hasNone(days: readonly Members[]): boolean {
  return days.some(({ labels }) => labels.some(({ label }) => label === null))
}

function today(kit: Kit, report: TiersReport): TemplateResult {
  const { words, format } = kit
  const said = words.loyalty.members
  const rows = report.tiers.filter(({ people, tier }) => people > 0 || tier !== null).toReversed()
  const bars = rows.map(({ tier, people }) => ({
    name: tierName(kit, report, tier ?? noTier),
    value: people,
    text: format.integer(people),
  }))
  return html`<kindred-chart
    .words=${words}
    .heading=${said.today}
    .means=${said.means}
    file="tier-members"
    .table=${{
      columns: [{ name: said.columns.tier }, { name: said.columns.people, end: true }],
      rows: bars.map(({ name, text, value }) => [name, { text, value }]),
    }}
    .chart=${html`<kindred-bars
      .label=${said.today}
      .bars=${bars}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
    ></kindred-bars>`}
  ></kindred-chart>`
}
