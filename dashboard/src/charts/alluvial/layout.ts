import { apart } from '../marks/apart.ts'

/** A box of a column; boxes stand in the order given, the same on both sides where both have them. */
export interface AlluvialNode {
  id: string
  name: string
  /** A class that says its colour. */
  tone: string
}

export interface AlluvialFlow {
  from: string
  to: string
  people: number
  /** What is read aloud and above the picture. */
  spoken: string
  /** No move that matters: drawn as faintly as those who stayed. */
  faint?: boolean
}

export interface AlluvialOptions {
  left: AlluvialNode[]
  right: AlluvialNode[]
  flows: AlluvialFlow[]
  /** Of the element, in pixels. */
  width: number
  /** Pixels a character of 13 px takes, about: 7, Chinese 13. */
  characterWidth: number
  /** How people are counted beside a name. */
  write(people: number): string
}

export interface AlluvialBox {
  side: 'left' | 'right'
  node: AlluvialNode
  text: string
  x: number
  y: number
  width: number
  height: number
  /** Where the line with its name and its count stands. */
  label: { x: number; y: number }
}

export interface AlluvialRibbon {
  flow: AlluvialFlow
  /** The places of its boxes in their columns. */
  row: number
  column: number
  tone: string
  /** From a box to the one of the same name, or said to be no move: the ground that the others stand out from. */
  stays: boolean
  d: string
}

export interface AlluvialLayout {
  width: number
  height: number
  boxes: AlluvialBox[]
  ribbons: AlluvialRibbon[]
}

const boxWidth = 12
const gap = 14
const head = 28
const labelHeight = 18
const least = { height: 260, node: 44, box: 2, ribbon: 1.5 }

/**
 * Two columns of stacked boxes with ribbons between them, as thick as there are people in them; all on one scale. Within
 * a box ribbons lie in the order of the boxes they lead to, so that as few cross as can be.
 */
export function alluvialLayout(options: AlluvialOptions): AlluvialLayout {
  const { left, right, flows, width, characterWidth, write } = options
  const rows = Math.max(left.length, right.length)
  const height = Math.max(least.height, rows * least.node) + head
  const total = flows.reduce((sum, { people }) => sum + people, 0)
  const scale = (height - head - gap * Math.max(0, rows - 1)) / Math.max(1, total)
  const room = (nodes: AlluvialNode[], sums: Map<string, number>) =>
    Math.min(
      width * 0.36,
      10 +
        characterWidth *
          Math.max(0, ...nodes.map(({ id, name }) => name.length + 1 + write(sums.get(id) ?? 0).length)),
    )
  const sums = { left: sumsOf(flows, 'from'), right: sumsOf(flows, 'to') }
  const x = { left: room(left, sums.left), right: width - room(right, sums.right) - boxWidth }
  const boxes = (['left', 'right'] as const).flatMap((side) =>
    columnOf({
      side,
      nodes: side === 'left' ? left : right,
      sums: sums[side],
      x: x[side],
      scale,
      height,
      write,
    }),
  )
  return { width, height, boxes, ribbons: ribbonsOf(options, boxes, scale) }
}

function sumsOf(flows: readonly AlluvialFlow[], end: 'from' | 'to'): Map<string, number> {
  const sums = new Map<string, number>()
  for (const flow of flows) sums.set(flow[end], (sums.get(flow[end]) ?? 0) + flow.people)
  return sums
}

function columnOf({
  side,
  nodes,
  sums,
  x,
  scale,
  height,
  write,
}: {
  side: 'left' | 'right'
  nodes: AlluvialNode[]
  sums: Map<string, number>
  x: number
  scale: number
  height: number
  write(people: number): string
}): AlluvialBox[] {
  let y = head
  const boxes = nodes.map((node) => {
    const people = sums.get(node.id) ?? 0
    const box = {
      side,
      node,
      text: write(people),
      x,
      y,
      width: boxWidth,
      height: Math.max(least.box, people * scale),
    }
    y += people * scale + gap
    return box
  })
  const middles = boxes.map((box) => box.y + box.height / 2)
  const heights = apart(middles, { gap: labelHeight, top: head, bottom: height - 4 })
  return boxes.map((box, index) => ({
    ...box,
    label: { x: side === 'left' ? x - 8 : x + boxWidth + 8, y: heights[index]! + 4 },
  }))
}

function ribbonsOf(
  { left, right, flows }: AlluvialOptions,
  boxes: readonly AlluvialBox[],
  scale: number,
): AlluvialRibbon[] {
  const places = {
    left: new Map(left.map(({ id }, index) => [id, index])),
    right: new Map(right.map(({ id }, index) => [id, index])),
  }
  const boxOf = (side: 'left' | 'right', id: string) =>
    boxes.find((box) => box.side === side && box.node.id === id)
  const used = new Map<AlluvialBox, number>()
  const take = (box: AlluvialBox, people: number) => {
    const from = used.get(box) ?? 0
    used.set(box, from + people * scale)
    return box.y + from
  }
  // In the order of rows and columns each side fills up from the top.
  const known = flows
    .map((flow) => ({ flow, row: places.left.get(flow.from) ?? -1, column: places.right.get(flow.to) ?? -1 }))
    .filter(({ flow, row, column }) => row >= 0 && column >= 0 && flow.people > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column)
  return known.map(({ flow, row, column }) => {
    const [from, to] = [boxOf('left', flow.from)!, boxOf('right', flow.to)!]
    const thick = Math.max(least.ribbon, flow.people * scale)
    const start = { x: from.x + from.width, y: take(from, flow.people) }
    const end = { x: to.x, y: take(to, flow.people) }
    return {
      flow,
      row,
      column,
      tone: to.node.tone,
      stays: flow.from === flow.to || flow.faint === true,
      d: ribbon(start, end, thick),
    }
  })
}

/** A band of the same thickness all along, level at both ends. */
function ribbon(start: { x: number; y: number }, end: { x: number; y: number }, thick: number): string {
  const middle = (start.x + end.x) / 2
  const n = (value: number) => Math.round(value * 10) / 10
  return `M${n(start.x)},${n(start.y)}C${n(middle)},${n(start.y)} ${n(middle)},${n(end.y)} ${n(end.x)},${n(end.y)}V${n(end.y + thick)}C${n(middle)},${n(end.y + thick)} ${n(middle)},${n(start.y + thick)} ${n(start.x)},${n(start.y + thick)}Z`
}
