import { html, nothing, type TemplateResult } from 'lit'
import type { TiersReport } from '#shared/wire/programme'
import type { Kit } from '../../app/kit.ts'
import type { AlluvialFlow, AlluvialNode } from '../../charts/alluvial/layout.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import {
  boxesOf,
  type MovesBy,
  noTier,
  notYet,
  type TierMove,
  type TierMoves,
  tierTone,
} from '../../transforms/tier-moves.ts'
import '../../charts/alluvial/alluvial.ts'
import '../../charts/chart-frame/chart-frame.ts'
import { namedPeople } from './named-people.ts'
import './flow-people.ts'

interface MovesChart {
  kit: Kit
  route: Route
  report: TiersReport
  moves: TierMoves
  /** Those of the days that are compared with; null where they are not known in the same way, or not asked for. */
  before: TierMoves | null
  /** Where else the moves are known from. */
  others: readonly MovesBy[]
  go(change: Record<string, string | null>): void
}

/** Who went from tier to tier between two days, with the people of the ribbon that is chosen. */
export function movesChart(chart: MovesChart): TemplateResult {
  const { kit, report, moves, before, go } = chart
  const { words, format } = kit
  const said = words.loyalty.moves
  const tiers = tierIds(report)
  const chosen = chosenIn(chart)
  const number = format.integer
  const nodes = (end: 'from' | 'to'): AlluvialNode[] =>
    boxesOf(moves.moves, end, tiers).map((id) => ({
      id,
      name: tierName(kit, report, id),
      tone: toneClass(id, tiers),
    }))
  return html`<kindred-chart
      .words=${words}
      .heading=${moves.risen + moves.fallen > 0 ? said.heading(number(moves.risen), number(moves.fallen)) : said.nobody}
      .means=${moves.by === 'record' ? said.means : said.meansReckoned}
      .lead=${html`${format.range(moves.from, moves.to)}${words.locale === 'en' ? '. ' : '。'}${before ? said.before(format.range(before.from, before.to), number(before.risen), number(before.fallen)) : ''} ${moves.by === 'orders' ? said.reckoned : ''} ${said.hint}`}
      .choices=${choices(chart)}
      file="tier-moves"
      .table=${table(kit, report, moves, before)}
      .chart=${html`<kindred-alluvial
        .label=${said.label}
        .left=${nodes('from')}
        .right=${nodes('to')}
        .flows=${moves.moves.map((move) => ({ ...move, faint: move.direction === 'joined', spoken: spokenOf(kit, report, move) }))}
        .titles=${{ left: format.dayShort(moves.from), right: format.dayShort(moves.to) }}
        .write=${number}
        .characterWidth=${words.locale === 'en' ? 7 : 13}
        .chosen=${chosen}
        @kindred-mark=${({ detail }: CustomEvent<AlluvialFlow>) =>
          go({ flow: JSON.stringify([detail.from, detail.to]) })}
      ></kindred-alluvial>`}
    ></kindred-chart>
    ${chosen ? peopleOf(chart, chosen) : nothing}`
}

/** The programme's tiers, the lowest first. */
export function tierIds({ tiers }: TiersReport): string[] {
  return tiers.flatMap(({ tier }) => tier ?? [])
}

/** What a tier is called; those of an earlier programme have only their ids. */
export function tierName({ words }: Kit, { tiers }: TiersReport, id: string): string {
  if (id === noTier) return words.loyalty.noTier
  if (id === notYet) return words.loyalty.notYet
  return tiers.find(({ tier }) => tier === id)?.name ?? id
}

function toneClass(id: string, tiers: readonly string[]): string {
  const tone = tierTone(id, tiers)
  return tone === 'that' ? 'tone-none' : `tone-${tone}`
}

function chosenIn({ route, moves }: MovesChart): TierMove | null {
  return moves.moves.find(({ from, to }) => JSON.stringify([from, to]) === route.query.flow) ?? null
}

function spokenOf(kit: Kit, report: TiersReport, { from, to, people, direction }: TierMove): string {
  const said = kit.words.loyalty.moves
  const [before, now] = [tierName(kit, report, from), tierName(kit, report, to)]
  const count = kit.format.integer(people)
  if (direction === 'same') return said.stayed(count, now)
  return direction === 'joined' || from === notYet ? said.joined(count, now) : said.moved(count, before, now)
}

function choices({ kit, route, moves, others }: MovesChart): TemplateResult | null {
  const said = kit.words.loyalty.moves
  if (others.length === 0) return null
  return choiceLinks({
    route,
    key: 'by',
    label: said.from,
    names: ['record', 'orders'],
    chosen: moves.by,
    word: (by) => said.by[by],
    usual: null,
    drops: ['flow'],
  })
}

function peopleOf({ kit, route, report, moves, go }: MovesChart, chosen: TierMove): TemplateResult {
  const tell = (people: string) =>
    spokenOf(kit, report, chosen).replace(kit.format.integer(chosen.people), people)
  const close = () => go({ flow: null })
  if (moves.by === 'orders') {
    const flow = report.reckoned?.flows.find(
      (one) => (one.from ?? notYet) === chosen.from && one.to === chosen.to,
    )
    const heading = spokenOf(kit, report, chosen)
    return namedPeople({ kit, heading, people: flow?.some ?? [], total: chosen.people, more: null, close })
  }
  const label = (id: string) => (id === noTier ? null : id)
  return html`<kindred-flow-people
    .kit=${kit}
    .flow=${{
      of: 'tier',
      from: moves.from,
      to: moves.to,
      fromLabel: chosen.from === notYet ? undefined : label(chosen.from),
      toLabel: label(chosen.to),
      segment: route.query.segment ?? null,
    }}
    .tell=${tell}
    @kindred-close=${close}
  ></kindred-flow-people>`
}

function table(kit: Kit, report: TiersReport, { moves }: TierMoves, before: TierMoves | null) {
  const { columns, direction } = kit.words.loyalty.moves
  const count = (people: number) => ({ text: kit.format.integer(people), value: people })
  const then = ({ from, to }: TierMove) =>
    before?.moves.find((move) => move.from === from && move.to === to)?.people ?? 0
  return {
    columns: [
      { name: columns.from },
      { name: columns.to },
      { name: columns.direction },
      { name: columns.people, end: true },
      ...(before ? [{ name: columns.before, end: true }] : []),
    ],
    rows: moves.map((move) => [
      tierName(kit, report, move.from),
      tierName(kit, report, move.to),
      direction[move.direction],
      count(move.people),
      ...(before ? [count(then(move))] : []),
    ]),
  }
}
