import { circle, curve, fill, line, n, type Ornament, path, rect, times } from './brush.ts'

/** Balloons over small clouds. */
export const balloons: Ornament = (chance, { first, second, paper, ink }) =>
  times(5, () => {
    const x = chance.between(-20, 360)
    const y = chance.between(300, 580)
    return (
      circle(x, y, 22, fill(paper, 0.75)) +
      circle(x + 26, y - 8, 28, fill(paper, 0.75)) +
      circle(x + 56, y, 20, fill(paper, 0.75))
    )
  }) +
  [
    [110, 400, 64],
    [286, 452, 82],
    [200, 330, 34],
  ]
    .map(([x, y, r], i) => {
      const cx = x! + chance.between(-26, 26)
      const cy = y! + chance.between(-18, 18)
      const colours = i % 2 ? [first, paper] : [second, first]
      return (
        circle(cx, cy, r!, fill(colours[0]!)) +
        `<ellipse cx="${cx}" cy="${cy}" rx="${n(r! * 0.62)}" ry="${r}" ${fill(colours[1]!)}/><ellipse cx="${cx}" cy="${cy}" rx="${n(r! * 0.24)}" ry="${r}" ${fill(colours[0]!)}/>` +
        path(
          `M${n(cx - r! * 0.5)} ${n(cy + r! * 0.86)}L${n(cx - r! * 0.16)} ${n(cy + r! * 1.42)}M${n(cx + r! * 0.5)} ${n(cy + r! * 0.86)}L${n(cx + r! * 0.16)} ${n(cy + r! * 1.42)}`,
          line(ink, 2),
        ) +
        rect(cx - r! * 0.2, cy + r! * 1.4, r! * 0.4, r! * 0.3, `${fill(ink)} rx="3"`)
      )
    })
    .join('')

/** Confetti of unserious shapes. */
export const confetti: Ornament = (chance, { first, second, paper }) =>
  times(12, (j) =>
    times(8, (i) => {
      const x = i * 54 + (j % 2) * 27 + chance.between(-8, 8)
      const y = j * 52 + chance.between(-8, 8)
      const colour = chance.pick([first, second, paper])
      const shapes = [
        circle(0, 0, 11, fill(colour)),
        path('M-14 4q7 -16 14 0t14 0', `${line(colour, 5)} stroke-linecap="round"`),
        path('M-11 10L0 -12L11 10Z', fill(colour)),
        circle(0, 0, 9, line(colour, 5)),
        path('M-10 -10L10 10M10 -10L-10 10', `${line(colour, 5)} stroke-linecap="round"`),
      ]
      return `<g transform="translate(${x} ${y}) rotate(${chance.between(0, 360)})">${chance.pick(shapes)}</g>`
    }),
  )

/** Squares within squares, turning. */
export const squares: Ornament = (chance, { first, second }) => {
  const turn = chance.pick([5, 8, 11, -6, -9])
  const round = chance.happens(0.35)
  const count = 15
  return times(count, (i) => {
    const side = 270 * 0.86 ** i
    const look = i === count - 1 ? fill(second) : line(i % 5 === 2 ? second : first, i % 5 === 2 ? 3.5 : 2)
    const turned = `transform="rotate(${i * turn} 200 422)"`
    return round
      ? `<ellipse cx="200" cy="422" rx="${n(side / 2)}" ry="${n(side / 2.9)}" ${look} ${turned}/>`
      : rect(200 - side / 2, 422 - side / 2, side, side, `${look} ${turned}`)
  })
}

/** Marbled endpapers. */
export const marbling: Ornament = (chance, { first, second, paper }) => {
  const phase = chance.next() * 6
  const sweep = chance.between(18, 44)
  return times(44, (i) => {
    const points = Array.from({ length: 9 }, (_, k): [number, number] => [
      k * 55 - 20,
      i * 15 - 30 + Math.sin(k * 0.9 + phase + i * 0.13) * sweep + Math.sin(k * 2.1 - i * 0.3) * 9,
    ])
    const colour = [first, second, paper, first][i % 4]!
    return path(curve(points), `${line(colour, 3 + chance.next() * 7, 0.85)} stroke-linecap="round"`)
  })
}

/** The engine-turned oval of a portrait medal. */
export const medal: Ornament = (chance, { first, second }) => {
  const lobes = chance.pick([7, 9, 11, 13])
  const rosette = (rx: number, ry: number, wobble: number, phase: number) => {
    const points = Array.from({ length: 109 }, (_, i) => {
      const a = (i / 108) * 6.28319
      const k = 1 + wobble * Math.sin(lobes * a + phase)
      return `${n(200 + rx * k * Math.cos(a))} ${n(300 + ry * k * Math.sin(a))}`
    })
    return path(`M${points.join('L')}Z`, line(first, 1.3, 0.8))
  }
  return (
    times(9, (i) => rosette(214 - i * 4.6, 320 - i * 7, 0.05, i * 0.65)) +
    `<ellipse cx="200" cy="300" rx="176" ry="262" ${line(second, 5)}/><ellipse cx="200" cy="300" rx="166" ry="252" ${line(second, 1.5)}/>` +
    times(44, (i) =>
      circle(200 + 171 * Math.cos(i * 0.1428), 300 + 257 * Math.sin(i * 0.1428), 2, fill(second)),
    )
  )
}

/** An arcade. */
export const arcade: Ornament = (chance, { first, second }) => {
  const columns = chance.pick([2, 3, 4])
  const w = 400 / columns
  return times(5, (j) =>
    times(columns, (i) => {
      const x = i * w
      const foot = 140 + j * 130
      const r = w * 0.32
      const sunlit = chance.happens(0.3)
      return (
        path(
          `M${n(x + w / 2 - r)} ${foot}V${n(foot - 78 + r * 0.3)}a${n(r)} ${n(r)} 0 0 1 ${n(2 * r)} 0V${foot}Z`,
          fill(sunlit ? second : first),
        ) +
        path(`M${n(x)} ${foot + 6}h${n(w)}`, line(first, 3)) +
        path(`M${n(x)} ${foot - 96 - r * 0.2}V${foot}`, line(first, 2, 0.7))
      )
    }),
  )
}

/** Contour lines with a dotted route. */
export const contours: Ornament = (chance, { first, second }) => {
  const hills = [0, 1, 2].map((i) => ({
    x: chance.between(40, 360),
    y: 300 + i * 110 + chance.between(-40, 40),
    seed: chance.next() * 6,
  }))
  const rings = hills
    .map(({ x, y, seed }) =>
      times(9, (i) => {
        const r = 14 + i * 17
        const points = Array.from({ length: 45 }, (_, k) => {
          const a = (k / 44) * 6.28319
          const wobble = 1 + 0.14 * Math.sin(3 * a + seed) + 0.07 * Math.sin(5 * a - seed * 2)
          return `${n(x + r * wobble * Math.cos(a))} ${n(y + r * 0.8 * wobble * Math.sin(a))}`
        })
        return path(`M${points.join('L')}Z`, line(first, i % 4 === 0 ? 2.4 : 1.1, 0.9))
      }),
    )
    .join('')
  const stops: [number, number][] = [
    [30, 560],
    [chance.between(90, 150), chance.between(440, 500)],
    [chance.between(200, 260), chance.between(470, 540)],
    [chance.between(290, 360), chance.between(330, 380)],
  ]
  const [endX, endY] = stops[3]!
  return `${rings}${path(curve(stops), `${line(second, 5)} stroke-dasharray="1 13" stroke-linecap="round"`)}${circle(30, 560, 8, fill(second))}${path(`M${endX - 9} ${endY - 9}l18 18m0 -18l-18 18`, line(second, 5))}`
}

/** Seeds of a sunflower, by the golden angle. */
export const phyllotaxis: Ornament = (chance, { first, second }) => {
  const x = chance.between(150, 250)
  const y = chance.between(418, 446)
  const shape = chance.between(0, 2)
  return times(260, (i) => {
    const a = i * 2.39996
    const r = 10 * Math.sqrt(i)
    const size = 1.6 + i * 0.018
    const px = x + r * Math.cos(a)
    const py = y + r * Math.sin(a)
    const look = fill(i % 13 === 0 || i % 21 === 0 ? second : first)
    if (shape === 0) return circle(px, py, size, look)
    if (shape === 1)
      return `<ellipse cx="${n(px)}" cy="${n(py)}" rx="${n(size * 1.7)}" ry="${n(size * 0.75)}" ${look} transform="rotate(${n((a * 180) / Math.PI)} ${n(px)} ${n(py)})"/>`
    return rect(px - size, py - size, size * 2, size * 2, `${look} transform="rotate(45 ${n(px)} ${n(py)})"`)
  })
}

/** Columns of coins, rising and falling. */
export const coins: Ornament = (chance, { first, second, ground }) => {
  let level = chance.between(4, 8)
  return times(7, (i) => {
    level = Math.min(15, Math.max(2, level + chance.between(-3, 4)))
    const x = 50 + i * 50
    return times(level, (k) => {
      const y = 570 - k * 15
      const top = k === level - 1
      return `${rect(x - 21, y - 9, 42, 9, fill(first))}<ellipse cx="${x}" cy="${y}" rx="21" ry="7.5" ${fill(first)}/><ellipse cx="${x}" cy="${y - 9}" rx="21" ry="7.5" ${fill(top ? second : first)} stroke="${ground}" stroke-width="1.6"/>`
    })
  })
}
