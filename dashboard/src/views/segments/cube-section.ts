import { html, nothing, type TemplateResult } from 'lit'
import { type BaseRun, type BaseSegments, cubeAxes } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import { countryName } from '../../format/country-name.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import {
  type CubeChoice,
  chosenOf,
  cubeChoice,
  cubeFilter,
  type Face,
  type FacePart,
  faceParts,
  faces,
} from '../../transforms/cube-facets.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../people-list/people-list.ts'
import type { ClusterNaming } from './names.ts'

interface CubeSection {
  kit: Kit
  route: Route
  segments: BaseSegments & BaseRun
  naming: ClusterNaming
  /** Parts are of a segment's people: no list of customers knows them. */
  some: boolean
  go(change: Record<string, string | null>): void
}

/** The fields of the address that hold what is chosen on each face. */
const fields: Record<Face, 'third' | 'kind' | 'who'> = { worth: 'third', behaviour: 'kind', who: 'who' }

/** Value × behaviour × who people are, as three faces; what is chosen on one narrows the others down. */
export function cubeSection(section: CubeSection): TemplateResult {
  const { kit, route, segments } = section
  const { words, format } = kit
  const said = words.kinds.cube
  const choice = cubeChoice(route.query, segments.cube)
  const left = chosenOf(segments.cube, choice)
  const isChosen = choice.worth !== null || choice.behaviour !== null || choice.who !== null
  return html`<section class="section cube" aria-labelledby="cube-title">
    <header class="head">
      <h2 id="cube-title">
        ${isChosen ? said.heading(format.integer(left.customers), format.moneyWhole(left.worth)) : said.title}
      </h2>
      ${choiceLinks({
        route,
        key: 'axis',
        label: said.by,
        names: cubeAxes,
        chosen: segments.by,
        word: (axis) => said.axes[axis],
        drops: ['who'],
      })}
    </header>
    <p class="soft">
      ${said.lead}
      ${
        isChosen
          ? html`<a href=${formatRoute(withQuery(route, { third: null, kind: null, who: null }))}>${said.clear}</a>`
          : nothing
      }
    </p>
    ${
      segments.cube.length === 0
        ? html`<p class="notice calm">${said.none}</p>`
        : html`<div class="faces">${faces.map((face) => faceChart(section, face, choice))}</div>`
    }
    ${isChosen && !section.some ? people(section, choice) : nothing}
  </section>`
}

function faceChart(
  { kit, segments, naming, route, go }: CubeSection,
  face: Face,
  choice: CubeChoice,
): TemplateResult {
  const { words, format, login } = kit
  const said = words.kinds.cube
  const parts = faceParts(segments.cube, choice, face)
  const name = (part: FacePart) => partName(kit, segments, naming, face, part.id)
  const chosen = parts.findIndex(({ id }) => id === route.query[fields[face]])
  const unit = minorUnits(login.currency)
  const heading = face === 'who' ? said.axes[segments.by] : said.faces[face]
  return html`<kindred-chart
    .words=${words}
    .heading=${heading}
    .means=${said.means[face]}
    file=${`cube-${face}`}
    .table=${{
      columns: [
        { name: heading },
        { name: said.columns.people, end: true },
        { name: said.columns.worth, end: true },
      ],
      rows: parts.map((part) => [
        name(part),
        { text: format.integer(part.customers), value: part.customers },
        { text: format.money(part.worth), value: part.worth / unit },
      ]),
    }}
    .chart=${html`<kindred-bars
      .label=${said.label(heading)}
      clickable
      .chosen=${chosen < 0 ? null : chosen}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .bars=${parts.map((part) => ({
        name: name(part),
        value: part.customers,
        text: format.integer(part.customers),
      }))}
      @kindred-mark=${({ detail }: CustomEvent<number>) =>
        go({ [fields[face]]: detail === chosen ? null : (parts[detail]?.id ?? null) })}
    ></kindred-bars>`}
  ></kindred-chart>`
}

function partName(
  { words }: Kit,
  { by }: BaseSegments,
  naming: ClusterNaming,
  face: Face,
  id: string,
): string {
  const said = words.kinds.cube
  if (face === 'worth') return said.thirds[id as '1' | '2' | '3'] ?? id
  if (face === 'behaviour') return naming(Number(id))
  if (id === 'untold') return said.untold
  if (id === 'other') return said.other
  if (by === 'tenure') return id === 'new' ? said.newOnes : said.known
  if (by === 'country') return countryName(words.locale, id)
  return said.ages(id)
}

/** Who is left by all choices: a list that opens to all of them and can be kept as a segment. */
function people({ kit, route, segments, naming, go }: CubeSection, choice: CubeChoice): TemplateResult {
  const { words } = kit
  const said = words.kinds.cube
  const filter = cubeFilter(segments, choice, segments.as_of)
  if (!filter) return html`<p class="notice calm">${said.notAFilter}</p>`
  const which = faces.flatMap((face) => {
    const id = route.query[fields[face]]
    return id ? partName(kit, segments, naming, face, id) : []
  })
  const together = new Intl.ListFormat(words.locale).format(which)
  return html`<kindred-people-list
    .kit=${kit}
    .filter=${filter}
    .tell=${(count: string) => said.chosen(count, together)}
    .name=${together}
    @kindred-close=${() => go({ third: null, kind: null, who: null })}
  ></kindred-people-list>`
}
