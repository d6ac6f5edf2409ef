/** The pages in a real browser: `npm run test:browser`. CHROMIUM names the browser; without it, /usr/bin/chromium. */
const base = require('./jest.config.js')

module.exports = {
  transform: base.transform,
  modulePathIgnorePatterns: base.modulePathIgnorePatterns,
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  globalSetup: '<rootDir>/test/browser/support/compileAssets.ts',
  globalTeardown: '<rootDir>/test/support/ownFolder.ts',
  // One browser at a time: several would only make each other late.
  maxWorkers: 1,
  testTimeout: 60000,
}
