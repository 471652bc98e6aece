/** Rows of a table, known by `data-person`, that glide from their places before to those they have now. */
export const rowsMoving = {
  /** Where the rows are: by person, pixels from the top of the table's own box. */
  places(host: Element): ReadonlyMap<string, number> {
    return new Map(rowsOf(host).map((row) => [row.dataset.person ?? '', row.offsetTop]))
  },

  /** Lets each row begin where it was. Under reduced motion they simply are where they are. */
  play(host: Element, before: ReadonlyMap<string, number>): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    // All places are read before the first row moves: a row set going has the browser work out styles anew for the next.
    const moves = rowsOf(host).map((row) => {
      const from = before.get(row.dataset.person ?? '')
      return { row, away: from === undefined ? 0 : from - row.offsetTop }
    })
    for (const { row, away } of moves) {
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
