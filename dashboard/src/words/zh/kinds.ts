import type { Words } from '../en.ts'

/** 分群页面的文字，数字传入时已格式化。 */
export const kinds: Words['kinds'] = {
  question: '顾客分哪几类？',
  ofSome:
    '这里的一切只统计所选分群的人。分组、方格和类别是在这些人之中的排名，而顾客列表按全体排名，所以这里不能打开名单；聚类和需求只按全体统计。',
  story: (best, most) =>
    `${best.name}占顾客的 ${best.people}，带来 ${best.brings} 的净销售额${
      most === null ? '。' : `；人数最多的是${most.name}，占 ${most.people}，带来 ${most.brings}。`
    }`,
  nobody: '还没有人下单。有订单后，这里会显示顾客分哪几类。',
  groups: {
    title: '各类带来了什么',
    heading: (name, share) => `${name}带来 ${share} 的净销售额`,
    means:
      '按三项评分分组，各为 1 至 5 分：最近一次下单有多近、下单有多频繁、消费有多少，都与全体顾客相比。横条是该组占历史净销售额的比例，竖线是占顾客人数的比例：横条超过竖线，说明贡献高于人数。',
    lead: '横条：占销售额；竖线：占人数。',
    hint: '选择横条查看其中的顾客。',
    bar: (people, share) => `${share} · ${people} 人`,
    chosen: (people, name) => `${name}：${people} 人`,
    columns: { group: '分组', people: '人数', share: '占人数', worth: '净销售额', brings: '占销售额' },
  },
  rfm: {
    heading: (share) => `${share} 的顾客常来，而且最近来过`,
    means:
      '每格是一个近度评分和一个频次评分，5 分最好；近度按全体顾客五等分，频次按订单数。方块越大人数越多，颜色越深，平均每人带来的净额越高。',
    lead: '方块大小：人数；颜色：人均贡献。',
    hint: '选择一格查看其中的顾客。',
    label: '按近度和频次划分的顾客；方向键在格子间移动',
    recency: (score) => (score === 5 ? '5 最近' : score === 1 ? '1 最久' : String(score)),
    axis: '订单数 →',
    spoken: ({ recency, frequency, people, mean, worth }) =>
      `近度 ${recency}，频次 ${frequency}：${people} 人，人均 ${mean}，合计 ${worth}`,
    chosen: (people, recency, frequency) => `近度 ${recency}、频次 ${frequency} 的 ${people} 位顾客`,
    segment: (recency, frequency) => `近度 ${recency}，频次 ${frequency}`,
    columns: { recency: '近度', frequency: '频次', people: '人数', worth: '净销售额' },
  },
  movement: {
    title: '与上月相比谁变了',
    heading: (people, day) => `自 ${day} 起 ${people} 人换了组`,
    means:
      '左边是第一天各组的顾客，右边是最后一天的，依据每天一次的记录。色带越粗人数越多，没有变化的为灰色。',
    label: '各组之间的变化；方向键在色带间移动',
    none: '尚未下单',
    came: '当时还没有',
    stayed: (people, name) => `${people} 人没有变化：${name}`,
    moved: (people, from, to) => `${people} 人从${from}变为${to}`,
    early: (day) => `分组每天记录一次，始于 ${day}。从第二天起这里会显示谁变了，满一个月后显示整月。`,
    before: '分组每天记录一次，第一天正在记录，请明天再来。',
  },
  cube: {
    title: '价值、行为与身份',
    heading: (people, worth) => `${people} 位顾客，共带来 ${worth}`,
    lead: '选择一条横条，另外两图便只统计其中的人；可以继续选择以缩小范围。',
    clear: '恢复全部',
    by: '身份按什么分',
    axes: { tenure: '新客与老客', country: '国家或地区', age: '年龄' },
    faces: { worth: '价值', behaviour: '行为', who: '身份' },
    means: {
      worth: '按历史净销售额把顾客分成三等份，数额相同的在同一份。',
      behaviour: '由购买行为聚成的类别，见下。',
      who: '新客：首单在最近 90 天内。国家和年龄由店铺提供；从未提供的单独列出。',
    },
    thirds: { 1: '后三分之一', 2: '中间三分之一', 3: '前三分之一' },
    newOnes: '新客',
    known: '老客',
    other: '其他国家和地区',
    untold: '未提供',
    ages: (band) =>
      band === 'under-25'
        ? '25 岁以下'
        : band === '65-and-over'
          ? '65 岁及以上'
          : `${band.replace('-', '–')} 岁`,
    label: (face) => `${face}；方向键在横条间移动，回车选择`,
    chosen: (people, which) => `${which}：${people} 位顾客`,
    none: '还没有聚类，无法交叉：需要几十位顾客。',
    notAFilter: '这些人可以计数，但无法列出：没有条件能表示“未提供”或“其他国家和地区”。',
    columns: { people: '人数', worth: '净销售额' },
  },
  clusters: {
    title: '按行为分的类别',
    heading: (count) => `按购买方式，顾客分为 ${count} 类`,
    means:
      '对消费额、订单数、距上次和首次下单的天数以及是否出过问题做 k-means，各自标准化。类别数取轮廓系数最高的：各类相距很远时为 1，相接时为 0。',
    lead: '给它们起个名字：重新计算后，名字会跟着其中的人走。',
    silhouette: (value) => `区分得多清楚（轮廓系数）：${value}，满分 1。`,
    stability: (share) => `与上一次计算的一致程度为 ${share}（调整兰德指数）。`,
    firstRun: '是否稳定，要到下一次计算时才知道。',
    unnamed: (letter) => `类别 ${letter}`,
    rename: (name) => `${name}的名称`,
    kept: '已保存。',
    people: (people, name) => `${name}的 ${people} 人`,
    none: '还没有聚类：需要几十位下过单的顾客。',
    columns: {
      name: '名称',
      people: '人数',
      worth: '净销售额',
      brings: '占销售额',
      spent: '人均消费',
      orders: '订单',
      since: '距上次天数',
      tenure: '距首次天数',
    },
  },
  needs: {
    title: '各价值层看重什么',
    heading: (share, band, need) => `“${band}”中 ${share} 看重${need}`,
    means:
      '行为中最突出的需求（如果有）；价值层按净消费划分，与客户待遇中的一致。比例以该层被抽查的人为准，表格中有 Wilson 95% 区间。',
    sample: (people, customers) => `抽样：${customers} 位顾客中的 ${people} 位，在各层内均匀抽取。`,
    all: (people) => `全部 ${people} 位顾客。`,
    few: (people) => `抽样的 ${people} 人中还没有突出的需求：需要一些带折扣、品牌或配送信息的订单。`,
    nothing: '无突出',
    spoken: (band, need, share, interval) =>
      `${band}，${need}：${share}${interval === '' ? '' : `，${interval}`}`,
    interval: (low, high) => `${low} 至 ${high}`,
    columns: { band: '价值层', need: '需求', people: '人数', share: '比例', interval: '95% 区间' },
  },
  explained: {
    title: '各种分法能说明多少',
    heading: (name, share) => `“${name}”最能说明之后的消费：${share}`,
    means:
      'η²：之后 90 天消费的差异中，有多大比例是组与组之间的而不是组内的，0 至 1。横条按 ln(1 + 金额) 计算，少数大客户不会盖过其他人；表格中两种都有。',
    lead: (day, days, people) => `按 ${day} 的分组，看 ${people} 人之后 ${days} 天的消费。`,
    bar: (share, groups) => `${share} · ${groups} 组`,
    missing: '没有数字的，当时还没有记录。',
    none: '需要在最初的订单之后再有 90 天的订单。',
    by: {
      band: '消费层',
      rfm: '近度、频次、金额',
      cluster: '行为类别',
      tier: '会员等级',
      lifecycle: '生命周期',
    },
    columns: { by: '分法', groups: '组数', log: '按对数', amount: '按金额' },
  },
  targets: {
    title: '该面向哪一组',
    which: '分组方式',
    means:
      '得分 = 人数 × 终身价值 × 提升 ÷ 成本，即每花一元带来多少。终身价值是今后十二个月预计的净销售额。提升由实验逐组测得。未知的一概不作假设。',
    lead: '得分最高的在前。',
    leadUnknown: '潜力（人数 × 终身价值）最大的在前。要有得分，需要由实验测得的提升和成本。',
    cost: (currency) => `接触一个人的成本（${currency}）`,
    experiment: '提升由哪个实验测得',
    noExperiment: '没有实验',
    none: '还没有人在任何一组。',
    interval: (value, low, high) => `${value}（${low} 至 ${high}）`,
    columns: {
      group: '分组',
      size: '人数',
      clv: '人均终身价值',
      potential: '潜力',
      uplift: '提升',
      cost: '人均成本',
      score: '得分',
    },
  },
}
