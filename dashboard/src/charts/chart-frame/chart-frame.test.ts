import { html } from 'lit'
import { expect, test, vi } from 'vitest'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { en } from '../../words/en.ts'
import { ChartElement } from './chart-frame.ts'
import { pngOf, standaloneSvg } from './picture.ts'
import '../bars/bars.ts'

const bars = [{ name: 'Gold & "co"', value: 10, text: '£10' }]
const table = {
  columns: [{ name: 'Tier' }, { name: 'Spent', end: true }],
  rows: [['Gold & "co"', { text: '£10', value: 10 }]],
}

async function open(options: Partial<ChartElement> = {}) {
  const chart = html`<kindred-bars label="Spend by tier" .bars=${bars}></kindred-bars>`
  const frame = await mount(new ChartElement(), {
    words: en,
    heading: 'Gold spends most',
    means: 'Net of refunds.',
    file: 'tiers',
    chart,
    table,
    ...options,
  })
  await expect.poll(() => frame.querySelector('.drawing svg')).not.toBeNull()
  return frame
}

function button(frame: Element, name: string): HTMLButtonElement {
  return [...frame.querySelectorAll<HTMLButtonElement>('.tool')].find(
    (one) => textOf(one) === name || one.ariaLabel === name,
  )!
}

test('axe finds nothing, as a drawing and as a table, light or dark', async () => {
  const frame = await open()
  expect(await axeFaults()).toEqual([])
  button(frame, en.charts.asTable).click()
  await settled(frame)
  expect(await axeFaults()).toEqual([])
})

test('the table takes the drawing’s place and gives it back', async () => {
  const frame = await open()
  button(frame, en.charts.asTable).click()
  await settled(frame)
  expect(textOf(frame.querySelector('tbody'))).toBe('Gold & "co" £10')
  expect(frame.querySelector<HTMLElement>('.drawing')!.hidden).toBe(true)
  button(frame, en.charts.asTable).click()
  await settled(frame)
  expect(frame.querySelector('table')).toBeNull()
  expect(frame.querySelector('.drawing svg .bar')).not.toBeNull()
})

test('a table of more rows than can be read says how many more there are', async () => {
  const rows = Array.from({ length: 260 }, (_, n) => [String(n), '1'])
  const frame = await open({ table: { ...table, rows } })
  button(frame, en.charts.asTable).click()
  await settled(frame)
  expect(frame.querySelectorAll('tbody tr')).toHaveLength(200)
  expect(textOf(frame)).toContain('60 more rows are in the CSV file.')
})

test('the data is saved as a file of its own name', async () => {
  const frame = await open()
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:none')
  const saved: string[] = []
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download)
  })
  button(frame, 'Save as CSV').click()
  button(frame, 'Save as SVG').click()
  await expect.poll(() => saved.sort()).toEqual(['tiers.csv', 'tiers.svg'])
  const texts = await Promise.all(made.mock.calls.map(([blob]) => (blob as Blob).text()))
  expect(texts.find((text) => text.includes('Tier,Spent'))).toContain('"Gold & ""co""",10\r\n')
  made.mockRestore()
  click.mockRestore()
})

test('a saved drawing is a picture without any stylesheet, with its heading and colours', async () => {
  const frame = await open()
  const file = standaloneSvg(frame.querySelector('svg')!, 'Gold spends most')
  const read = new DOMParser().parseFromString(file, 'image/svg+xml')
  expect(read.querySelector('parsererror')).toBeNull()
  expect(textOf(read.documentElement)).toContain('Gold spends most')
  expect(read.querySelector('svg svg rect')?.getAttribute('fill')).toMatch(/^(rgb|oklab|color)\(/)
  expect(read.querySelector('[class], [tabindex]')).toBeNull()
  const picture = await createImageBitmap(await pngOf(file))
  expect(picture.width).toBe(2 * Number(read.documentElement.getAttribute('width')))
})
