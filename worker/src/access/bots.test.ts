import { expect, test } from 'vitest'
import { isRobot } from './bots.ts'

const engine = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test('a robot is one that says so', () => {
  expect(isRobot('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')).toBe(true)
  expect(isRobot('Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)')).toBe(true)
})

test('a browser is none, with a window or without', () => {
  expect(isRobot(`Mozilla/5.0 (X11; Linux x86_64) ${engine} Chrome/140.0.0.0 Safari/537.36`)).toBe(false)
  expect(isRobot(`Mozilla/5.0 (X11; Linux x86_64) ${engine} HeadlessChrome/140.0.0.0 Safari/537.36`)).toBe(
    false,
  )
})

test('a robot that drives a browser without a window is a robot', () => {
  const renderer = `Mozilla/5.0 (X11) ${engine} HeadlessChrome/140.0.0.0 Safari/537.36 (compatible; Googlebot/2.1)`
  expect(isRobot(renderer)).toBe(true)
})

test('the HTTP library of a shop’s own server is none, nor is a caller without a name', () => {
  expect([isRobot('node'), isRobot('python-requests/2.32'), isRobot(undefined), isRobot('')]).toEqual([
    false,
    false,
    false,
    false,
  ])
})
