import { build } from '../scripts/build.ts'
import { checkSizes, measureSizes } from '../scripts/size.ts'

/** What the widget weighs in the shop's page, after gzip: the loader, the shelf with Lit, and what some pages add. */
await build(console.log)
const isWithin = checkSizes()
const sizes = measureSizes()
const bytesOf = (name: string) => {
  const size = sizes.find((one) => one.name.startsWith(name))
  if (!size) throw new Error(`budgets.json has no line for the ${name}`)
  return size
}
const loader = bytesOf('loader')
const shelf = bytesOf('shelf')
const bundle = bytesOf('bundle')
const chinese = bytesOf('Chinese words')
const undo = bytesOf('undo')
const account = bytesOf('account')
const loyalty = bytesOf('loyalty')
const preferences = bytesOf('preferences')
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({
      bench: 'widget',
      loader_gzip: loader.gzipBytes,
      shelf_gzip: shelf.gzipBytes,
      loader_brotli: loader.brotliBytes,
      shelf_brotli: shelf.brotliBytes,
      loader_budget: loader.gzip,
      shelf_budget: shelf.gzip,
      bundle_gzip: bundle.gzipBytes,
      bundle_budget: bundle.gzip,
      chinese_gzip: chinese.gzipBytes,
      undo_gzip: undo.gzipBytes,
      account_gzip: account.gzipBytes,
      loyalty_gzip: loyalty.gzipBytes,
      preferences_gzip: preferences.gzipBytes,
    }),
  )
}
if (!isWithin) process.exitCode = 1
