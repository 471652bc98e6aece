import { slug } from './book.ts'

/** A department of the shop: the English name is the category the catalogue carries. */
export interface Genre {
  name: string
  nameZh: string
  slug: string
  /** One line under the heading of its page. */
  line: string
  lineZh: string
}

const table: [name: string, nameZh: string, line: string, lineZh: string][] = [
  [
    'Romance',
    '爱情小说',
    'Letters, balls, walks and second proposals.',
    '书信、舞会、散步，还有第二次求婚。',
  ],
  ['Victorian novels', '维多利亚小说', 'Long books for long evenings.', '长夜漫漫，宜读长卷。'],
  [
    'Gothic fiction',
    '哥特小说',
    'Castles, fog, and a light in the wrong window.',
    '古堡、浓雾，不该亮着的那扇窗。',
  ],
  [
    'Detective fiction',
    '侦探小说',
    'Somebody did it; the clues are on the page.',
    '真凶就在书里，线索也是。',
  ],
  ['Adventure', '冒险小说', 'Maps, ships, swords and a head start.', '地图、帆船、长剑，快人一步。'],
  ['Science fiction', '科幻小说', 'The future as the past imagined it.', '昨天的人想象的明天。'],
  ['Historical fiction', '历史小说', 'Knights, riots and wars of the roses.', '骑士、风云与往昔的战场。'],
  [
    'Russian classics',
    '俄国文学',
    'Great questions, great coats, great winters.',
    '大问题，厚大衣，漫长的冬天。',
  ],
  ['French classics', '法国文学', 'Ambition, love and Paris.', '野心、爱情与巴黎。'],
  [
    'American classics',
    '美国文学',
    'Rivers, prairies, parlours and a white whale.',
    '大河、草原、客厅与一头白鲸。',
  ],
  ['Chinese classics', '中国古典', 'Three thousand years on one shelf.', '一架书，三千年。'],
  ['Modern classics', '现代经典', 'The books with which the new century began.', '新世纪从这些书开始。'],
  ['Poetry', '诗歌', 'To be read aloud, or under the breath.', '宜高声朗读，也宜低声默念。'],
  ['Drama', '戏剧', 'The curtain goes up whenever you open one.', '翻开书页，幕布升起。'],
  ['Epic and myth', '史诗与神话', 'The oldest stories we still tell.', '至今仍在讲述的最古老的故事。'],
  [
    'Fairy tales and folklore',
    '童话与民间故事',
    'Once upon a time, in many languages.',
    '很久很久以前，用许多种语言说。',
  ],
  ["Children's books", '儿童读物', 'For children of every age.', '写给所有年纪的孩子。'],
  ['Humour', '幽默', 'Best not read in a quiet railway carriage.', '安静的车厢里请勿翻阅。'],
  ['Philosophy', '哲学', 'How to live, and how to know.', '如何生活，如何知道。'],
  ['Essays', '随笔', 'One mind thinking aloud.', '一个人，自言自语，恰到好处。'],
  ['Biography', '传记', 'Lives, told by those who lived or watched them.', '亲历者与旁观者写下的人生。'],
  ['History', '历史', 'What happened, and who wrote it down.', '发生过什么，是谁记下的。'],
  ['Travel', '游记', 'Other people’s long walks.', '跟着别人走远路。'],
  ['Natural science', '自然科学', 'Books that moved the earth.', '让地球转动起来的书。'],
  ['Economics', '经济学', 'Bread, money and work.', '面包、货币与劳动。'],
]

/** The departments in the order of the shop's menu. */
export const genres: readonly Genre[] = table.map(([name, nameZh, line, lineZh]) => ({
  name,
  nameZh,
  line,
  lineZh,
  slug: slug(name),
}))

const bySlug = new Map(genres.map((genre) => [genre.slug, genre]))

/** The department with this slug, or undefined. */
export function genreBySlug(name: string): Genre | undefined {
  return bySlug.get(name)
}
