import type { Words } from '../en.ts'

/** 所有表单共用的文字。 */
export const forms: Words['forms'] = {
  save: '保存',
  saving: '正在保存…',
  saved: '已保存。',
  unsaved: '已修改，尚未保存。',
  leave: '有修改尚未保存。仍要退出登录并放弃修改吗？',
  reset: '撤销修改',
  cancel: '取消',
  remove: '删除',
  add: '添加',
  refused: '未保存：请更正标出的内容。您输入的内容没有丢失。',
}
