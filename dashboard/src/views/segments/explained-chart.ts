import { html, type TemplateResult } from 'lit'
import type { SegmentationsAnswer } from '#shared/wire/scorecard'
import type { Kit } from '../../app/kit.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'

/** How much of what people spend next each way to tell them apart explains. */
export function explainedChart(kit: Kit, answer: SegmentationsAnswer): TemplateResult {
  const { words, format } = kit
  const said = words.kinds.explained
  const known = answer.segmentations
    .flatMap((one) => (one.explained_log === null ? [] : [{ ...one, log: one.explained_log }]))
    .sort((a, b) => b.log - a.log)
  const best = known[0]
  if (!best)
    return html`<section class="section">
      <h2>${said.title}</h2>
      <p class="notice calm">${said.none}</p>
    </section>`
  const name = (by: (typeof known)[number]['by']) => said.by[by]
  const share = (value: number | null) =>
    value === null ? { text: words.none, value } : { text: format.percent(value), value }
  return html`<kindred-chart
    .words=${words}
    .heading=${said.heading(name(best.by), format.percent(best.log))}
    .means=${said.means}
    .lead=${said.lead(format.day(answer.as_of), format.integer(answer.days), format.integer(answer.people))}
    file="segmentations"
    .table=${{
      columns: [
        { name: said.columns.by },
        { name: said.columns.groups, end: true },
        { name: said.columns.log, end: true },
        { name: said.columns.amount, end: true },
      ],
      rows: answer.segmentations.map((one) => [
        name(one.by),
        { text: format.integer(one.groups), value: one.groups },
        share(one.explained_log),
        share(one.explained),
      ]),
    }}
    .chart=${html`<kindred-bars
      .label=${said.title}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .bars=${known.map(({ by, log, groups }) => ({
        name: name(by),
        value: log,
        text: said.bar(format.percent(log), format.integer(groups)),
      }))}
    ></kindred-bars>`}
    .note=${answer.segmentations.some(({ explained }) => explained === null) ? said.missing : null}
  ></kindred-chart>`
}
