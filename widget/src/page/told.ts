/** A product as a reader of the page knows it. */
export interface PageProduct {
  item_id: string
  item_name?: string | undefined
}

/** The products this view of the page told of, by whichever reader: JSON-LD, Open Graph, data layer, its own calls. */
export let told: PageProduct[] = []

/** Another view begins: everything on the page counts anew. */
export function tellAnew(): void {
  told = []
}

/** True when this product was not yet told in this view of the page; it is from now on. */
export function isNewView(item: PageProduct | undefined): boolean {
  return !!item && !told.some((other) => isSame(item, other)) && !!told.push(item)
}

/** Readers may know a product by different ids; then its name tells. */
export function isSame(a: PageProduct, b: PageProduct | undefined): boolean {
  return a.item_id === b?.item_id || (!!a.item_name && a.item_name === b?.item_name)
}
