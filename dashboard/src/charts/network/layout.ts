import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import { scaleLinear, scaleSqrt } from 'd3-scale'
import type { Size } from '../size.ts'

export interface NetworkNode {
  id: string
  name: string
  /** How large its dot is: 0 or more. */
  weight: number
  /** Read aloud. It has to hold the name, word for word. */
  spoken: string
}

export interface NetworkLink {
  /** Ids of nodes. */
  from: string
  to: string
  /** How strong the line is: 0 or more. */
  weight: number
}

export interface NetworkOptions extends Size {
  nodes: readonly NetworkNode[]
  links: readonly NetworkLink[]
  /** Pixels a character of 12 px takes, about: 6.5, Chinese 12. */
  characterWidth: number
}

/** Where a name stands. One that would touch others is hidden until its dot is pointed at. */
export interface NetworkLabel {
  text: string
  x: number
  y: number
  isHidden: boolean
}

export interface NetworkLayout extends Size {
  /** In the order of the nodes that were given. */
  nodes: { x: number; y: number; radius: number; label: NetworkLabel }[]
  links: { x1: number; y1: number; x2: number; y2: number; width: number; from: number; to: number }[]
  /** The order in which keys lead through the nodes: the weightiest first, each followed by what it goes with. */
  order: number[]
}

interface Body extends SimulationNodeDatum {
  index: number
}

const ticks = 140
/** Pixels of the picture for one of the forces'. */
const mostStretch = 1.6
const margin = { x: 28, top: 16, bottom: 30 }
const longestLabel = 22
const lineHeight = 16

/**
 * Where the nodes of a network come to rest. The forces begin at the same places and their chance is seeded, so that the
 * same data lies the same way each time. Links to nodes that are not there are left out; a name is written where it
 * touches no other name and no other dot, the weightiest first.
 */
export function networkLayout({
  nodes,
  links,
  width,
  height,
  characterWidth,
}: NetworkOptions): NetworkLayout {
  const place = new Map(nodes.map(({ id }, index) => [id, index]))
  const pairs = links.flatMap(({ from, to, weight }) => {
    const [source, target] = [place.get(from), place.get(to)]
    return source === undefined || target === undefined || source === target
      ? []
      : [{ source, target, weight }]
  })
  const heaviest = Math.max(1e-9, ...nodes.map(({ weight }) => weight))
  const strongest = Math.max(1e-9, ...pairs.map(({ weight }) => weight))
  const radius = scaleSqrt([0, heaviest], [3, 11])
  const lineWidth = scaleLinear([0, strongest], [1, 5])
  const bodies = settle(nodes, pairs)
  const fit = fitted(bodies, { width, height })
  const dots = nodes.map(({ weight }, index) => ({ ...fit[index]!, radius: radius(weight) }))
  const labels = labelled(nodes, dots, { width, height, characterWidth })
  return {
    width,
    height,
    nodes: dots.map((dot, index) => ({ ...dot, label: labels[index]! })),
    links: pairs.map(({ source, target, weight }) => {
      const [a, b] = [dots[source]!, dots[target]!]
      return { x1: a.x, y1: a.y, x2: b.x, y2: b.y, width: lineWidth(weight), from: source, to: target }
    }),
    order: orderOf(nodes, pairs),
  }
}

type Pair = { source: number; target: number; weight: number }

function settle(nodes: readonly NetworkNode[], pairs: readonly Pair[]): Body[] {
  const bodies: Body[] = nodes.map((_, index) => ({ index }))
  const springs: SimulationLinkDatum<Body>[] = pairs.map(({ source, target }) => ({ source, target }))
  const simulation = forceSimulation(bodies)
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force('link', forceLink<Body, SimulationLinkDatum<Body>>(springs).distance(34).strength(1))
    .force('charge', forceManyBody().strength(-180).distanceMax(300))
    .force('collide', forceCollide(26))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.09))
    .stop()
  for (let tick = 0; tick < ticks; tick++) simulation.tick()
  return bodies
}

/** The places stretched to the picture, but a few dots not so far that what goes together stands apart. */
function fitted(bodies: readonly Body[], { width, height }: Size): { x: number; y: number }[] {
  const x = along(
    bodies.map((body) => body.x ?? 0),
    [margin.x, width - margin.x],
  )
  const y = along(
    bodies.map((body) => body.y ?? 0),
    [margin.top, height - margin.bottom],
  )
  return bodies.map((body) => ({ x: x(body.x ?? 0), y: y(body.y ?? 0) }))
}

function along(values: number[], [from, to]: [number, number]): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const middle = (from + to) / 2
  if (!(most > least)) return () => middle
  const half = Math.min((to - from) / 2, ((most - least) / 2) * mostStretch)
  return scaleLinear([least, most], [middle - half, middle + half])
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const touches = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function labelled(
  nodes: readonly NetworkNode[],
  dots: readonly { x: number; y: number; radius: number }[],
  { width, height, characterWidth }: Size & { characterWidth: number },
): NetworkLabel[] {
  const taken: { box: Box; of: number }[] = dots.map(({ x, y, radius }, of) => ({
    of,
    box: { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
  }))
  const labels: NetworkLabel[] = []
  for (const index of byWeight(nodes)) {
    const { x, y, radius } = dots[index]!
    const text = short(nodes[index]!.name)
    const half = (text.length * characterWidth) / 2
    const middle = Math.min(width - half, Math.max(half, x))
    // Below the dot, else above it.
    const places = [y + radius + 13, y - radius - 6].map((baseline) => ({
      baseline,
      box: {
        left: middle - half,
        right: middle + half,
        top: baseline - 12,
        bottom: baseline + lineHeight - 12,
      },
    }))
    const free = places.find(
      ({ box }) =>
        box.top >= 0 &&
        box.bottom <= height &&
        !taken.some((other) => other.of !== index && touches(box, other.box)),
    )
    if (free) taken.push({ box: free.box, of: index })
    labels[index] = { text, x: middle, y: (free ?? places[0]!).baseline, isHidden: !free }
  }
  return labels
}

function short(name: string): string {
  return name.length > longestLabel ? `${name.slice(0, longestLabel - 1).trimEnd()}…` : name
}

function byWeight(nodes: readonly NetworkNode[]): number[] {
  return nodes.map((_, index) => index).sort((a, b) => nodes[b]!.weight - nodes[a]!.weight || a - b)
}

function orderOf(nodes: readonly NetworkNode[], pairs: readonly Pair[]): number[] {
  const order: number[] = []
  const visit = (index: number): void => {
    if (order.includes(index)) return
    order.push(index)
    const beside = pairs
      .filter(({ source, target }) => source === index || target === index)
      .sort((a, b) => b.weight - a.weight)
    for (const { source, target } of beside) visit(source === index ? target : source)
  }
  for (const index of byWeight(nodes)) visit(index)
  return order
}
