/** Pixels. */
export interface Size {
  width: number
  height: number
}

/** The part of a picture that the axes enclose, in pixels. */
export interface Plot {
  left: number
  right: number
  top: number
  bottom: number
}

/** A place on an axis and what stands there. */
export interface Tick<T> {
  at: number
  value: T
}
