import { defineShelf } from './shelf/define.ts'

export { forgetVisitor } from './forget.ts'

defineShelf()
