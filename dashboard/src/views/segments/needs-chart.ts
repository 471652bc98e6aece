import { html, type TemplateResult } from 'lit'
import type { NeedsCell, NeedsGrid } from '#shared/wire/needs-grid'
import type { Kit } from '../../app/kit.ts'
import type { HeatCell } from '../../charts/heat-map/layout.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/heat-map/heat-map.ts'

/** What people of each value band look for, from a sample of them. */
export function needsChart(kit: Kit, { bands, needs, cells }: NeedsGrid): TemplateResult {
  const { words, format } = kit
  const said = words.kinds.needs
  const sample = bands.reduce((sum, band) => sum + band.sample, 0)
  const customers = bands.reduce((sum, band) => sum + band.customers, 0)
  const known = cells.filter(({ need, people }) => need !== null && people > 0)
  if (known.length === 0)
    return html`<section class="section">
      <h2>${said.title}</h2>
      <p class="notice calm">${said.few(format.integer(sample))}</p>
    </section>`
  const needName = (need: NeedsCell['need']) =>
    need === null ? said.nothing : words.portrait.needs.name[need]
  const cellOf = (band: string, need: NeedsCell['need']) =>
    cells.find((cell) => cell.band === band && cell.need === need)
  const strongest = known.reduce((best, cell) =>
    (cell.share?.value ?? 0) > (best.share?.value ?? 0) ? cell : best,
  )
  const bandName = (id: string) => bands.find(({ band }) => band === id)?.name ?? id
  const interval = ({ share }: NeedsCell) =>
    share && share.low !== null && share.high !== null
      ? said.interval(format.percentShort(share.low), format.percentShort(share.high))
      : ''
  const heat = (band: string, need: NeedsCell['need']): HeatCell | null => {
    const cell = cellOf(band, need)
    if (!cell?.share) return null
    const text = format.percentShort(cell.share.value)
    return {
      value: cell.share.value,
      text,
      spoken: said.spoken(bandName(band), needName(need), text, interval(cell)),
    }
  }
  return html`<kindred-chart
    .words=${words}
    .heading=${said.heading(
      format.percentShort(strongest.share?.value ?? 0),
      bandName(strongest.band),
      needName(strongest.need),
    )}
    .means=${said.means}
    .lead=${sample < customers ? said.sample(format.integer(sample), format.integer(customers)) : said.all(format.integer(sample))}
    file="needs-by-value"
    .table=${{
      columns: [
        { name: said.columns.band },
        { name: said.columns.need },
        { name: said.columns.people, end: true },
        { name: said.columns.share, end: true },
        { name: said.columns.interval, end: true },
      ],
      rows: cells.map((cell) => [
        bandName(cell.band),
        needName(cell.need),
        { text: format.integer(cell.people), value: cell.people },
        {
          text: cell.share ? format.percent(cell.share.value) : words.none,
          value: cell.share?.value ?? null,
        },
        interval(cell),
      ]),
    }}
    .chart=${html`<kindred-heat-map
      .label=${said.title}
      .columns=${bands.map(({ name }) => name)}
      .rows=${needs.map((need) => ({
        name: needName(need),
        cells: bands.map(({ band }) => heat(band, need)),
      }))}
      .top=${1}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
    ></kindred-heat-map>`}
  ></kindred-chart>`
}
