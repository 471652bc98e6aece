/** The words that every chart has. */
export const charts = {
  asTable: 'Show as a table',
  means: 'What is this?',
  save: { csv: 'Save as CSV', svg: 'Save as SVG', png: 'Save as PNG' },
  failed: 'The file could not be made in this browser. The table has the same figures.',
  moreRows: (rows: number) => `${rows} more ${rows === 1 ? 'row is' : 'rows are'} in the CSV file.`,
  incomplete: 'not over yet',
}
