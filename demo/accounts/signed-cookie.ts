import { createHmac, timingSafeEqual } from 'node:crypto'

/** Text that only this shop can have written: `seal` appends a signature, `open` gives the text back or null. */
export interface Seal {
  seal(text: string): string
  open(sealed: string | undefined): string | null
}

/** Signs with a key derived from the shop's own secret, for cookies that say who is signed in. */
export function createSeal(secret: string): Seal {
  const signatureOf = (text: string): Buffer => createHmac('sha256', `cookie:${secret}`).update(text).digest()
  return {
    seal: (text) => `${signatureOf(text).toString('base64url')}.${text}`,
    open(sealed) {
      const dot = sealed?.indexOf('.') ?? -1
      if (sealed === undefined || dot < 0) return null
      const given = Buffer.from(sealed.slice(0, dot), 'base64url')
      const text = sealed.slice(dot + 1)
      const own = signatureOf(text)
      return given.length === own.length && timingSafeEqual(given, own) ? text : null
    },
  }
}
