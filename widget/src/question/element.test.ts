import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { parse } from '#shared/wire/parse'
import { myAnswerSchema } from '#shared/wire/question'
import { faultlessPage } from '../testing/faultless-page.ts'
import { putElement, type QuestionService, questionService } from '../testing/question-service.ts'
import { said } from '../testing/shelf-service.ts'
import type { KindredQuestion } from './element.ts'
import { defineQuestion } from './question.ts'
import type { Question } from './service.ts'

const buying: Question = { placement: 'order', kind: 'csat', touch_point: 'buying' }
const delivery: Question = { placement: 'order', kind: 'expectation', touch_point: 'delivery' }
const soon = { timeout: 5_000 }
let service: QuestionService

faultlessPage()
beforeEach(defineQuestion)
afterEach(() => {
  service?.close()
})

async function asked(
  question: Question,
  markup = '<kindred-question></kindred-question>',
): Promise<KindredQuestion> {
  service = questionService(question)
  const element = await putElement<KindredQuestion>(markup)
  await vi.waitFor(() => expect(element.hidden).toBe(false), soon)
  await element.updateComplete
  return element
}

const radios = (element: KindredQuestion, name = 'value') => [
  ...element.shadowRoot!.querySelectorAll<HTMLInputElement>(`input[name=${name}]`),
]
const button = (element: KindredQuestion, name: string) =>
  element.shadowRoot!.querySelector<HTMLButtonElement>(`[part~='${name}']`)
const answers = () => service.requests.filter(({ method }) => method === 'POST')

async function choose(element: KindredQuestion, value: number, name = 'value'): Promise<void> {
  radios(element, name)
    .find((radio) => radio.value === `${value}`)!
    .click()
  await element.updateComplete
}

test('asks one question, takes a mark and words, and thanks', async () => {
  const element = await asked(buying, '<kindred-question order="A-1"></kindred-question>')
  const told = vi.fn()
  document.body.addEventListener('kindred-answered', (event) => told((event as CustomEvent).detail), {
    once: true,
  })
  expect(said(element, 'heading')).toBe('How satisfied are you with the way ordering went?')
  expect(radios(element).map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5'])
  expect(button(element, 'send')).toBe(null)
  await choose(element, 4)
  element.shadowRoot!.querySelector('textarea')!.value = ' Quick, thanks. '
  button(element, 'send')!.click()
  await vi.waitFor(() => expect(said(element, 'note')).toBe('Thank you. That helps us.'), soon)
  const { body, token } = answers()[0]!
  expect(body).toEqual({
    ...buying,
    id: expect.any(String),
    value: 4,
    order_id: 'A-1',
    comment: 'Quick, thanks.',
  })
  expect(parse(myAnswerSchema, body).ok).toBe(true)
  expect(token).toBe('v1.signed')
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith({ kind: 'csat', touch_point: 'buying', value: 4 }))
  expect(element.shadowRoot!.activeElement?.getAttribute('part')).toBe('note')
})

test('is answered from the keyboard: arrows choose, Enter sends', async () => {
  const element = await asked(buying)
  radios(element)[0]!.focus()
  await userEvent.keyboard(' {ArrowDown}{ArrowDown}')
  await element.updateComplete
  expect(radios(element).find(({ checked }) => checked)?.value).toBe('3')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(answers()).toHaveLength(1), soon)
  expect(answers()[0]!.body).toMatchObject({ value: 3 })
})

test('of expectations takes both halves, or nothing', async () => {
  const element = await asked(delivery)
  expect(said(element, 'heading')).toBe('Was the delivery as you expected?')
  await choose(element, 2)
  expect(button(element, 'send')).toBe(null)
  await choose(element, 5, 'expected')
  button(element, 'send')!.click()
  await vi.waitFor(() => expect(answers()).toHaveLength(1), soon)
  expect(answers()[0]!.body).toMatchObject({ ...delivery, value: 2, expected: 5 })
  expect(parse(myAnswerSchema, answers()[0]!.body).ok).toBe(true)
})

test('"not now" takes it away and is told', async () => {
  const element = await asked(buying)
  button(element, 'not-now')!.click()
  await vi.waitFor(() => expect(element.hidden).toBe(true), soon)
  expect(service.requests.at(-1)).toMatchObject({ method: 'DELETE', path: '/question', placement: 'order' })
})

test('an answer that did not arrive is kept to be sent again, under the same id', async () => {
  const element = await asked(buying)
  await choose(element, 1)
  service.isDown = true
  button(element, 'send')!.click()
  await vi.waitFor(() => expect(said(element, 'note')).toBe('That did not arrive. Please try again.'), soon)
  service.isDown = false
  button(element, 'send')!.click()
  await vi.waitFor(() => expect(said(element, 'note')).toBe('Thank you. That helps us.'), soon)
  const [first, second] = answers().map(({ body }) => body)
  expect(second).toEqual(first)
})

test('an answer nobody asks for any more is let go', async () => {
  const element = await asked(buying)
  await choose(element, 5)
  service.status = 409
  button(element, 'send')!.click()
  await vi.waitFor(() => expect(element.hidden).toBe(true), soon)
})

test.each<[string, QuestionService['question'], (service: QuestionService) => void]>([
  ['nothing to ask', null, () => {}],
  [
    'a service that is down',
    buying,
    (one) => {
      one.isDown = true
    },
  ],
  ['a refused token', 401, () => {}],
  [
    'nobody',
    buying,
    (one) => {
      delete one.state.visitor
    },
  ],
])('with %s there is nothing: no frame, no room', async (_, question, change) => {
  service = questionService(question)
  change(service)
  const element = await putElement<KindredQuestion>('<kindred-question></kindred-question>')
  if (service.state.visitor) await vi.waitFor(() => expect(service.requests).toHaveLength(1), soon)
  await element.updateComplete
  expect(element.hidden).toBe(true)
  expect(element.getBoundingClientRect().height).toBe(0)
})

test('asks once for a person and a place, and anew for others', async () => {
  service = questionService(null)
  const element = await putElement<KindredQuestion>('<kindred-question></kindred-question>')
  await vi.waitFor(() => expect(service.requests).toHaveLength(1), soon)
  element.requestUpdate()
  await element.updateComplete
  service.question = buying
  element.setAttribute('placement', 'account')
  await vi.waitFor(() => expect(element.hidden).toBe(false), soon)
  expect(service.requests.map(({ placement }) => placement)).toEqual(['order', 'account'])
  delete service.state.visitor
  await vi.waitFor(() => expect(element.hidden).toBe(true), soon)
})

test('axe finds nothing: one scale and two, dark, from right to left, in Chinese, on a phone', async () => {
  const element = await asked(delivery)
  const check = async () =>
    (await axe.run(element, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag22aa', 'best-practice'] }))
      .violations
  await choose(element, 3)
  await choose(element, 4, 'expected')
  expect(await check()).toEqual([])
  document.body.style.cssText = 'background:#111;color:#eee'
  element.question = { ...buying, kind: 'nps', touch_point: 'shop' }
  await element.updateComplete
  expect(radios(element)).toHaveLength(11)
  expect(await check()).toEqual([])
  document.documentElement.dir = 'rtl'
  element.locale = 'zh-CN'
  await page.viewport(320, 800)
  await element.updateComplete
  expect(said(element, 'heading')).toBe('您有多大可能把我们推荐给朋友？')
  expect(await check()).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  const boxes = radios(element).map((radio) => radio.getBoundingClientRect())
  expect(Math.min(...boxes.flatMap(({ width, height }) => [width, height]))).toBeGreaterThanOrEqual(24)
})
