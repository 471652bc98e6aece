import { circle, curve, fill, height, line, n, type Ornament, path, rect, times, width } from './brush.ts'

/** A moon over crags and a tower with one lit window. */
export const moonlight: Ornament = (chance, { first, second, ground }) => {
  const moonX = chance.between(90, 310)
  const tower = moonX - 17 + chance.between(-24, 24)
  const top = chance.between(350, 395)
  return (
    circle(moonX, 385, chance.between(62, 88), fill(second, 0.92)) +
    times(5, (i) => path(`M0 ${340 + i * 30 + chance.between(-8, 8)}H400`, line(ground, 5 - i * 0.6, 0.5))) +
    path(ridge(chance, 505, 60, 7), fill(first)) +
    path(`M${tower} 600V${top}l-8 0v-16h10v8h12v-8h12v8h12v-8h10v16l-8 0V600Z`, fill(ground)) +
    rect(tower + 14, top + 34, 12, 20, fill(second)) +
    path(ridge(chance, 562, 46, 9), fill(ground))
  )
}

/** A sail on waves under a low sun. */
export const voyage: Ornament = (chance, { first, second, ground }) => {
  const sun = chance.between(110, 290)
  const ship = chance.between(130, 270)
  const wave = (y: number, colour: string, opacity = 1) =>
    path(
      `M-40 ${y}${times(6, () => 'q20 -22 40 0t40 0')}V620H-40Z`,
      `${fill(colour, opacity)} transform="translate(${chance.between(-30, 10)} 0)"`,
    )
  return (
    circle(sun, 360, chance.between(70, 105), fill(second)) +
    times(4, (i) => path(`M0 ${330 + i * 26}H400`, line(ground, 3 + i * 1.5))) +
    wave(452, first, 0.55) +
    path(
      `M${ship} 330v96M${ship} 338q56 30 52 78h-52ZM${ship - 6} 352q-40 26 -38 64h38Z`,
      `${fill(ground)} stroke="${first}" stroke-width="4"`,
    ) +
    path(`M${ship - 58} 428h124q-12 34 -36 38h-52q-26 -4 -36 -38Z`, fill(first)) +
    wave(486, first, 0.8) +
    wave(528, first)
  )
}

/** Planets and their orbits. */
export const orbits: Ornament = (chance, { first, second }) => {
  const x = chance.between(120, 280)
  const y = chance.between(425, 460)
  const tilt = chance.between(-28, 28)
  const stars = times(46, () =>
    circle(chance.next() * 400, 255 + chance.next() * 345, 0.8 + chance.next() * 1.6, fill(second, 0.75)),
  )
  const rings = times(5, (i) => {
    const r = 76 + i * 34
    const angle = chance.next() * 6.28
    return (
      `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${n(r * 0.38)}" ${line(i % 2 ? second : first, i % 2 ? 1.5 : 2.5)}/>` +
      circle(
        x + r * Math.cos(angle),
        y + r * 0.38 * Math.sin(angle),
        5 + chance.next() * 11,
        fill(i % 2 ? first : second),
      )
    )
  })
  return `${stars}${circle(x, y, 54, fill(second))}${circle(x - 14, y - 12, 54, fill(first, 0.35))}<g transform="rotate(${tilt} ${x} ${y})">${rings}</g>`
}

/** Bands of prairie, or of water, to the horizon. */
export const prairie: Ornament = (chance, { first, second, paper }) => {
  const horizon = chance.between(345, 385)
  return (
    circle(chance.between(80, 320), horizon - 10, chance.between(48, 76), fill(paper, 0.9)) +
    times(6, (i) => {
      const y = horizon + i * i * 8 + i * 14
      const hills = curve([
        [-10, y],
        [110 + chance.between(-40, 40), y - 22 + chance.between(0, 26)],
        [270 + chance.between(-40, 40), y + chance.between(-14, 18)],
        [410, y - 10],
      ])
      return path(`${hills}V620H-10Z`, fill(i % 2 ? second : first, 0.55 + i * 0.09))
    })
  )
}

/** Ink mountains in mist, and a sun like a seal. */
export const inkMountains: Ornament = (chance, { first, second, ground }) =>
  circle(chance.between(70, 130), chance.between(330, 370), 34, fill(second)) +
  times(4, (i) => {
    const y = 400 + i * 52
    return (
      path(peaks(chance, y, 90 - i * 12), fill(first, 0.22 + i * 0.2)) +
      path(`M-10 ${y + 44}q110 -26 210 0t210 -6v40H-10Z`, fill(ground, 0.55))
    )
  })

/** A wood by night, with stars. */
export const wood: Ornament = (chance, { first, second, ground }) =>
  times(22, () => {
    const size = 1.5 + chance.next() * 3.5
    const x = chance.next() * 400
    const y = 245 + chance.next() * 180
    return path(
      `M${n(x)} ${n(y - size * 2)}l${n(size * 0.5)} ${n(size * 1.5)}l${n(size * 1.5)} ${n(size * 0.5)}l${n(-size * 1.5)} ${n(size * 0.5)}l${n(-size * 0.5)} ${n(size * 1.5)}l${n(-size * 0.5)} ${n(-size * 1.5)}l${n(-size * 1.5)} ${n(-size * 0.5)}l${n(size * 1.5)} ${n(-size * 0.5)}Z`,
      fill(second, 0.9),
    )
  }) +
  [0.45, 0.75, 1]
    .map((shade, row) =>
      times(9, (i) => {
        const x = i * 50 - 10 + chance.between(-16, 16) + (row % 2) * 24
        const tall = chance.between(100, 180) - row * 14
        return (
          fir(x, 470 + row * 62, tall, fill(first, shade)) +
          (row === 2 && chance.happens(0.2) ? circle(x, 520, 4, fill(second)) : '')
        )
      }),
    )
    .join('') +
  path('M-10 590q120 -40 210 -14t210 -10v60H-10Z', fill(ground === first ? second : first))

function fir(x: number, foot: number, tall: number, look: string): string {
  return times(3, (i) => {
    const y = foot - tall * (0.3 * i)
    const half = tall * (0.26 - i * 0.06)
    return path(`M${n(x - half)} ${n(y)}L${n(x)} ${n(y - tall * 0.45)}L${n(x + half)} ${n(y)}Z`, look)
  })
}

function ridge(
  chance: { between(low: number, high: number): number },
  y: number,
  rough: number,
  points: number,
): string {
  const step = width / (points - 1)
  return `M0 ${height}${times(points, (i) => `L${n(i * step)} ${n(y - chance.between(0, rough))}`)}L400 ${height}Z`
}

function peaks(chance: { between(low: number, high: number): number }, y: number, tall: number): string {
  const points = times(5, (i) => {
    const x = i * 95 - 30 + chance.between(-20, 20)
    return `Q${x + 20} ${y - tall * 0.3} ${x + 45} ${n(y - tall * (0.5 + chance.between(0, 50) / 100))}T${x + 95} ${y}`
  })
  return `M-40 ${y + 90}V${y}${points}V${y + 90}Z`
}
