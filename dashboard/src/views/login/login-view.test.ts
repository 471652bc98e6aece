import { expect, test, vi } from 'vitest'
import { ApiError } from '../../api.ts'
import { fakeApi } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { en } from '../../words/en.ts'
import { LoginViewElement } from './login-view.ts'

async function submit(view: LoginViewElement, key: string) {
  view.querySelector<HTMLInputElement>('input')!.value = key
  view.querySelector<HTMLButtonElement>('button')?.click()
  await settled(view)
  return textOf(view.querySelector('.fault'))
}

test('axe finds nothing, light or dark', async () => {
  await mount(new LoginViewElement(), { api: fakeApi(), words: en, ended: true })
  expect(await axeFaults()).toEqual([])
})

test('the right key logs in', async () => {
  const logIn = vi.fn(async () => {})
  const view = await mount(new LoginViewElement(), { api: fakeApi({ logIn }), words: en })
  const loggedIn = vi.fn()
  view.addEventListener('kindred-logged-in', loggedIn)
  expect(await submit(view, ' sk_books_1 ')).toBe('')
  expect(logIn).toHaveBeenCalledWith('sk_books_1')
  expect(loggedIn).toHaveBeenCalledOnce()
})

test('a missing or a publishable key is never sent', async () => {
  const logIn = vi.fn(async () => {})
  const view = await mount(new LoginViewElement(), { api: fakeApi({ logIn }), words: en })
  expect(await submit(view, '')).toBe(en.login.missing)
  expect(await submit(view, 'pk_books_1')).toBe(en.login.publishable)
  expect(logIn).not.toHaveBeenCalled()
})

test('a wrong key and a lost connection are told apart', async () => {
  const logIn = vi
    .fn()
    .mockRejectedValueOnce(new ApiError(401, null))
    .mockRejectedValueOnce(new ApiError(0, null))
  const view = await mount(new LoginViewElement(), { api: fakeApi({ logIn }), words: en })
  expect(await submit(view, 'sk_x')).toBe(en.login.wrong)
  expect(await submit(view, 'sk_x')).toBe(en.problem.network)
  expect(document.activeElement).toBe(view.querySelector('input'))
})
