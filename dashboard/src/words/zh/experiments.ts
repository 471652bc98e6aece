import type * as en from '../en/experiments.ts'

export const causes: typeof en.causes = {
  choose: '比较什么',
  metric: { revenue: '销售额', conversion: '购买者' },
  heading: {
    more: (amount, arm) => `“${arm}”每人多带来 ${amount}，并非偶然`,
    less: (amount, arm) => `“${arm}”每人少带来 ${amount}，并非偶然`,
    seemsMore: (amount, arm) => `“${arm}”看来每人多带来 ${amount}；实验尚在进行，仍可能是偶然`,
    seemsLess: (amount, arm) => `“${arm}”看来每人少带来 ${amount}；实验尚在进行，仍可能是偶然`,
    seemsMoreBuyers: (points, arm) => `“${arm}”看来使购买者增加 ${points}；实验尚在进行，仍可能是偶然`,
    seemsLessBuyers: (points, arm) => `“${arm}”看来使购买者减少 ${points}；实验尚在进行，仍可能是偶然`,
    open: '推荐真正带来多少，目前还分不清是不是偶然',
    moreBuyers: (points, arm) => `“${arm}”使购买者增加 ${points}，并非偶然`,
    lessBuyers: (points, arm) => `“${arm}”使购买者减少 ${points}，并非偶然`,
  },
  means:
    '真正带来：遇到实验的人中，一组的平均值减去对照组的平均值，粗线为 95% 的 Welch 区间；细线是无论查看多少次都成立的区间。归因：该组每人在点击推荐栏之后购买的金额。',
  caused: (arm, baseline) => `真正带来：${arm} 对 ${baseline}`,
  adjusted: '同上，扣除以往差异',
  credited: (arm) => `按点击归因：${arm}`,
  of: (experiment, name) => `${name}（${experiment}）`,
  between: (value, low, high) => `${value}（${low} 至 ${high}）`,
  person: '每人',
  points: (points) => `每百人 ${points} 人`,
  spoken: ({ name, text, wide }) => `${name}：${text}${wide ? `；无论查看多少次：${wide}` : ''}`,
  wide: (low, high) => `${low} 至 ${high}`,
  label: '实验各组之间的差异及 95% 区间；方向键逐行移动',
  lead: '粗线：只在结束时看一次。细线：无论查看多少次都成立。线跨过零，就可能全是偶然。',
  cuped: {
    made: (narrower) =>
      `扣除以往差异（CUPED）：各组进入实验前一年内下过单的人因偶然而多少不同，这一部分已扣除，区间因此窄了 ${narrower}。`,
    none: '扣除以往差异（CUPED）不适用：这里没有人在进入实验前一年内下过单。',
    little: '扣除以往差异（CUPED）暂不适用：有一组在进入实验前一年内下过单的不足十人。',
    alike: '扣除以往差异（CUPED）不起作用：所有人在进入实验之前都一样。',
  },
  columns: {
    row: '项目',
    value: '差异',
    low: '下限',
    high: '上限',
    wideLow: '恒有效下限',
    wideHigh: '恒有效上限',
    p: 'p 值',
  },
  none: '目前没有可比较的',
  noneHint:
    '想知道推荐真正带来多少，可让一小部分顾客几周内看不到推荐栏。把下面的内容放进设置（PUT /v1/settings），比较结果就会出现在这里：',
  noneYet: '遇到实验的人还太少，无法比较各组。',
}

export const experiments: typeof en.experiments = {
  title: '实验',
  status: { draft: '草稿', running: '进行中', ended: '已结束' },
  columns: {
    experiment: '实验',
    status: '状态',
    arm: '组',
    people: '人数',
    buyers: '购买者',
    rate: '购买率',
    revenue: '每人销售额',
    past: '此前下过单',
    ratio: '人数分布',
  },
  expected: (share) => `计划 ${share}`,
  fine: (p) => `与计划相符（p = ${p}）`,
  suspect: (p) => `与计划不符（p = ${p}）：其余数字都不可信`,
  unknown: '还没有人',
  pastMeans:
    '其中有多少人在进入实验前 365 天内下过单（以进入实验时已知的身份为准）。每组都有十人以上时，就会扣除以往差异。',
  ratioMeans:
    '用卡方检验看各组人数是否符合权重。p 低于 0.001 说明有问题：例如曝光没有上报、页面跳转，或实验进行中改动了分组。',
  excluded: (people) => `${people} 人遇到了不止一组，未计入任何一组。`,
}
