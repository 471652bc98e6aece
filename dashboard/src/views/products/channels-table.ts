import { html, nothing, type TemplateResult } from 'lit'
import type { ChannelRow, ChannelsAnswer, OrderTotals } from '#shared/wire/traffic'
import type { Kit } from '../../app/kit.ts'
import { type Cell, type ChartTable, csvOf } from '../../charts/chart-frame/chart-table.ts'
import { dataTable } from '../../charts/chart-frame/data-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../element/term.ts'
import { goodsWords } from '../../words/goods.ts'

/** What each channel brought: first and last touch, what its customers are worth, and what they cost. */
export function channelsTable(kit: Kit, answer: ChannelsAnswer): TemplateResult | typeof nothing {
  const { words } = kit
  const said = goodsWords(words).traffic.channels
  if (answer.channels.length === 0) return nothing
  const table = cells(kit, answer)
  const isSpent = answer.channels.some(({ spend_minor: spend }) => spend !== null)
  const save = () => saveFile('channels.csv', new Blob([csvOf(table)], { type: 'text/csv' }))
  return html`<section class="section" aria-labelledby="channels-title">
    <header class="head">
      <h2 id="channels-title">${said.title}</h2>
      <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
      <button class="tool" type="button" aria-label=${`${said.title}: ${words.charts.save.csv}`} @click=${save}>CSV</button>
    </header>
    ${dataTable(isSpent ? table : without(table, costColumns), said.title, words.charts.moreRows)}
    ${isSpent ? nothing : html`<p class="soft">${said.noSpend} <a href="#/settings?tab=spend">${words.views.settings}</a></p>`}
  </section>`
}

/** The columns that need to know what was spent: the last three. */
const costColumns = 3

function without({ columns, rows }: ChartTable, last: number): ChartTable {
  return { columns: columns.slice(0, -last), rows: rows.map((row) => row.slice(0, -last)) }
}

function cells(kit: Kit, { channels }: ChannelsAnswer): ChartTable {
  const { words, format, login } = kit
  const said = goodsWords(words).traffic.channels
  const unit = minorUnits(login.currency)
  const touch = ({ orders, net_minor }: OrderTotals): Cell => ({
    text: said.touch(format.money(net_minor), format.integer(orders)),
    value: net_minor / unit,
  })
  const names = [
    'visits',
    'conversion',
    'first',
    'last',
    'customers',
    'worth',
    'clv',
    'cac',
    'ratio',
    'payback',
  ] as const
  return {
    columns: [
      { name: said.columns.channel },
      ...names.map((name) => ({ name: said.columns[name], end: true })),
    ],
    rows: channels.map((row) => [
      words.channels[row.channel],
      { text: format.integer(row.visits), value: row.visits },
      conversion(kit, row),
      touch(row.first_touch),
      touch(row.last_touch),
      { text: format.integer(row.new_customers), value: row.new_customers },
      money(kit, row, 'net_90_days_minor', unit),
      money(kit, row, 'clv_minor', unit),
      money(kit, row, 'cac_minor', unit),
      row.clv_to_cac === null
        ? { text: words.none, value: null }
        : { text: format.decimal(row.clv_to_cac, 1), value: row.clv_to_cac },
      row.payback_month === null
        ? lack(kit, row, 'payback_month')
        : { text: said.month(format.integer(row.payback_month)), value: row.payback_month },
    ]),
  }
}

function conversion({ words, format }: Kit, { conversion: found }: ChannelRow): Cell {
  if (!found) return { text: words.none, value: null }
  const text = goodsWords(words).traffic.channels.share(
    format.percent(found.share),
    format.percentShort(found.low),
    format.percentShort(found.high),
  )
  return { text, value: found.share }
}

function money(
  kit: Kit,
  row: ChannelRow,
  name: 'net_90_days_minor' | 'clv_minor' | 'cac_minor',
  unit: number,
): Cell {
  const value = row[name]
  return value === null ? lack(kit, row, name) : { text: kit.format.money(value), value: value / unit }
}

/** A figure that cannot be told says why. */
function lack({ words }: Kit, { lacking }: ChannelRow, name: keyof ChannelRow['lacking']): Cell {
  const why = lacking[name]
  return { text: why ? goodsWords(words).traffic.channels.lacking[why] : words.none, value: null }
}
