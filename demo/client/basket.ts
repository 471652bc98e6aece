type Kindred = (...command: unknown[]) => void

declare global {
  interface Window {
    kindred: Kindred
  }
}

/** Puts one more copy of a book into the basket and shows the new count; false when the shop did not take it. */
export async function putInBasket(id: string): Promise<boolean> {
  try {
    const response = await fetch('/cart', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ add: id }),
    })
    if (!response.ok) return false
    const { count, added } = (await response.json()) as { count: number; added: boolean }
    showCount(count)
    return added
  } catch {
    return false // offline; the caller says so
  }
}

function showCount(count: number): void {
  const badge = document.querySelector<HTMLElement>('.basket b')
  if (!badge) return
  badge.textContent = String(count)
  badge.hidden = count === 0
}

let hiding: ReturnType<typeof setTimeout> | undefined

/** Says in a corner of the page that books were added, or that they were not. */
export function announce(titles: readonly string[], worked: boolean): void {
  const toast = document.querySelector<HTMLElement>('.toast')
  if (!toast) return
  toast.textContent = worked ? saidOf(toast.dataset, titles) : toast.dataset.failed!
  toast.classList.add('shown')
  clearTimeout(hiding)
  hiding = setTimeout(() => toast.classList.remove('shown'), 4_000)
}

function saidOf({ added = '', addedAll = '' }: DOMStringMap, titles: readonly string[]): string {
  const [only = ''] = titles
  return titles.length === 1
    ? added.replace('{title}', only)
    : addedAll.replace('{count}', `${titles.length}`)
}
