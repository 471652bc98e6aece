import { html, nothing, type TemplateResult } from 'lit'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import { type Quadrant, quadrants } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/heat-map/heat-map.ts'

/** Says content: the first row; acts loyal: the second column. */
const rows = [
  ['mercenary', 'apostle'],
  ['defector', 'hostage'],
] as const

/** What people say beside how they act: four fields, of those who answered. */
export function satisfactionSection(kit: Kit, { loyalty, minimum }: SatisfactionReport): TemplateResult {
  const { words, format } = kit
  const said = words.loyalty.satisfaction
  const { quadrants: told, people, bounds } = loyalty
  if (!told)
    return html`<section class="section">
      <h2>${said.title}</h2>
      <div class="notice calm">
        <p>${said.few(format.integer(people), format.integer(minimum))}</p>
        <a class="button" href=${formatRoute({ view: 'settings', id: null, query: {} })}>${said.settings}</a>
      </div>
    </section>`
  const share = (quadrant: Quadrant) => told.find((one) => one.quadrant === quadrant)?.share ?? 0
  const count = (quadrant: Quadrant) => told.find((one) => one.quadrant === quadrant)?.people ?? 0
  const name = (quadrant: Quadrant) => said.names[quadrant]
  const cell = (quadrant: Quadrant) => {
    const text = format.percentShort(share(quadrant))
    return {
      value: share(quadrant),
      text,
      spoken: said.spoken(
        name(quadrant),
        words.portrait.rhythm.quadrant[quadrant],
        text,
        format.integer(count(quadrant)),
      ),
    }
  }
  return html`<kindred-chart
    .words=${words}
    .heading=${said.heading(format.percentShort(share('mercenary')), format.percentShort(share('hostage')))}
    .means=${said.means(format.percentShort(bounds.stated), format.percentShort(bounds.index))}
    .lead=${said.lead(format.integer(people))}
    file="satisfaction-and-loyalty"
    .table=${{
      columns: [
        { name: said.columns.quadrant },
        { name: said.columns.which },
        { name: said.columns.people, end: true },
        { name: said.columns.share, end: true },
      ],
      rows: quadrants.map((quadrant) => [
        name(quadrant),
        words.portrait.rhythm.quadrant[quadrant],
        { text: format.integer(count(quadrant)), value: count(quadrant) },
        { text: format.percent(share(quadrant)), value: share(quadrant) },
      ]),
    }}
    .chart=${html`<kindred-heat-map
      .label=${said.title}
      .columns=${[said.acts.no, said.acts.yes]}
      .rows=${rows.map((quadrantsOf, index) => ({
        name: index === 0 ? said.says.yes : said.says.no,
        cells: quadrantsOf.map(cell),
      }))}
      .top=${1}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
    ></kindred-heat-map>`}
    .note=${nothing}
  ></kindred-chart>`
}
