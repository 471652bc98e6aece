import type { Words } from '../en.ts'

/** 由某种选择得出的顾客名单的文字，数字传入时已格式化。 */
export const peopleList: Words['peopleList'] = {
  loading: '正在查找…',
  all: (people) => `在顾客页面查看全部 ${people}`,
  none: '没有人。',
  name: '分群名称',
  save: '存为分群',
  saved: (name) => `“${name}”已保存，可在每个页面选择。`,
  columns: { customer: '顾客', orders: '订单', net: '净销售额', last: '上次下单' },
  close: '关闭',
}
