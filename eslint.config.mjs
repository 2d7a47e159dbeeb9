import nx from '@nx/eslint-plugin'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import { expressionInTime } from './tools/lib/expression-in-time.mjs'

const everybodys = ['scope:platform', 'scope:territory', 'scope:frameworks', 'scope:identity']

/** Which features a feature may name: downwards only (design: the rooms' order). */
const order = {
  platform: ['scope:platform'],
  territory: ['scope:platform'],
  frameworks: ['scope:platform'],
  identity: ['scope:platform', 'scope:territory', 'scope:frameworks'],
  assessment: everybodys,
  catalogue: [...everybodys, 'scope:assessment'],
  learning: [...everybodys, 'scope:assessment', 'scope:catalogue'],
  practice: [...everybodys, 'scope:assessment', 'scope:catalogue', 'scope:learning'],
  competency: everybodys,
  credentials: everybodys,
  campaign: everybodys,
  reporting: [...everybodys, 'scope:campaign'],
}

const boundaries = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:app', 'type:feature', 'type:platform'] },
  ...['learning', 'campaign', 'worker', 'cli'].map((app) => ({ sourceTag: `scope:app-${app}`, onlyDependOnLibsWithTags: ['type:feature', 'type:platform', `scope:app-${app}`] })),
  { sourceTag: 'type:feature', onlyDependOnLibsWithTags: ['type:feature', 'type:platform'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform'] },
  ...Object.entries(order).map(([feature, below]) => ({ sourceTag: `scope:${feature}`, onlyDependOnLibsWithTags: [...below, `scope:${feature}`] })),
]

const environmentVariable = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'An environment variable lives in libs/platform/src/config.',
}
const unguardedDoor = {
  selector:
    'MethodDefinition:has(Decorator > CallExpression[callee.name=/^(Query|Mutation|Subscription|Get|Post|Put|Patch|Delete|All)$/]):not(:has(Decorator > CallExpression[callee.name="Permit"]))',
  message: 'Every query, mutation and route names its permission with @Permit.',
}
const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' }

const typeOnly = (patterns) => ['error', { patterns: patterns.map((pattern) => ({ ...pattern, allowTypeImports: true })) }]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/dist-server/**', '**/node_modules/**', '**/coverage/**', '.nx/**', '.khue/**', 'tmp/**', 'apps/web/src/gql/**', '**/*.gen.ts', 'apps/web/src/locales/**'] },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [tseslint.configs.base],
    plugins: { '@nx': nx, regexp, khue: { rules: { 'expression-in-time': expressionInTime } } },
    rules: {
      // What a stranger writes is held against expressions: their time may grow with its length and no faster.
      'khue/expression-in-time': 'error',
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'regexp/no-dupe-disjunctions': ['error', { report: 'trivial', reportExponentialBacktracking: 'potential' }],
      'no-console': 'error',
      'no-debugger': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', unguardedDoor],
      'no-template-curly-in-string': 'error',
      'no-unreachable': 'error',
      'no-dupe-keys': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'max-lines': ['error', 400],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['{apps,libs}/**/*.ts'],
    ignores: ['apps/web/**', 'libs/web/**'],
    rules: {
      'no-restricted-syntax': ['error', unguardedDoor, environmentVariable, defaultExport],
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries }],
    },
  },
  {
    files: ['libs/platform/src/{config,testing}/**/*.ts', 'libs/platform/src/database/embedded.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', unguardedDoor, defaultExport] },
  },
  {
    files: ['{apps,libs}/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'apps/web/**', 'libs/web/**'],
    languageOptions: { parserOptions: { project: ['tsconfig.specs.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['libs/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': typeOnly([
        { regex: '^(@nestjs/.*|typeorm|pg|fastify|@khue/(?!platform/(outbox|http|reading)$).*)$', message: "Pure rules know no framework, and of other rooms types and errors alone." },
        { group: ['../data/*', '../api/*', '../*.service.js', '../*.module.js'], message: 'domain/ imports nothing but domain/.' },
      ]),
    },
  },
  {
    // A spec holds them against what the program itself has made.
    files: ['**/*.spec.ts', 'test/**'],
    rules: { 'khue/expression-in-time': 'off' },
  },
  {
    files: ['tools/**/*.mjs', 'test/**/*.{mjs,ts}', 'docker/**/*.mjs', 'eslint.config.mjs', '*.config.{mjs,ts}', 'apps/web/*.{ts,mjs}'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
)
