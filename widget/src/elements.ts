import { watchRare } from './rare.ts'
import { defineShelf } from './shelf/define.ts'

export { account } from './rare.ts'

watchRare()
defineShelf()
