import { html, nothing, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { type ChartTable, csvOf } from '../../charts/chart-frame/chart-table.ts'
import { dataTable } from '../../charts/chart-frame/data-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import '../../element/term.ts'
import { goodsWords } from '../../words/goods.ts'

/** So many rows are shown until all are asked for; the file has all. */
const shownFirst = 12

/** Whether a table is shown whole, and how that is changed. */
export interface Fold {
  isOpen: boolean
  toggle(): void
}

interface ListTable {
  id: string
  title: string
  means: string
  table: ChartTable
  /** The name of the CSV file, without an ending. */
  file: string
  fold: Fold
  /** What is said instead of a table without rows. */
  none?: string
}

/** A list with its heading, its definition and its file; the first rows of it until the reader wants all. */
export function listTable(
  kit: Kit,
  { id, title, means, table, file, fold, none }: ListTable,
): TemplateResult {
  const { words, format } = kit
  const { rows } = table
  const shown = fold.isOpen ? table : { ...table, rows: rows.slice(0, shownFirst) }
  const save = () => saveFile(`${file}.csv`, new Blob([csvOf(table)], { type: 'text/csv' }))
  return html`<section class="section" aria-labelledby=${`list-${id}`}>
    <header class="head">
      <h2 id=${`list-${id}`}>${title}</h2>
      <kindred-term class="tool" .label=${words.charts.means} .definition=${means}></kindred-term>
      ${
        rows.length > 0
          ? html`<button class="tool" type="button" aria-label=${`${title}: ${words.charts.save.csv}`} @click=${save}>CSV</button>`
          : nothing
      }
    </header>
    ${rows.length === 0 ? html`<p class="soft">${none ?? words.none}</p>` : dataTable(shown, title, words.charts.moreRows)}
    ${
      rows.length > shownFirst
        ? html`<button class="button all-of-them" type="button" aria-expanded=${fold.isOpen ? 'true' : 'false'} @click=${() => fold.toggle()}>
            ${fold.isOpen ? goodsWords(words).less : goodsWords(words).all(format.integer(rows.length))}
          </button>`
        : nothing
    }
  </section>`
}
