/** How many of each a product may have (`wire/product.ts`): what is beyond is left out, as else all of it would be refused. */
const most = { aliases: 100, tags: 50, categories: 10 }

/** The values without repetitions and empty ones, as many as a product may have. */
export function asManyAsKept(what: keyof typeof most, values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').slice(0, most[what])
}
