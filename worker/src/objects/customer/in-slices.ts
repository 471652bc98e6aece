/** Orders or visits that one write takes: half a megabyte of facts at most, where a row may have 2 MB. */
const sliceLength = 100

/** The list in slices that one write can take. */
export function* inSlices<T>(list: readonly T[]): Generator<T[]> {
  for (let i = 0; i < list.length; i += sliceLength) yield list.slice(i, i + sliceLength)
}
