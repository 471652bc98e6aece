import type { ShelfProduct } from '#shared/wire/recommendation'

export interface BlockOptions {
  /** Said above the products; nothing when empty. */
  title: string
  columns: number
  /** A language tag, for prices. */
  lang: string
  /** What addresses that begin with / are completed with; without it such products are left out. */
  origin: string | null
}

const font = 'font-family:Arial,Helvetica,sans-serif'
const cell = 'padding:8px;vertical-align:top;text-align:left'
const styles = {
  table: 'width:100%;border-collapse:collapse;border-spacing:0',
  title: `margin:0;padding:8px;font-size:20px;line-height:26px;color:#1c1a17;${font}`,
  image: 'display:block;width:100%;height:auto;border:0;padding-bottom:8px',
  link: `display:block;font-size:14px;line-height:20px;color:#1c1a17;text-decoration:none;${font}`,
  price: `font-size:14px;line-height:20px;font-weight:bold;color:#1c1a17;${font}`,
  was: `font-size:13px;line-height:20px;color:#6b655c;text-decoration:line-through;${font}`,
}

/**
 * Products as a block of HTML for an e-mail: tables and styles in the elements, as mail programs want it, no script, no
 * class, every text escaped. Empty when there is nothing to show.
 */
export function htmlBlock(products: readonly ShelfProduct[], options: BlockOptions): string {
  const { title, columns, origin } = options
  const cells = products.flatMap((product) => {
    const url = absolute(product.url, origin)
    return url ? [cellOf(product, url, options)] : []
  })
  if (cells.length === 0) return ''
  const rows: string[] = []
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns)
    while (row.length < columns) row.push(`<td style="${cell}"></td>`)
    rows.push(`<tr>${row.join('')}</tr>`)
  }
  const head =
    title === ''
      ? ''
      : `<tr><td colspan="${columns}" style="padding:0"><h2 style="${styles.title}">${escaped(title)}</h2></td></tr>`
  return `<table role="presentation" style="${styles.table}">${head}${rows.join('')}</table>`
}

function cellOf(product: ShelfProduct, url: string, { columns, lang, origin }: BlockOptions): string {
  const image = product.image_url === undefined ? null : absolute(product.image_url, origin)
  const picture = image
    ? `<img src="${escaped(image)}" alt="" width="${Math.floor(600 / columns) - 16}" style="${styles.image}">`
    : ''
  const { price_minor: price, list_price_minor: before, currency } = product
  const was =
    before !== undefined && before > price
      ? ` <span style="${styles.was}">${escaped(money(before, currency, lang))}</span>`
      : ''
  return (
    `<td width="${Math.floor(100 / columns)}%" style="${cell}">` +
    `<a href="${escaped(url)}" style="${styles.link}">${picture}${escaped(product.title)}</a>` +
    `<span style="${styles.price}">${escaped(money(price, currency, lang))}</span>${was}</td>`
  )
}

/** An http(s) address, completed where it begins with /; null where that cannot be done. */
function absolute(url: string, origin: string | null): string | null {
  if (/^https?:\/\//i.test(url)) return url
  return origin === null || !url.startsWith('/') ? null : origin + url
}

function money(minor: number, currency: string, lang: string): string {
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
