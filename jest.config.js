/** Tests run offline, in any order, with the clock handed in. Browser tests run apart: `npm run test:browser`. */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/browser/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  randomize: true,
  globalSetup: '<rootDir>/test/support/trainOnce.ts',
  globalTeardown: '<rootDir>/test/support/ownFolder.ts',
  // One worker less than there are cores is one on a machine with two.
  maxWorkers: '100%',
}
