import { html, nothing, type TemplateResult } from 'lit'
import type { MovementFlow, MovementsAnswer } from '#shared/wire/movement'
import type { Kit } from '../../app/kit.ts'
import type { AlluvialFlow, AlluvialNode } from '../../charts/alluvial/layout.ts'
import type { Route } from '../../route/route.ts'
import '../../charts/alluvial/alluvial.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../loyalty/flow-people.ts'
import { rfmName, rfmOrder } from './names.ts'

interface MovementChart {
  kit: Kit
  route: Route
  answer: MovementsAnswer
  go(change: Record<string, string | null>): void
}

/** Ids of those in no group, and of those who were not there yet. */
const none = ' none'
const came = ' new'

/** Who went from group to group since a month ago; before there are two days of it, from when on there will be. */
export function movementChart(chart: MovementChart): TemplateResult {
  const { kit, route, answer, go } = chart
  const { words, format } = kit
  const said = words.kinds.movement
  const { from, to } = answer
  if (from === null || to === null || from >= to) return tooEarly(kit, answer)
  const known = answer.flows.map((flow) => ({ ...flow, id: idsOf(flow) }))
  const flows = known.filter(({ id }) => !(id.from === none && id.to === none))
  const moved = flows.filter(({ id }) => id.from !== id.to && id.from !== came && id.from !== none)
  const total = moved.reduce((sum, { people }) => sum + people, 0)
  const chosen = flows.find(({ id }) => JSON.stringify([id.from, id.to]) === route.query.flow)
  const name = (id: string) => (id === none ? said.none : id === came ? said.came : rfmName(words, id))
  const spoken = ({ id, people }: (typeof flows)[number]) =>
    id.from === id.to
      ? said.stayed(format.integer(people), name(id.to))
      : said.moved(format.integer(people), name(id.from), name(id.to))
  const nodes = (end: 'from' | 'to'): AlluvialNode[] => {
    const there = new Set(flows.map(({ id }) => id[end]))
    return [...rfmOrder, none, came]
      .filter((id) => there.has(id))
      .map((id) => ({ id, name: name(id), tone: 'tone-all' }))
  }
  return html`<kindred-chart
      .words=${words}
      .heading=${said.heading(format.integer(total), format.dayShort(from))}
      .means=${said.means}
      .lead=${html`${format.range(from, to)}. ${words.loyalty.moves.hint}`}
      file="moves-between-groups"
      .table=${{
        columns: [
          { name: words.loyalty.moves.columns.from },
          { name: words.loyalty.moves.columns.to },
          { name: words.loyalty.moves.columns.people, end: true },
        ],
        rows: flows.map(({ id, people }) => [
          name(id.from),
          name(id.to),
          { text: format.integer(people), value: people },
        ]),
      }}
      .chart=${html`<kindred-alluvial
        .label=${said.label}
        .left=${nodes('from')}
        .right=${nodes('to')}
        .flows=${flows.map((flow) => ({ ...flow.id, people: flow.people, faint: flow.arrived, spoken: spoken(flow) }))}
        .titles=${{ left: format.dayShort(from), right: format.dayShort(to) }}
        .write=${format.integer}
        .characterWidth=${words.locale === 'en' ? 7 : 13}
        .chosen=${chosen?.id ?? null}
        @kindred-mark=${({ detail }: CustomEvent<AlluvialFlow>) =>
          go({ flow: JSON.stringify([detail.from, detail.to]) })}
      ></kindred-alluvial>`}
    ></kindred-chart>
    ${
      chosen
        ? html`<kindred-flow-people
            .kit=${kit}
            .flow=${{
              of: 'rfm',
              from,
              to,
              fromLabel: chosen.arrived ? undefined : chosen.from,
              toLabel: chosen.to,
              segment: route.query.segment ?? null,
            }}
            .tell=${() => spoken(chosen)}
            @kindred-close=${() => go({ flow: null })}
          ></kindred-flow-people>`
        : nothing
    }`
}

function idsOf({ from, arrived, to }: MovementFlow): { from: string; to: string } {
  return { from: arrived ? came : (from ?? none), to: to ?? none }
}

function tooEarly({ words, format }: Kit, { snapshots }: MovementsAnswer): TemplateResult {
  const said = words.kinds.movement
  const first = snapshots[0]?.day
  return html`<section class="section">
    <h2>${said.title}</h2>
    <p class="notice calm">${first ? said.early(format.day(first)) : said.before}</p>
  </section>`
}
