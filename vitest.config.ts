import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = import.meta.dirname;

/** Files that take longest, half a minute and more, begin first: begun last, one would run on alone. */
const LONGEST = [
  "tests/hostile/work.test.ts",
  "tests/hostile/patterns.test.ts",
  "tests/upgrade.test.ts",
  "scripts/commands/backup.test.ts",
  "scripts/commands/restore.test.ts",
  "tests/durability.test.ts",
  "tests/undo.test.ts",
  "lib/table/page.test.ts",
  "lib/platform/threads.test.ts",
];

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at < 0 ? LONGEST.length : at;
    };
    return Promise.resolve(files.toSorted((one, other) => place(one) - place(other)));
  }
}

const ALL = "{app,components,lib,scripts,tests}/**/*.test.{ts,tsx}";

/**
 * What a test changes or looks at in its process, beyond the database that it is given. Such a file
 * has a process to itself, like everything in tests/ and scripts/, which start programs.
 */
const CHANGES_ITS_PROCESS =
  /\bprocess\.(?!cwd\b)|\bvi\.|\bglobalThis\b|worker_threads|child_process|inspector|server\.listen|threads?"/;

/** The others share processes, so that what all of them load is loaded once. */
const together = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll(path.sep, "/")}`)
    .filter((file) => /\.test\.tsx?$/.test(file))
    // Hostile files take what memory and stack there is.
    .filter((file) => !file.startsWith("lib/text/import/"))
    .filter((file) => !CHANGES_ITS_PROCESS.test(readFileSync(path.join(root, file), "utf8"))),
);

/** Unit and integration tests, beside the code they test; journeys in a browser are Playwright's. */
export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "apart",
          include: [ALL],
          exclude: ["tests/e2e/**", "node_modules/**", ...together],
        },
      },
      { extends: true, test: { name: "together", include: together, isolate: false } },
    ],
    // Processes, not threads: configuration and database clients are kept per process, like in the product.
    pool: "forks",
    // All processors: unasked it keeps one free, which of two is half of them.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    // Real databases on a slow disk take their time; no test asserts on it.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: {
      // The machine's own configuration must not decide what passes, and a test that forgets
      // useDatabase() must not find the newsroom's data.
      DATA_DIR: path.join(tmpdir(), "sourceline-test-without-database"),
      TZ: "UTC",
      NEWSROOM_NAME: "",
      NEWSROOM_TIMEZONE: "Europe/London",
      NEXTAUTH_URL: "",
      NEXTAUTH_SECRET: "",
      SOURCELINE_DEMO: "",
      OIDC_ISSUER: "",
      OIDC_CLIENT_ID: "",
      OIDC_CLIENT_SECRET: "",
      OIDC_NAME: "",
      DIGEST_HOUR: "",
      SMTP_FROM: "",
      SMTP_URL: "",
    },
  },
});
