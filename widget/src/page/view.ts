import { pageChanged } from '../bridge.ts'
import { track } from '../tracker/track.ts'
import { readJsonLd } from './json-ld.ts'
import { readOpenGraph } from './open-graph.ts'
import { isSame, type PageProduct, tellAnew, told } from './told.ts'

/** A page that has not changed for this long has settled, in milliseconds. */
const quietMs = 300
/** Readings of one page at most: a page that never rests costs no more. */
const mostLooks = 10

let before: PageProduct | undefined
let looks = 0
let timer: ReturnType<typeof setTimeout>

/** Anchors inside a page do not count; the addresses of hash routers do. */
const addressNow = () => location.href.replace(/#(?![!/]).*/, '')
let address = addressNow()

/** The product of this page. */
export const pageProduct = () => (told[0] ?? before)?.item_id

/** True when the page as it is now has been read; until then the event `pageChanged` will tell. */
export const isRead = () => looks > 0

/** Reads the page, from JSON-LD, else from Open Graph; a product that was not told yet is a view. */
export function look(): void {
  // Without query and anchor: these may hold what is private.
  const here = location.origin + location.pathname
  const product =
    readJsonLd(
      [...document.querySelectorAll('[type$="ld+json"]')].map((block) => block.textContent!),
      here,
    ) ??
    readOpenGraph(
      (name) => document.querySelector<HTMLMetaElement>(`meta[property="${name}"]`)?.content || '',
      here,
    )
  // What the last address left behind is no view of this one.
  const isFresh = product && !told[0] && !isSame(product, before)
  if (isFresh) track('view_item', { items: [product] })
  if (!product) before = undefined
  if (!looks++ || isFresh) dispatchEvent(new Event(pageChanged))
}

/** The page's content changed: reads it once it is quiet, when its address is new or no product was found yet. */
export function stir(): void {
  if (addressNow() !== address) {
    address = addressNow()
    before = told[0] ?? before
    tellAnew()
    looks = 0
  } else if (told[0] || !looks || looks > mostLooks) return
  clearTimeout(timer)
  timer = setTimeout(look, quietMs)
}

/** The page was left and is shown again, or may be told of only now: everything on it counts anew. */
export function lookAgain(): void {
  tellAnew()
  looks = 0
  look()
}
