import { defineConfig } from 'vite'

/** The dashboard is served by the Worker at /dashboard/; every view is its own hashed chunk. */
export default defineConfig({
  root: 'dashboard',
  base: '/dashboard/',
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
})
