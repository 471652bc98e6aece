import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserArgs, findBrowser } from './scripts/browser.ts'

// The Worker's tests find their secrets here, as a deployment finds its own in the environment.
process.env.KINDRED_SECRET ??= 'secret-of-the-tests'
process.env.DEPLOYMENT_SECRET ??= 'deploy-tests'

const executablePath = findBrowser()

/** A test says what is right, not how fast: on a busy machine all of them may take their time. */
const patience = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 10_000, interval: 50 } },
  setupFiles: ['./tests/wait-longer.ts'],
}

/** Three groups after one another: code without a browser, elements in one browser, whole paths with servers of their own. */
const inGroup = (groupOrder: number, maxWorkers: number) => ({ maxWorkers, sequence: { groupOrder } })

/** Four kinds of tests: pure code on Node, the Worker in workerd, elements and views in Chromium, whole paths on Node. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          ...inGroup(0, 2),
          name: 'shared',
          include: ['shared/src/**/*.test.ts', 'demo/**/*.test.ts'],
          // Pure code leaves nothing behind; a world of its own for each file would take longer than its tests.
          isolate: false,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: {
          ...patience,
          ...inGroup(0, 2),
          name: 'worker',
          include: ['worker/src/**/*.test.ts'],
          deps: { optimizer: { ssr: { enabled: true, include: ['itty-durable'] } } },
        },
      },
      {
        // Named, because one found in the middle of a run reloads the page that a test is in.
        optimizeDeps: {
          include: [
            'axe-core',
            'd3-array',
            'd3-force',
            'd3-scale',
            'd3-shape',
            'd3-time',
            'fast-check',
            'lit',
            'lit/directives/repeat.js',
            'valibot',
          ],
        },
        test: {
          ...patience,
          ...inGroup(1, 1),
          name: 'widget',
          include: ['widget/src/**/*.test.ts', 'dashboard/src/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { args: browserArgs, ...(executablePath ? { executablePath } : {}) },
            }),
          },
        },
      },
      {
        test: {
          ...patience,
          ...inGroup(2, 2),
          name: 'tests',
          include: ['tests/**/*.test.ts'],
          // Each file starts servers and browsers of its own; what it imports is the same.
          isolate: false,
          globalSetup: './tests/build-first.ts',
        },
      },
    ],
  },
})
