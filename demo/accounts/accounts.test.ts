import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { accountOfName, demoAccounts } from './account.ts'
import { identityToken } from './identity-token.ts'
import { createSeal } from './signed-cookie.ts'

const now = Date.UTC(2026, 10, 20)

test('a sealed text opens as it was, and not when touched or sealed by another', () => {
  const seal = createSeal('secret')
  const sealed = seal.seal('{"id":"reader-0001"}')
  expect(seal.open(sealed)).toBe('{"id":"reader-0001"}')
  expect(seal.open(sealed.replace('0001', '0002'))).toBeNull()
  expect(createSeal('other').open(sealed)).toBeNull()
  for (const rubbish of [undefined, '', '.', 'x', 'x.y']) expect(seal.open(rubbish)).toBeNull()
})

test('an identity token is a JWT that the store’s secret signed, good for less than an hour', () => {
  const token = identityToken(
    { id: 'reader-0001', name: '曹雪芹' },
    { id: 'bookshop', identitySecret: 's' },
    now,
  )
  const [header, claims, signature] = token.split('.') as [string, string, string]
  expect(createHmac('sha256', 's').update(`${header}.${claims}`).digest('base64url')).toBe(signature)
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' })
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
  expect(read).toMatchObject({ sub: 'reader-0001', aud: 'bookshop', name: '曹雪芹', iat: now / 1_000 })
  expect(read.exp - read.iat).toBeGreaterThan(0)
  expect(read.exp - read.iat).toBeLessThanOrEqual(3_600)
})

test('a name leads to one account: a simulated reader’s, or its own', () => {
  const [reader] = demoAccounts
  expect(accountOfName(` ${reader!.name.toUpperCase()} `)).toEqual({ id: reader!.id, name: reader!.name })
  expect(accountOfName('Somebody New')).toEqual({ id: 'name-somebody-new', name: 'Somebody New' })
  expect(accountOfName('李白')).toEqual(accountOfName('李白'))
  expect(accountOfName('李白')!.id).not.toBe(accountOfName('杜甫')!.id)
  expect(accountOfName('   ')).toBeNull()
})
