import { watchBundles } from './bundle/watch.ts'
import { defineShelf } from './shelf/define.ts'

/** Rare, so a file of its own. */
export const forgetting = () => import('./forget.ts')

watchBundles()
defineShelf()
