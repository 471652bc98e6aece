import { valueParts } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { csvOf } from '../../charts/chart-frame/chart-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { personName } from '../../transforms/person-name.ts'
import type { Ranked } from '../../transforms/value-ranking.ts'

/** The whole ranking as a file: values and what each part adds from 0 to 1, and places moved against the saved weights. */
export function saveRanking({ words }: Kit, ranked: readonly Ranked[]): void {
  const { columns } = words.value.ranking
  const figure = (value: number) => ({ text: '', value })
  const table = {
    columns: [
      columns.place,
      columns.customer,
      'id',
      columns.value,
      ...valueParts.map((part) => words.portrait.worth.part[part]),
      columns.moved,
    ].map((name) => ({ name })),
    rows: ranked.map((one) => [
      figure(one.place),
      personName(words, one.id, one.name),
      one.id,
      figure(one.value),
      ...valueParts.map((part) => figure(one.adds[part])),
      figure(one.moved),
    ]),
  }
  saveFile('value-ranking.csv', new Blob([csvOf(table)], { type: 'text/csv' }))
}
