/**
 * Cryptography of the deployment, all of it Web Crypto: keys derived from the one deployment secret by purpose
 * (HKDF), signatures, hashes and sealed values.
 */

const utf8 = new TextEncoder()
const derived = new Map<string, Promise<CryptoKey>>()

/** Hex SHA-256 of a text. */
export async function sha256Hex(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))))
}

/** `count` random bytes, base64url without padding. */
export function randomText(count: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(count)))
}

/** The HMAC-SHA-256 key for one purpose, derived from the deployment secret; kept for the isolate's life. */
export function signingKey(secret: string, purpose: string): Promise<CryptoKey> {
  return derive(secret, purpose, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign', 'verify'])
}

/** The bytes of `signingKey`, base64url: for a key that has to outlive the secret it came from. */
export async function keyBytes(secret: string, purpose: string): Promise<string> {
  const base = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(derivation(purpose), base, 256)
  return base64url(new Uint8Array(bits))
}

/** The signing key that `keyBytes` told. */
export function keyOfBytes(bytes: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', fromBase64url(bytes), algorithm, false, ['sign', 'verify'])
}

/** The first `bytes` bytes of the HMAC of `text`, base64url. */
export async function sign(key: CryptoKey, text: string, bytes = 16): Promise<string> {
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text)))
  return base64url(signature.subarray(0, bytes))
}

/** True when `signature` is the one `sign` gives; takes the same time wherever they differ. */
export async function isSignature(
  key: CryptoKey,
  text: string,
  signature: string,
  bytes = 16,
): Promise<boolean> {
  return equalInConstantTime(await sign(key, text, bytes), signature)
}

/** Compares two texts without telling by its time where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = utf8.encode(a)
  const right = utf8.encode(b)
  return left.byteLength === right.byteLength && crypto.subtle.timingSafeEqual(left, right)
}

/** `text` encrypted with AES-GCM under a key derived for `purpose`. */
export async function seal(secret: string, purpose: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await derive(secret, purpose, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'])
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8.encode(text))
  return `${base64url(iv)}.${base64url(new Uint8Array(sealed))}`
}

/** What `seal` was given. Throws when the value was made under another secret or purpose. */
export async function unseal(secret: string, purpose: string, sealed: string): Promise<string> {
  const [iv = '', body = ''] = sealed.split('.')
  const key = await derive(secret, purpose, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'])
  const open = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64url(iv) },
    key,
    fromBase64url(body),
  )
  return new TextDecoder().decode(open)
}

/** What `seal` was given under one of several secrets, the first that opens it; null when none does. */
export async function unsealByAny(
  secrets: readonly string[],
  purpose: string,
  sealed: string,
): Promise<{ text: string; secret: string } | null> {
  for (const secret of secrets) {
    try {
      return { text: await unseal(secret, purpose, sealed), secret }
    } catch {
      // sealed under another secret, or no seal at all: Web Crypto throws the same for both
    }
  }
  return null
}

function derive(
  secret: string,
  purpose: string,
  algorithm: SubtleCryptoDeriveKeyAlgorithm | { name: string; hash?: string; length: number },
  usages: string[],
): Promise<CryptoKey> {
  const slot = `${purpose}\n${secret}`
  let key = derived.get(slot)
  if (!key) {
    key = crypto.subtle
      .importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveKey'])
      .then((base) =>
        crypto.subtle.deriveKey(
          derivation(purpose),
          base,
          algorithm as SubtleCryptoImportKeyAlgorithm,
          false,
          usages,
        ),
      )
    if (derived.size > 100) derived.clear()
    derived.set(slot, key)
  }
  return key
}

function derivation(purpose: string): SubtleCryptoDeriveKeyAlgorithm {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(purpose) }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}
