/** A field of two by two. */
export interface Quadrant4 {
  /** 0 the left or top one, 1 the right or bottom one. */
  column: 0 | 1
  row: 0 | 1
  name: string
  /** What is meant by the name. */
  means: string
  /** What is written large, and below. */
  figure: string
  beside: string
  /** 0 to 1: the more the stronger. */
  share: number
}

export interface QuadrantsOptions {
  fields: Quadrant4[]
  /** Of the element, in pixels. */
  width: number
}

export interface QuadrantBox {
  field: Quadrant4
  x: number
  y: number
  width: number
  height: number
  /** 0 (nobody) to 4: the strongest is not as strong as to drown what is written on it. */
  step: number
}

export interface QuadrantsLayout {
  width: number
  height: number
  boxes: QuadrantBox[]
  /** Where the names of the sides stand: above the columns, and above each row's fields. */
  columns: [number, number]
  rows: [number, number]
}

const gap = 4
const head = 24
const rowHead = 22
const height = 104
const widest = 1000

/** Where the four fields lie. */
export function quadrantsLayout({ fields, width }: QuadrantsOptions): QuadrantsLayout {
  const all = Math.min(width, widest)
  const side = (all - gap) / 2
  const xs: [number, number] = [0, side + gap]
  const ys: [number, number] = [head + rowHead, head + rowHead + height + rowHead + gap]
  return {
    width: all,
    height: ys[1] + height,
    columns: xs,
    rows: [ys[0] - 7, ys[1] - 7],
    boxes: fields.map((field) => ({
      field,
      x: xs[field.column],
      y: ys[field.row],
      width: side,
      height,
      step: field.share > 0 ? Math.min(4, Math.max(1, Math.ceil(field.share * 8))) : 0,
    })),
  }
}
