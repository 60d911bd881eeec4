/**
 * What a machine can check about the code, with the reason in each message.
 * Import borders between folders are the business of .dependency-cruiser.cjs; formatting is Prettier's.
 */
import js from "@eslint/js";
import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const writesThroughCommit = {
  group: ["@/prisma/generated/*", "**/prisma/generated/**", "@prisma/client", "@prisma/client/*"],
  // The namespace `Prisma`, with its `sql`, opens nothing.
  importNames: ["PrismaClient"],
  allowTypeImports: true,
  message:
    "Writes only through commit() (lib/audit/commit.ts), reads through db() and rows() (lib/platform), so no change goes without its event. Types may be imported.",
};

const oneDoorToTheFile = {
  group: ["better-sqlite3", "@prisma/adapter-better-sqlite3"],
  allowTypeImports: true,
  message:
    "The database file is opened in lib/platform alone, where its pragmas and its read and write sides are set.",
};

/** Files that speak to SQLite itself: the platform, operations on the file, the bench and its checks. */
const databaseDoors = ["lib/platform/**", "scripts/commands/**", "scripts/bench/**", "tests/**"];

/** Enter and Escape of an input method must reach nobody, so one file reads them for all. */
const keysInFields = [
  {
    selector: "BinaryExpression[left.property.name='key'][right.value=/^(Enter|Escape)$/]",
    message:
      "Which key sends and which leaves is read by components/ui/field-keys.ts (isEnter, isModEnter, sendsText, isEscape), which knows of input methods and of what the reader chose.",
  },
  {
    selector: "MemberExpression[property.name=/^(isComposing|keyCode|which)$/]",
    message: "Keys of an input method are told from others by components/ui/field-keys.ts.",
  },
  {
    selector:
      "SwitchStatement[discriminant.property.name='key'] SwitchCase > Literal[value=/^(Enter|Escape)$/]",
    message: "Which key sends and which leaves is read by components/ui/field-keys.ts.",
  },
];

/** What is kept in the browser, and who may write there. */
const browserStorage = {
  selector: "Identifier[name=/^(localStorage|sessionStorage|indexedDB)$/]",
  message:
    "What is typed is kept by useTyped (components/typed), sealed and apart by tab. Storage is opened there and for choices of this browser alone.",
};

const testFiles = ["**/*.test.{ts,tsx}", "tests/**"];

export default defineConfig(
  {
    ignores: [
      ".next/**",
      "prisma/generated/**",
      "data/**",
      "shots/**",
      "test-results/**",
      "playwright-report/**",
      "coverage/**",
      "next-env.d.ts",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  // The whole of Next's set, for the screens; it knows nothing that matters to lib.
  ...nextCoreWebVitals.map((config) =>
    config.ignores && Object.keys(config).length === 1
      ? config
      : { ...config, files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"] },
  ),

  {
    files: ["**/*.{ts,tsx}"],
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // TypeScript sees these better.
      "no-undef": "off",
      "no-redeclare": "off",

      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        // Without a default every member is named, so that a new one is not forgotten.
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Numbers read well in a template; anything else is a mistake waiting to be shown.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Handlers such as onClick={async () => …} answer for their own failures through useCommand.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // noUncheckedIndexedAccess already makes the compiler ask; `| undefined` guards stay allowed.
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],

      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "no-restricted-properties": [
        "error",
        ...["$queryRawUnsafe", "$executeRawUnsafe"].map((property) => ({
          property,
          message: "SQL is put together with Prisma's `sql`, so that values are always bound.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "TSAsExpression TSTypeReference > Identifier[name=/^(Authorized|Granted)$/]",
          message: "Nobody is authorised by saying so: ask the policy (lib/access/policy.ts).",
        },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      // The server's log: faults of ours, with their trace.
      "no-console": ["error", { allow: ["error"] }],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [writesThroughCommit, oneDoorToTheFile] },
      ],
    },
  },
  {
    files: ["lib/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Loops over typed arrays stay within bounds that they set themselves; a default for what
    // cannot be missing would cost time in the innermost of them and hide a mistake.
    files: ["lib/reading/grammar/**", "scripts/grammar/**"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    // One table, worth reading whole. `Granted` is a class for the compiler alone; it has no other
    // constructor than the asking that stands there.
    files: ["lib/access/policy.ts"],
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  {
    files: ["lib/access/{action,route,session,visibility.test}.ts"],
    rules: { "@typescript-eslint/no-unsafe-class-instance-assignment": "off" },
  },

  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    ignores: ["components/ui/field-keys.ts", "components/ui/held-keys.ts"],
    rules: { "no-restricted-syntax": ["error", ...keysInFields, browserStorage] },
  },
  {
    files: [
      "components/typed/**",
      "components/intents.ts",
      "components/intents.test.ts",
      "components/tab-name.ts",
      "components/undo/undo-keys.tsx",
      "components/ui/send-key.ts",
      "components/shell/single-keys.ts",
      "components/shell/recent-actions.ts",
    ],
    rules: { "no-restricted-syntax": ["error", ...keysInFields] },
  },

  {
    files: ["lib/audit/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: [oneDoorToTheFile] }],
    },
  },
  {
    files: databaseDoors,
    rules: { "@typescript-eslint/no-restricted-imports": "off" },
  },

  {
    // What runs from a terminal speaks to it.
    files: ["scripts/**", "tests/**"],
    rules: { "no-console": "off" },
  },
  {
    files: testFiles,
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      // A test that fails on a missing value says enough.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Tests look behind the doors to see what is really in the file.
      "@typescript-eslint/no-restricted-imports": "off",
      // Generated cases are written for their readers, not for the type system.
      "@typescript-eslint/restrict-template-expressions": "off",
    },
  },
  {
    // Playwright hands its fixtures over through a parameter that it calls `use`.
    files: ["tests/**/*.ts", "playwright.config.ts"],
    rules: { "no-empty-pattern": "off" },
  },

  // Plain JavaScript: the entry points that run before anything is installed, and configuration.
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        fetch: "readonly",
        URL: "readonly",
        AbortSignal: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        performance: "readonly",
        Buffer: "readonly",
      },
    },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "writable", require: "readonly", __dirname: "readonly" },
    },
  },
);
