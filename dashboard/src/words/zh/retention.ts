import type { Words } from '../en.ts'

/** 留存页面的文字，数字传入时已格式化。 */
export const retention: Words['retention'] = {
  question: '顾客会回来吗？',
  story: (again, month, alive) =>
    `${again} 的顾客不止一次下单，${month} 在首单的次月再次下单${
      alive === null ? '。' : `。所有下过单的人中，${alive} 很可能仍是顾客。`
    }`,
  early: '现在判断还太早：还没有人的首月结束。',
  nobody: '还没有人下单。有订单后，这里会显示谁会回来。',
  cohorts: {
    heading: {
      people: (share, after) => `${after}有 ${share} 再次下单`,
      revenue: (money) => `一个月的新顾客在之后某月最多带来 ${money}`,
      value: (money, after) => `${after}，每位顾客平均已带来 ${money}`,
    },
    early: '按首单月份划分的顾客',
    means: '每行是首单在该月的全部顾客，每列是其后的第几个月。画斜线的月份尚未结束，数字还会增加。',
    show: '格子显示什么',
    metric: { people: '人数', revenue: '销售额', value: '累计价值' },
    after: (months) => `${months} 个月后`,
    columns: { cohort: '首单月份', customers: '顾客', after: '几个月后' },
    mean: '全部月份',
    label: '按首单月份和其后月数划分的顾客；方向键在格子间移动',
    spoken: (told) =>
      `首单在 ${told.cohort}，${told.customers} 位顾客。${told.month}：${told.people} 人下单，占 ${told.share}，金额 ${told.revenue}；每位顾客累计 ${told.value}${told.incomplete ? '；尚未结束' : ''}`,
    hint: '选择一个格子查看其中的顾客。斜线：该月尚未结束。',
    chosen: (people, cohort, month) => `${people} 位首单在 ${cohort}、并在 ${month} 下单的顾客`,
    chosenFirst: (people, cohort) => `${people} 位首单在 ${cohort} 的顾客`,
    segment: (cohort, month) => `首单 ${cohort}，${month} 再次下单`,
    segmentFirst: (cohort) => `首单 ${cohort}`,
    gone: (cohort, month) => `首单 ${cohort}，${month} 起未下单`,
    which: '其中哪些人',
    whichOnes: { came: '当月下单的', missed: '此后未下单的' },
    missed: (people, cohort, month) => `${people} 位首单在 ${cohort}、自 ${month} 起未再下单的顾客`,
    older: (count) => `最近 ${count} 个月；表格和 CSV 文件包含全部。`,
  },
  swarm: {
    heading: (people, spent) => `${people} 位消费 ${spent} 以上的顾客正在流失`,
    headingNone: '谁消费了多少，谁可能再次下单',
    means:
      '每个点是一位顾客，所在的格子表示其历史净消费，以及再次下单的概率（由全体顾客的 MBG/NBD 模型得出）。点在格子内的位置没有含义。',
    label: '按再次下单的概率和消费额划分的顾客；方向键在格子间移动，回车选择，Shift 加方向键扩大',
    axes: { x: '可能再次下单 →', y: '↑ 已消费' },
    dots: (people, text) => (people === 1 ? '每点一位顾客' : `每点 ${text} 位顾客`),
    spoken: (told) => `再次下单的可能 ${told.alive}，消费 ${told.spent}：${told.text} 位顾客`,
    range: (from, to) => (to === null ? `${from} 以上` : `${from} 至 ${to}`),
    hint: '框选您关心的顾客，或选择：',
    slipping: '消费多但正在流失',
    clear: '不选',
    chosen: (people, alive, spent) => `${people} 位再次下单概率为 ${alive}、已消费 ${spent} 的顾客`,
    segment: (alive, spent) => `再购概率 ${alive}，消费 ${spent}`,
    none: '回头客还太少，无法判断谁仍是顾客。',
    columns: { alive: '再次下单', spent: '已消费', people: '顾客', worth: '净销售额' },
  },
  survival: {
    heading: (share, months) => `${months}后，${share} 的新顾客仍是顾客`,
    headingOrdered: '每月有多少人再次下单',
    means:
      '仍是顾客：按拟合的模型（MBG/NBD），尚未永久离开的新顾客比例：对 p ~ Beta(a, b) 积分 (1−p)·(α/(α+p·t))^r，t 以周计。当月下单：在该月已结束的全部顾客中，当月下单的比例。',
    curves: { alive: '仍是顾客', ordered: '当月下单' },
    after: (months) => (months === 0 ? '首单时' : `${months} 个月后`),
    axis: '首单后的月数',
    columns: { month: '首单后月数', alive: '仍是顾客', ordered: '当月下单' },
    months: (months) => `${months} 个月`,
  },
}
