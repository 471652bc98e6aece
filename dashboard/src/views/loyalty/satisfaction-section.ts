import { html, type TemplateResult } from 'lit'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import { type Quadrant, quadrants } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/quadrants/quadrants.ts'

/** Where each stands: loyal at the right, content at the top. */
const places: Record<Quadrant, { column: 0 | 1; row: 0 | 1 }> = {
  mercenary: { column: 0, row: 0 },
  apostle: { column: 1, row: 0 },
  defector: { column: 0, row: 1 },
  hostage: { column: 1, row: 1 },
}

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
    .chart=${html`<kindred-quadrants
      .label=${said.title}
      .columns=${[said.acts.no, said.acts.yes]}
      .rows=${[said.says.yes, said.says.no]}
      .fields=${quadrants.map((quadrant) => ({
        ...places[quadrant],
        name: name(quadrant),
        means: words.portrait.rhythm.quadrant[quadrant],
        figure: format.percentShort(share(quadrant)),
        beside: said.people(format.integer(count(quadrant))),
        share: share(quadrant),
      }))}
    ></kindred-quadrants>`}
  ></kindred-chart>`
}
