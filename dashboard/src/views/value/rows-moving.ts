/** Rows of a table, known by `data-person`, that glide from their places before to those they have now. */
export const rowsMoving = {
  /** Where the rows are: by person, pixels from the top of the table's own box. */
  places(host: Element): ReadonlyMap<string, number> {
    return new Map(rowsOf(host).map((row) => [row.dataset.person ?? '', row.offsetTop]))
  },

  /** Lets each row begin where it was. Under reduced motion they simply are where they are. */
  play(host: Element, before: ReadonlyMap<string, number>): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const row of rowsOf(host)) {
      const from = before.get(row.dataset.person ?? '')
      const away = from === undefined ? 0 : from - row.offsetTop
      if (away === 0) continue
      row.animate([{ transform: `translateY(${away}px)` }, { transform: 'none' }], {
        duration: 180,
        easing: 'ease-out',
      })
    }
  },
}

function rowsOf(host: Element): HTMLElement[] {
  return [...host.querySelectorAll<HTMLElement>('tr[data-person]')]
}
