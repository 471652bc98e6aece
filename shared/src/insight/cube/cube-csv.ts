import type { CubeAnswer } from '../../wire/cube.ts'

/**
 * The cells as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. A text that a spreadsheet would
 * take for a formula begins with an apostrophe.
 */
export function cubeCsv({ by, measures, cells }: CubeAnswer): string {
  const rows = [
    [...by, ...measures],
    ...cells.map(({ keys, figures }) => [
      ...keys.map(harmless),
      ...measures.map((measure) => `${figures[measure] ?? ''}`),
    ]),
  ]
  return `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

const harmless = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
