import { html, nothing, svg, type TemplateResult } from 'lit'
import { valueParts } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import { personName } from '../../transforms/person-name.ts'
import type { Ranked } from '../../transforms/value-ranking.ts'

/** Customers by value: place, how far they moved, value, and what it is made of. `rows` draws each with what it is given. */
export function rankingTable(
  kit: Kit,
  rows: (row: (one: Ranked) => TemplateResult) => unknown,
): TemplateResult {
  const { title, columns } = kit.words.value.ranking
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${title}>
    <table class="ranking">
      <thead>
        <tr>
          <th scope="col" class="end">${columns.place}</th>
          <th scope="col">${columns.customer}</th>
          <th scope="col" class="end">${columns.value}</th>
          <th scope="col" class="roomy">${columns.parts}</th>
          <th scope="col">${columns.moved}</th>
        </tr>
      </thead>
      <tbody>
        ${rows((one) => line(kit, one))}
      </tbody>
    </table>
  </div>`
}

function line(kit: Kit, { id, name, place, moved, value, adds }: Ranked): TemplateResult {
  const { words, format } = kit
  const said = words.value.ranking
  const points = (share: number) => format.decimal(share * 100, 1, 1)
  const parts = valueParts.map((part) => said.part(words.portrait.worth.part[part], points(adds[part])))
  const href = formatRoute({ view: 'customers', id, query: {} })
  return html`<tr data-person=${id}>
    <td class="end">${format.integer(place)}</td>
    <th scope="row"><a href=${href}>${personName(words, id, name)}</a></th>
    <td class="end">${points(value)}</td>
    <td class="roomy">
      <svg class="made-of" width="100" height="14" viewBox="0 0 100 14" role="img" aria-label=${said.bar(parts.join(', '))}>
        ${stacked(adds).map(({ part, x, width }) => svg`<rect class=${`part-${part}`} x=${x} y="1" width=${width} height="12"></rect>`)}
      </svg>
    </td>
    <td class="moved">${movedText(kit, moved)}</td>
  </tr>`
}

function movedText({ words, format }: Kit, moved: number) {
  const said = words.value.ranking
  if (moved === 0) return html`<span class="soft">${words.none}</span>`
  const places = format.integer(Math.abs(moved))
  return html`<span aria-hidden="true">${moved > 0 ? '▲' : '▼'} ${places}</span>
    <span class="visually-hidden">${moved > 0 ? said.up(places) : said.down(places)}</span>${nothing}`
}

/** The parts side by side, each as wide as what it adds: a hundred for a value of 1. */
function stacked(adds: Ranked['adds']) {
  let x = 0
  return valueParts.map((part) => {
    const width = adds[part] * 100
    const box = { part, x, width }
    x += width
    return box
  })
}
