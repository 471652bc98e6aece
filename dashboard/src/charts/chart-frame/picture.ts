const svgNamespace = 'http://www.w3.org/2000/svg'

/** What a stylesheet says of a mark and a file has to say by itself. */
const painted = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
] as const

const margin = 16
const lineHeight = 24
/** About the width of a character of the heading, to break it into lines: pixels. */
const characterWidth = 9

/**
 * A drawing as an SVG file that needs no stylesheet: its heading above it, on the page's own paper, in the colours seen.
 * Marks with `data-fleeting` (a cross under the pointer, a focus ring) are left out.
 */
export function standaloneSvg(drawing: SVGSVGElement, heading: string): string {
  const { width, height } = drawing.viewBox.baseVal
  const page = getComputedStyle(document.body)
  const lines = wrapped(heading, Math.max(12, Math.floor(width / characterWidth)))
  const top = margin + lines.length * lineHeight
  const file = document.createElementNS(svgNamespace, 'svg')
  setAll(file, {
    xmlns: svgNamespace,
    viewBox: `0 0 ${width + 2 * margin} ${height + top + margin}`,
    width: width + 2 * margin,
    height: height + top + margin,
    'font-family': page.fontFamily,
  })
  file.append(shape('rect', { width: '100%', height: '100%', fill: page.backgroundColor }))
  for (const [index, text] of lines.entries()) {
    const line = shape('text', {
      x: margin,
      y: margin + 14 + index * lineHeight,
      'font-size': 17,
      'font-weight': 600,
      fill: page.color,
    })
    line.textContent = text
    file.append(line)
  }
  const copy = paintedCopy(drawing)
  setAll(copy, { x: margin, y: top, width, height, overflow: 'visible' })
  file.append(copy)
  return new XMLSerializer().serializeToString(file)
}

/** The picture of an SVG file at twice its size, as phones and good screens show it. */
export async function pngOf(file: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(file)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * 2
  canvas.height = image.naturalHeight * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))),
      'image/png',
    )
  })
}

/** Hands a file to the browser to save. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

function paintedCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [...drawing.querySelectorAll('*')]
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[index]!)
    for (const name of painted) element.setAttribute(name, style.getPropertyValue(name))
    for (const name of ['class', 'tabindex', 'role', 'aria-label']) element.removeAttribute(name)
  }
  for (const fleeting of copy.querySelectorAll('[data-fleeting]')) fleeting.remove()
  for (const { name } of [...copy.attributes]) {
    if (name === 'class' || name.startsWith('aria-')) copy.removeAttribute(name)
  }
  return copy
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(/(?<=[\s，。、；：])/)) {
    if ((lines.at(-1) + word).trimEnd().length > most && lines.at(-1) !== '') lines.push('')
    lines[lines.length - 1] += word
  }
  return lines.map((line) => line.trim())
}

function shape(name: 'rect' | 'text', attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(svgNamespace, name)
  setAll(element, attributes)
  return element
}

function setAll(element: SVGElement, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}
