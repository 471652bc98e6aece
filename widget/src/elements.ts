import { watchRare } from './rare.ts'
import { defineShelf } from './shelf/define.ts'

export { forget } from './rare.ts'

watchRare()
defineShelf()
