import { readFileSync, writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'

/** More is too much for a page. */
const mostBytes = 200_000
const quality = 0.9

/**
 * Writes a PNG as WebP, which is a third of its size; the browser that took it does that. Throws when the result is
 * still larger than a page should load.
 */
export async function publishPicture(browser: Browser, from: string, to: string): Promise<void> {
  const page = await browser.newPage()
  const png = `data:image/png;base64,${readFileSync(from).toString('base64')}`
  const webp = await page.evaluate(
    async ([source, fine]) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: fine })
      return [...new Uint8Array(await blob.arrayBuffer())]
    },
    [png, quality] as const,
  )
  await page.close()
  if (webp.length > mostBytes)
    throw new Error(`${to} would have ${webp.length} bytes; more than ${mostBytes} is too much for a page`)
  writeFileSync(to, Uint8Array.from(webp))
}
