import { html, type TemplateResult } from 'lit'
import type { ChannelRow, Funnel, FunnelAnswer, Share } from '#shared/wire/traffic'
import type { Kit } from '../../app/kit.ts'
import type { Bar } from '../../charts/bars/layout.ts'
import type { Cell } from '../../charts/chart-frame/chart-table.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import type { Traffic } from './ask.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'
import { goodsWords } from '../../words/goods.ts'

interface FunnelChart {
  kit: Kit
  route: Route
  traffic: Traffic
}

/** Where intervals would leave no room for the bars: they are read aloud and stand in the table. */
const narrow = '(max-width: 760px)'
const mostGroups = 12

/** How far visits go, beside the days that are compared with; by channel or by who came, the share that ordered. */
export function funnelChart({ kit, route, traffic: { funnel } }: FunnelChart): TemplateResult {
  const { words, format } = kit
  const said = goodsWords(words).traffic.funnel
  const { previous: before } = funnel
  const bars =
    funnel.by === null
      ? steps(kit, funnel.total, before?.total ?? null)
      : groups(kit, funnel.groups, before?.groups ?? null)
  return html`<kindred-chart
    .words=${words}
    .heading=${funnel.by === null ? headingOf(kit, funnel.total) : said.groups}
    .means=${said.means}
    .lead=${before && bars.some((bar) => bar.before !== undefined) ? said.lead(format.range(before.from, before.to)) : null}
    .choices=${choiceLinks({
      route,
      key: 'by',
      label: said.by,
      names: ['all', 'channel', 'who'],
      chosen: funnel.by ?? 'all',
      word: (by) => said.bys[by],
    })}
    .table=${table(kit, whole(funnel), before && whole({ ...before, by: funnel.by }))}
    file="funnel"
    .chart=${html`<kindred-bars
      .label=${said.label}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .bars=${bars}
    ></kindred-bars>`}
  ></kindred-chart>`
}

function headingOf({ words, format }: Kit, { steps }: Funnel): string {
  const said = goodsWords(words).traffic.funnel
  const [worst] = steps
    .filter((step) => step.from_before !== null)
    .sort((a, b) => a.from_before!.share - b.from_before!.share)
  return worst
    ? said.heading(format.percentShort(worst.from_before!.share), said.step[worst.step])
    : said.even
}

function steps(kit: Kit, funnel: Funnel, before: Funnel | null): Bar[] {
  const { words, format } = kit
  const said = goodsWords(words).traffic.funnel
  return [
    { name: said.step.visit, value: 1, text: format.integer(funnel.visits) },
    ...funnel.steps.map((step, index) => ({
      name: said.step[step.step],
      value: step.of_visits?.share ?? 0,
      ...told(kit, said.step[step.step], step.reached, step.from_before),
      ...(before && before.visits > 0 ? { before: before.steps[index]?.of_visits?.share ?? 0 } : {}),
    })),
  ]
}

/** The funnels that are told: one of all visits, or one for each group. */
function whole({ by, total, groups }: Pick<FunnelAnswer, 'by' | 'total' | 'groups'>): Told[] {
  return by === null ? [{ key: null, ...total }] : groups
}

type Told = Funnel & { key: string | null }

function groups(kit: Kit, all: FunnelAnswer['groups'], before: FunnelAnswer['groups'] | null): Bar[] {
  return all.slice(0, mostGroups).flatMap(({ key, steps }) => {
    const ordered = steps.find(({ step }) => step === 'order')
    if (!ordered?.of_visits) return []
    const name = groupName(kit, key)
    const then = before?.find((group) => group.key === key)?.steps.at(-1)?.of_visits?.share
    return [
      {
        name,
        value: ordered.of_visits.share,
        ...told(kit, name, ordered.reached, ordered.of_visits),
        ...(then === undefined ? {} : { before: then }),
      },
    ]
  })
}

/** A count with a share and its interval, as written and as read aloud. */
function told(
  { words, format }: Kit,
  name: string,
  count: number,
  share: Share | null,
): Pick<Bar, 'text' | 'spoken'> {
  const said = goodsWords(words).traffic.funnel
  const reached = format.integer(count)
  if (!share) return { text: reached }
  const short = said.short(reached, format.percent(share.share))
  const long = said.bar(short, format.percentShort(share.low), format.percentShort(share.high))
  return { text: matchMedia(narrow).matches ? short : long, spoken: said.spoken(name, long) }
}

function groupName({ words }: Kit, key: string): string {
  const { funnel } = goodsWords(words).traffic
  if (key.startsWith('tier:')) return funnel.tier(key.slice('tier:'.length))
  if (key === 'anonymous' || key === 'signed_in') return funnel.group[key]
  return words.channels[key as ChannelRow['channel']] ?? key
}

function table(kit: Kit, all: readonly Told[], before: readonly Told[] | null) {
  const { words, format } = kit
  const said = goodsWords(words).traffic.funnel
  const isGrouped = all.some(({ key }) => key !== null)
  const names = ['reached', 'share', 'from', 'low', 'high'] as const
  const share = (value: number | undefined): Cell =>
    value === undefined ? { text: words.none, value: null } : { text: format.percent(value), value }
  return {
    columns: [
      ...(isGrouped ? [{ name: said.columns.group }] : []),
      { name: said.columns.step },
      ...names.map((name) => ({ name: said.columns[name], end: true })),
      ...(before ? [{ name: said.columns.before, end: true }] : []),
    ],
    rows: all.flatMap(({ key, visits, steps }) => {
      const then = before?.find((one) => one.key === key)
      const earlier = (index: number) => (before ? [share(then?.steps[index]?.of_visits?.share)] : [])
      const group = key === null ? [] : [groupName(kit, key)]
      const came = { text: format.integer(visits), value: visits }
      return [
        [
          ...group,
          said.step.visit,
          came,
          share(visits > 0 ? 1 : undefined),
          share(undefined),
          share(undefined),
          share(undefined),
          ...(before ? [share(then && then.visits > 0 ? 1 : undefined)] : []),
        ],
        ...steps.map((step, index) => [
          ...group,
          said.step[step.step],
          { text: format.integer(step.reached), value: step.reached },
          share(step.of_visits?.share),
          share(step.from_before?.share),
          share(step.from_before?.low),
          share(step.from_before?.high),
          ...earlier(index),
        ]),
      ]
    }),
  }
}
