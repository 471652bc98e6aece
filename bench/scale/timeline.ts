/** What is going to happen, the earliest first: a heap. */
export class Timeline<T extends { at: number }> {
  readonly #heap: T[] = []

  /** Takes one that has its time `at`. */
  add(one: T): void {
    const heap = this.#heap
    let place = heap.push(one) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (heap[parent]!.at <= one.at) break
      heap[place] = heap[parent]!
      place = parent
    }
    heap[place] = one
  }

  /** Takes out the earliest, if there is any. */
  next(): T | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1]!.at < heap[child]!.at) child++
      if (heap[child]!.at >= last.at) break
      heap[place] = heap[child]!
      place = child
    }
    heap[place] = last
    return first
  }
}
