import { circle, fill, line, n, type Ornament, path, rect, times } from './brush.ts'

/** Sprigs with buds, as on a printed cotton. */
export const sprigs: Ornament = (chance, { first, second }) => {
  const turn = chance.between(-20, 20)
  const sprig =
    path('M0 40C4 14 -6 -8 2 -38', line(first, 2.5)) +
    times(4, (i) =>
      path(
        `M${i % 2 ? 1 : -1} ${22 - i * 14}q${i % 2 ? 20 : -20} -4 ${i % 2 ? 24 : -24} -22q${i % 2 ? -20 : 20} 2 ${i % 2 ? -24 : 24} 22Z`,
        fill(first),
      ),
    ) +
    times(
      5,
      (i) => `<ellipse cx="2" cy="-50" rx="6" ry="11" ${fill(second)} transform="rotate(${i * 72} 2 -40)"/>`,
    ) +
    circle(2, -40, 4.5, fill(first))
  return tiled(
    `sprigs${chance.between(0, 99_999)}`,
    100,
    120,
    (x, y, odd) => `<g transform="translate(${x} ${y}) rotate(${odd ? turn : -turn})">${sprig}</g>`,
  )
}

/** Wallpaper: stripes with medallions. */
export const wallpaper: Ornament = (chance, { first, second }) => {
  const petals = chance.between(6, 10)
  return (
    times(10, (i) => rect(i * 40, 0, 20, 600, fill(first, 0.4))) +
    tiled(
      `paper${chance.between(0, 99_999)}`,
      80,
      100,
      (x, y) =>
        `<g transform="translate(${x} ${y})">${times(petals, (i) => `<ellipse cx="0" cy="-15" rx="4.5" ry="12" ${line(second, 1.6)} transform="rotate(${n((i * 360) / petals)})"/>`)}${circle(0, 0, 4, fill(second))}${circle(0, 0, 30, line(second, 1.2))}</g>`,
    )
  )
}

/** The whorls of a fingerprint. */
export const fingerprint: Ornament = (chance, { first, second }) => {
  const x = chance.between(150, 250)
  const y = chance.between(360, 420)
  return (
    times(17, (i) => {
      const r = 12 + i * 15
      const gap = chance.between(10, 60)
      const dash = `${chance.between(90, 200) + r} ${gap} ${chance.between(40, 120)} ${chance.between(6, 18)}`
      return `<ellipse cx="${x}" cy="${n(y + i * 2)}" rx="${n(r * 0.78)}" ry="${r}" ${line(first, 7)} stroke-linecap="round" stroke-dasharray="${dash}" transform="rotate(${chance.between(-9, 9)} ${x} ${y})"/>`
    }) + circle(x, y, 6, fill(second))
  )
}

/** A shield in chevrons. */
export const heraldry: Ornament = (chance, { first, second, ground }) => {
  const count = chance.between(3, 5)
  const shield = 'M60 300H340V430Q340 530 200 580Q60 530 60 430Z'
  const id = `shield${chance.between(0, 9999)}`
  const bend = chance.happens(0.5)
  const field = bend
    ? times(count, (i) => path(`M${i * 90 - 60} 620L${i * 90 + 240} 280`, line(first, 34)))
    : times(count, (i) =>
        path(`M40 ${400 + i * 62}L200 ${310 + i * 62}L360 ${400 + i * 62}`, line(first, 26)),
      )
  return `<clipPath id="${id}"><path d="${shield}"/></clipPath>${times(12, (i) => times(8, (j) => path(`M${i * 36 + (j % 2) * 18} ${j * 80 + 10}l5 9l-5 9l-5 -9Z`, fill(first, 0.28))))}<g clip-path="url(#${id})">${rect(0, 280, 400, 320, fill(second))}${field}</g>${path(shield, line(first, 5))}${path(shield, `${line(ground, 1.5)} transform="translate(6 9) scale(.97)"`)}`
}

/** Onion domes in falling snow. */
export const domes: Ornament = (chance, { first, second, paper }) =>
  [330, 70, 200]
    .map((x, i) => {
      const y = 400 - i * 24 + chance.between(-14, 14)
      const w = 46 + i * 12
      return (
        rect(x - w * 0.7, y + 60, w * 1.4, 260, fill(i === 2 ? second : first)) +
        path(
          `M${x} ${y - 74}C${x + 6} ${y - 34} ${x + w * 1.2} ${y - 16} ${x + w} ${y + 24}Q${x + w * 0.8} ${y + 54} ${x + w * 0.55} ${y + 62}H${x - w * 0.55}Q${x - w * 0.8} ${y + 54} ${x - w} ${y + 24}C${x - w * 1.2} ${y - 16} ${x - 6} ${y - 34} ${x} ${y - 74}Z`,
          fill(i === 2 ? first : second),
        ) +
        path(`M${x} ${y - 72}v-26M${x - 8} ${y - 88}h16`, line(i === 2 ? first : second, 3.5)) +
        times(3, (k) =>
          path(
            `M${n(x - w * 0.35 + k * w * 0.35)} ${y + 110}v42`,
            `${line(paper, 6, 0.8)} stroke-linecap="round"`,
          ),
        )
      )
    })
    .join('') +
  times(70, () =>
    circle(chance.next() * 400, chance.next() * 600, 1.2 + chance.next() * 2.6, fill(paper, 0.85)),
  )

/** Fans in rows, art deco. */
export const fans: Ornament = (chance, { first, second, ground }) => {
  const r = chance.pick([50, 40, 66.7])
  const fan = (x: number, y: number) =>
    circle(x, y, r, fill(ground)) +
    times(4, (k) => circle(x, y, r - 2 - k * (r / 4.4), k === 3 ? fill(second) : line(first, k ? 1.4 : 2.4)))
  // From above downwards, each row over the one before, past both edges of the tile.
  const tile = times(6, (j) => times(3, (i) => fan((i - 1) * r * 2 + (j % 2 ? r : 2 * r), (j - 1) * (r / 2))))
  return patterned(`fans${chance.between(0, 99_999)}`, r * 2, r, tile)
}

/** Plain forms in two colours, after 1920. */
export const forms: Ornament = (chance, { first, second, ink }) => {
  const shapes = [
    () => circle(chance.between(120, 280), chance.between(370, 440), chance.between(80, 120), fill(first)),
    () =>
      rect(
        chance.between(40, 200),
        chance.between(300, 420),
        chance.between(90, 170),
        chance.between(90, 200),
        fill(second),
      ),
    () =>
      path(
        `M${chance.between(20, 120)} 570L${chance.between(160, 240)} ${chance.between(300, 400)}L${chance.between(280, 380)} 570Z`,
        `${fill(second)} style="mix-blend-mode:multiply"`,
      ),
    () =>
      path(
        `M${chance.between(40, 180)} ${chance.between(320, 420)}a90 90 0 0 1 180 0Z`,
        `${fill(first)} style="mix-blend-mode:multiply"`,
      ),
  ]
  const begin = chance.between(0, 3)
  return (
    shapes[begin]!() +
    shapes[(begin + 1 + chance.between(0, 1)) % 4]!() +
    times(chance.between(4, 9), (i) =>
      path(`M40 ${330 + i * 12}H${chance.between(150, 360)}`, line(ink, 2)),
    ) +
    circle(chance.between(60, 340), chance.between(320, 360), 13, fill(ink))
  )
}

/** Grasses in the wind. */
export const grasses: Ornament = (chance, { first, second }) => {
  const lean = chance.between(-70, 70)
  return times(34, (i) => {
    const x = chance.between(-20, 420)
    const tall = chance.between(110, 330)
    const tip: [number, number] = [x + lean * (tall / 220) + chance.between(-16, 16), 610 - tall]
    const colour = i % 4 === 0 ? second : first
    const stem = path(
      `M${x} 610Q${x} ${n(610 - tall * 0.6)} ${n(tip[0])} ${n(tip[1])}`,
      `${line(colour, 2, 0.85)} stroke-linecap="round"`,
    )
    const ear =
      i % 3 === 0
        ? times(
            6,
            (k) =>
              `<ellipse cx="${n(tip[0] - lean * 0.03 * k)}" cy="${n(tip[1] + k * 9)}" rx="3" ry="6.5" ${fill(colour)} transform="rotate(${k % 2 ? 28 : -28} ${n(tip[0])} ${n(tip[1] + k * 9)})"/>`,
          )
        : i % 3 === 1
          ? circle(tip[0], tip[1], 4 + chance.next() * 5, fill(colour, 0.9))
          : ''
    return stem + ear
  })
}

/** A curtain, drawn aside from a light. */
export const curtain: Ornament = (chance, { ground, first, second }) => {
  const middle = chance.between(160, 240)
  const fold = (side: number) =>
    times(8, (i) => {
      const x = side * i * 27
      return path(
        `M${200 + side * 200 - x} -5C${200 + side * 200 - x} 300 ${200 + side * 210 - x * 0.55} 420 ${200 + side * 205 - x * 0.28} 610`,
        line(i % 2 ? first : ground, 24),
      )
    })
  return (
    rect(0, 0, 400, 600, fill(first)) +
    path(`M${middle} 40L${middle - 150} 600H${middle + 150}Z`, fill(second, 0.85)) +
    `<ellipse cx="${middle}" cy="596" rx="150" ry="30" ${fill(second)}/>` +
    fold(-1) +
    fold(1) +
    path(
      `M0 0H400V46${times(8, () => 'q-25 34 -50 0')}Z`,
      `${fill(ground)} stroke="${second}" stroke-width="4"`,
    )
  )
}

/** A Greek key round a sun. */
export const meander: Ornament = (chance, { first, second }) => {
  const rays = chance.pick([16, 20, 24, 32])
  const key = (y: number) =>
    times(9, (i) =>
      path(`M${i * 50 - 20} ${y + 32}v-32h40v24h-20v-10`, `${line(first, 5)} stroke-linejoin="miter"`),
    ) + path(`M0 ${y - 9}H400M0 ${y + 41}H400`, line(first, 3))
  const round = times(rays, (i) => {
    const a = (i / rays) * 6.2832
    const far = i % 2 ? 106 : 122
    return path(
      `M${n(200 + 66 * Math.cos(a - 0.09))} ${n(424 + 66 * Math.sin(a - 0.09))}L${n(200 + far * Math.cos(a))} ${n(424 + far * Math.sin(a))}L${n(200 + 66 * Math.cos(a + 0.09))} ${n(424 + 66 * Math.sin(a + 0.09))}Z`,
      fill(first),
    )
  })
  return (
    key(20) +
    key(556) +
    round +
    circle(200, 424, 56, fill(second)) +
    times(chance.between(2, 4), (i) => circle(200, 424, 46 - i * 12, line(first, 3)))
  )
}

/** Staggered rows of one drawing, as an SVG pattern: neighbours reach over the tile's edge, so each is drawn twice. */
function tiled(
  name: string,
  w: number,
  h: number,
  draw: (x: number, y: number, odd: boolean) => string,
): string {
  const places = [0, 1, 2].flatMap((j) =>
    [0, 1].map((i) => [j % 2 ? w / 2 + (i - 1) * w : i * w, j * h, j % 2 === 1] as const),
  )
  const more = places.map(([x, y, odd]) => draw(x, y, odd)).join('') + draw(w * 1.5, h, true)
  return patterned(name, w, h * 2, more)
}

function patterned(name: string, w: number, h: number, tile: string): string {
  return `<pattern id="${name}" width="${n(w)}" height="${n(h)}" patternUnits="userSpaceOnUse">${tile}</pattern>${rect(0, 0, 400, 600, `fill="url(#${name})"`)}`
}
