import tseslint from 'typescript-eslint';

/**
 * Imports point one way (docs/ARCHITECTURE.md): what each lib may import. `index.ts` is a lib's only door, which
 * package.json's `imports` enforce for `#lib`; the pattern below forbids the way round through a relative path.
 */
const MAY_IMPORT = {
  contract: [],
  persistence: ['platform'],
  platform: [],
  ifttt: ['contract', 'persistence', 'platform'],
  pages: ['contract', 'platform', 'ifttt'],
  auth: ['contract', 'persistence', 'platform', 'ifttt', 'pages'],
  robots: ['contract', 'persistence', 'platform', 'ifttt', 'auth'],
  'third-party-info': ['contract', 'persistence', 'platform', 'ifttt', 'auth'],
  triggers: ['contract', 'persistence', 'platform', 'ifttt', 'robots'],
  actions: ['contract', 'persistence', 'platform', 'ifttt', 'robots'],
  queries: ['contract', 'persistence', 'platform', 'ifttt', 'robots'],
  account: ['contract', 'persistence', 'platform', 'ifttt', 'pages', 'auth', 'robots', 'actions', 'triggers'],
  reference: ['contract', 'platform', 'ifttt', 'pages'],
  'hot-path': ['platform', 'persistence', 'ifttt'],
};
const LIBS = Object.keys(MAY_IMPORT);

const PAST_A_DOOR = {
  regex: String.raw`^\.\./.*/src/`,
  message: "Import the lib by its door: '#lib'.",
};

const directions = LIBS.map((lib) => ({
  files: [`libs/${lib}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          PAST_A_DOOR,
          {
            regex: `^#(${LIBS.filter((other) => !MAY_IMPORT[lib].includes(other)).join('|')})$`,
            message: `libs/${lib} may import: ${MAY_IMPORT[lib].join(', ') || 'no other lib'}.`,
          },
          { regex: String.raw`(^|/)apps/`, message: 'Libs never import from apps.' },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['build', 'dist', 'data', 'node_modules', 'libs/contract/src/generated', 'coverage'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs', 'openapi/*.mjs', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  ...directions,
  {
    files: ['{libs,apps,openapi}/**/*.spec.ts', 'test/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock', 'resetModules'].map((property) => ({
          object: 'vi',
          property,
          message: 'Unit tests share what they load (vitest.config.ts): test a function of its own, or use vi.spyOn.',
        })),
      ],
    },
  },
  { files: ['apps/**/*.ts', '**/*.mjs', '*.js', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    // An answer's JSON is what the service says, and what a test expects of it is its type.
    files: ['test/{support,e2e,protocol,stand-in,faults,security}/**/*.ts'],
    rules: Object.fromEntries(
      [
        'explicit-any',
        'unsafe-argument',
        'unsafe-assignment',
        'unsafe-call',
        'unsafe-member-access',
        'unsafe-return',
      ].map((rule) => [`@typescript-eslint/no-${rule}`, 'off']),
    ),
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
