import type { Words } from '../en.ts'

/** 价值页面的文字，数字传入时已格式化。 */
export const value: Words['value'] = {
  question: '谁带来收入？',
  story: (top, brings, slipping) =>
    `最好的 ${top} 顾客带来了 ${brings} 的净销售额${
      slipping === null
        ? '。'
        : slipping.people === 0
          ? '，其中没有人正在流失。'
          : `，其中 ${slipping.text} 人正在流失。`
    }`,
  asOf: (day, people) => `截至 ${day}，共 ${people} 位下过单的顾客。`,
  slippingLink: () => '看看是谁',
  slippingMeans: '正在流失：按店铺的模型，他们再次下单的可能性不超过一半。',
  slipping: '正在流失',
  nobody: '还没有人付款下单。有订单后，这里会显示谁带来收入。',
  nobodyHint: '从服务器发送订单，或导入已有订单：',
  lorenz: {
    heading: (half) => `一半的净销售额来自最好的 ${half} 顾客`,
    means:
      '顾客按历史净销售额从高到低排列，曲线是他们合计带来的比例。如果人人相同，曲线就是直线；基尼系数是两者之间面积的两倍：人人相同为 0，越集中越接近 1。',
    gini: (gini) => `基尼系数 ${gini}：人人相同为 0，全由一人带来为 1。`,
    cursor: '最好的顾客所占百分比',
    tell: (top, brings) => `最好的 ${top} 顾客带来 ${brings}。`,
    even: '如果人人相同',
    axes: { x: '顾客，从最好的开始', y: '占净销售额' },
    columns: { share: '最好的顾客', brings: '带来的净销售额' },
  },
  products: {
    heading: (share, brings) => `最好的 ${share} 商品带来 ${brings} 的商品销售额`,
    means: '每件商品订单行的销售额，从高到低，以及它与前面各项合计占全部商品销售额的比例。已取消的订单不计。',
    lead: (range, products) => `${range}，售出 ${products} 种商品。第二个数字是从第一名起的合计占比。`,
    label: '销售额最高的商品',
    bar: (revenue, upTo) => `${revenue} · 合计 ${upTo}`,
    columns: { product: '商品', revenue: '销售额', share: '占比', upTo: '与前面各项合计' },
  },
  ranking: {
    title: '按您的权重，谁最重要',
    lead: (people, of) =>
      `拖动权重，名次随之变化。这里是 ${of} 位顾客中，按已带来的价值、未来价值、流失风险或回购表现排在最前的 ${people} 位。权重合计 100%，一项增加，其余按比例减少。`,
    means:
      '综合价值是五个部分的权重 × 得分之和，从 0 到 100。得分是该顾客在全体中的名次，本身是比率的直接使用。顾客页面列出每一部分的数据和公式，还会计入只有其个人记录才有的少数内容。',
    growth: '成长取决于顾客看过什么，只有其个人页面知道；在这里它的权重分给其他部分。',
    weight: (part) => `权重：${part}`,
    save: '保存这些权重',
    saving: '正在保存…',
    saved: '已保存。今后顾客页面、等级和分群都按这些权重计算。',
    same: '这是店铺目前的权重。',
    reset: '恢复店铺的权重',
    columns: { place: '名次', customer: '顾客', value: '价值', parts: '构成', moved: '变动' },
    up: (places) => `上升 ${places} 位`,
    down: (places) => `下降 ${places} 位`,
    bar: (parts) => `构成：${parts}`,
    part: (name, adds) => `${name} ${adds}`,
    more: (people) => `显示前 ${people} 位`,
    less: '收起',
  },
  work: {
    title: '重点客户：有多少价值面临风险，正在怎么做',
    lead: (share) => `合计占未来价值 ${share} 的顾客，以及风险最大的顾客。风险最大的在前。`,
    means: '未来价值：今后十二个月预计的净销售额，每月按 1% 折现。面临风险：未来价值 × 已经流失的可能性。',
    columns: {
      customer: '顾客',
      value: '未来价值',
      alive: '仍是顾客',
      atRisk: '面临风险',
      next: '下一步',
      due: '期限',
      done: '状态',
    },
    next: (name) => `${name} 的下一步`,
    due: (name) => `${name} 的期限`,
    state: (name) => `${name} 的状态`,
    states: { open: '待办', done: '完成', snoozed: '稍后' },
    filter: '哪些客户',
    filters: { open: '待办', snoozed: '稍后', done: '完成', all: '全部' },
    laterDays: (days) => `稍后（${days} 天后）`,
    csv: '存为 CSV 文件',
    empty: '此列表中没有客户。',
    none: '回头客还太少，无法建立未来价值的模型。',
    everybody: '无论选择哪个分群，此列表始终包含所有人。',
    kept: '已保存。',
    more: (people) => `显示全部 ${people} 位`,
  },
}
