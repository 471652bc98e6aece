import type { Words } from '../en.ts'

/** 每张图表都有的文字。 */
export const charts: Words['charts'] = {
  asTable: '以表格显示',
  means: '这是什么？',
  save: { csv: '存为 CSV 文件', svg: '存为 SVG 图', png: '存为 PNG 图' },
  failed: '此浏览器无法生成文件。表格中有相同的数字。',
  moreRows: (rows) => `其余 ${rows} 行在 CSV 文件中。`,
  incomplete: '尚未结束',
}
