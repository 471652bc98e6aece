import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserArgs, findBrowser } from './scripts/browser.ts'

// The Worker's tests find their secrets here, as a deployment finds its own in the environment.
process.env.KINDRED_SECRET ??= 'secret-of-the-tests'
process.env.DEPLOYMENT_SECRET ??= 'deploy-tests'

const executablePath = findBrowser()

/** Four kinds of tests: pure code on Node, the Worker in workerd, elements and views in Chromium, whole paths on Node. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', include: ['shared/src/**/*.test.ts', 'demo/**/*.test.ts'] } },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: {
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
          name: 'tests',
          include: ['tests/**/*.test.ts'],
          globalSetup: './tests/build-first.ts',
          expect: { poll: { timeout: 10_000, interval: 100 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
