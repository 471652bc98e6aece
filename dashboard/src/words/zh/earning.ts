import type { earning as en } from '../en/earning.ts'
import { causes, experiments } from './experiments.ts'
import { merchantRules } from './merchant-rules.ts'
import { shelfSetup } from './shelf-setup.ts'

export const earning: typeof en = {
  question: '推荐值得占这个位置吗？',
  tabs: '本页的各部分',
  tab: { results: '带来什么', rules: '您的规则', shopper: '某位顾客看到什么', setup: '位置与数据' },
  story: {
    quiet: (when) => `${when}没有人看到推荐栏。`,
    seen: ({ when, seen, clicks, revenue }) =>
      `${when}，推荐栏被看到 ${seen} 次，点击 ${clicks} 次；含被点击商品的订单共 ${revenue}。`,
    some: ({ when, orders, revenue }) =>
      `${when}，该分群的人在点击推荐栏后购买了 ${revenue}，共 ${orders} 笔订单。`,
    someQuiet: (when) => `${when}，该分群没有人购买在推荐栏点击过的商品。`,
    caused: ({ low, high, people }) =>
      `与看不到推荐栏的人相比，它在 ${people} 人中多带来 ${low} 至 ${high}。`,
    lost: ({ low, high, people }) =>
      `与看不到推荐栏的人相比，它在 ${people} 人中反而少了 ${low} 至 ${high}。`,
    seems: ({ amount, people }) =>
      `与看不到推荐栏的人相比，看来它在 ${people} 人中多带来 ${amount}，但实验尚在进行，仍可能是偶然。`,
    open: '其中有多少是因为推荐才买的，目前还分不清是不是偶然。',
    suspect: '实验各组的人数与计划不符：暂时不要相信它的数字。',
    none: '其中有多少是因为推荐才买的，只有实验能回答。',
  },
  name: {
    '7d': '最近 7 天',
    '30d': '最近 30 天',
    '90d': '最近 90 天',
    '12m': '最近 12 个月',
    all: '全部时间',
    custom: '这些日期内',
  },
  work: {
    choose: '柱形显示什么',
    metric: { revenue: '销售额', orders: '订单', clicks: '点击', seen: '展示' },
    heading: {
      revenue: (shelf, amount) => `“${shelf}”带来最多：被点击的商品中有 ${amount} 成交`,
      orders: (shelf, amount) => `“${shelf}”带来的订单最多：${amount} 笔`,
      clicks: (shelf, amount) => `“${shelf}”点击最多：${amount} 次`,
      seen: (shelf, amount) => `“${shelf}”展示最多：${amount} 次`,
    },
    none: '没有订单来自被点击的推荐栏',
    means:
      '每行是网站上的一个位置和选出商品的方式。展示：推荐栏进入视野的次数。订单和销售额：同一人在之前 7 天内从该推荐栏点击过的商品。一笔订单可能计入两个推荐栏。',
    line: (place, recommender) => `${place} · ${recommender}`,
    lead: (range) => `横线标出 ${range} 的数值。`,
    label: '按位置和选品方式划分的推荐栏',
    more: (count) => `另有 ${count} 个在表格中。`,
    columns: {
      shelf: '位置',
      recommender: '选品方式',
      seen: '展示',
      clicks: '点击',
      rate: '点击率',
      orders: '订单',
      revenue: '销售额',
      before: '对比期销售额',
    },
    table: '各推荐栏',
    someMeans:
      '只统计所选分群的人：此前 7 天内本人在该位置的推荐栏点击过的商品的订单和金额。一笔订单可能计入两个位置。展示和点击不按人统计，因此不知道某个分群的次数。',
    someLabel: '该分群的人从各位置购买的情况',
    empty: '这些日期内没有人看到推荐栏。请选择其他日期，或在网页中放入推荐栏：',
  },
  someCauses: '以下实验包括所有遇到实验的人。有人进入某个分群可能正是因为实验，所以各组只能整体比较。',
  causes,
  experiments,
  rules: merchantRules,
  shopper: {
    question: '这位顾客会看到什么，为什么？',
    story: ({ who, shelves, products }) =>
      `${who} 会在 ${shelves} 个推荐栏看到 ${products} 件商品，理由如下。`,
    storyNobody: '对一位一无所知的顾客，会显示这些。',
    who: '顾客或访客的编号',
    whoHint: '您店里的顾客编号，或以 v: 开头的访客编号。留空：新来的人。',
    product: '在此商品的页面（商品编号）',
    show: '查看',
    shelf: (place) => place,
    empty: '这里什么也不会显示：这个位置的推荐方式都没有结果。',
    emptyAll: '没有任何位置会向这位顾客显示商品。请填写商品编号：多数推荐栏从一件商品出发。',
    fallback: '由通用列表代替：这个位置自己的推荐方式没有结果。',
    personal: '根据这位顾客的行为选出。',
    general: '在这里对所有人都一样。',
    by: (recommender) => `由“${recommender}”选出`,
    notFound: (id) => `没有编号为 ${id} 的人。`,
    columns: { product: '商品', price: '价格', why: '理由', by: '选品方式' },
    page: '顾客页面',
  },
  setup: shelfSetup,
  because: {
    viewed: (item) => `看过“${item}”`,
    also_viewed: (item) => `看过“${item}”的人也看`,
    bought_together: (item) => `常与“${item}”一起买`,
    viewed_then_bought: (item) => `看过“${item}”的人后来买了`,
    buy_again: '以前买过',
    similar: (item, shared) => `与“${item}”相似${shared ? `：${shared}` : ''}`,
    bought: (item) => `与买过的“${item}”相配`,
    looked: (item) => `与看过的“${item}”相配`,
    brand: (brand) => `${brand} 的热门`,
    on_sale: (percent) => (percent ? `降价 ${percent}` : '正在降价'),
    to_free_shipping: (missing) => `还差 ${missing} 免运费`,
    trending: '此刻比平时更受关注',
    recently_viewed: '以前看过',
    category: (category) => `“${category}”热门`,
    bestseller: '大家都喜欢',
    new: '新上架',
    chosen: '您置顶的',
    discover: '还没多少人看过',
    people: (people, of) => `（${of} 人中有 ${people} 人）`,
  },
}
