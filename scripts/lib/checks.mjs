/**
 * The checks that `npm test` and `npm run check` are made of. Each says how many of its tests
 * passed and failed (a step without tests of its own counts as one), shows its output only when
 * it failed, and does not keep the later ones from running.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build, ensureClient, ensureInstalled, isBuilt } from "./ensure.mjs";
import { ensureChromium } from "./get-chromium.mjs";
import { bin, collect } from "./processes.mjs";
import { say, Trouble } from "./trouble.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number, output: string }} Outcome */

const passed = (output) => ({ passed: 1, failed: 0, skipped: 0, output });
const failed = (output) => ({ passed: 0, failed: 1, skipped: 0, output });

/** A step that passes or fails as a whole: its programs one after the other. */
function whole(...programs) {
  return async () => {
    let all = "";
    for (const args of programs) {
      const { code, output } = await collect(args);
      all += output;
      if (code !== 0) return failed(all);
    }
    return passed(all);
  };
}

const next = bin("next", "dist/bin/next");

const steps = {
  format: whole([bin("prettier", "bin/prettier.cjs"), "--check", "."]),
  lint: whole([bin("eslint", "bin/eslint.js"), "."]),
  types: whole([bin("typescript", "bin/tsc"), "--noEmit"]),
  imports: whole([
    bin("dependency-cruiser", "bin/dependency-cruise.mjs"),
    ...["app", "components", "lib", "scripts", "tests", "--output-type", "err-long"],
  ]),
  unit,
  build: async (names) => {
    if (isBuilt()) return passed("");
    // The compiler reads all of the code, and more of it, in a step of its own.
    const { code, output } = await build(
      names.includes("types") ? { SOURCELINE_TYPES_CHECKED: "1" } : {},
    );
    return code === 0 ? passed(output) : failed(output);
  },
  journeys,
};

/** Counts as the program's own report says; a fault outside of any test counts as one more. */
function counted(code, output, { passed: good, failed: bad, skipped }) {
  return { passed: good, failed: code !== 0 && bad === 0 ? 1 : bad, skipped, output };
}

async function withReport(run) {
  const folder = mkdtempSync(path.join(tmpdir(), "sourceline-report-"));
  try {
    const file = path.join(folder, "report.json");
    const { code, output } = await run(file);
    return {
      code,
      output,
      report: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function unit() {
  const { code, output, report } = await withReport((file) =>
    collect([
      bin("vitest", "vitest.mjs"),
      ...["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    ]),
  );
  if (!report) return failed(output);
  // A file that could not even be loaded has no tests to fail.
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((t) => t.status !== "failed"),
  );
  return counted(code, output, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

async function journeys() {
  if (!isBuilt()) return failed("There is no build of this code to journey through.");
  let chromium;
  try {
    chromium = await ensureChromium();
  } catch (error) {
    if (error instanceof Trouble) return failed(error.message);
    throw error;
  }
  const { code, output, report } = await withReport((file) =>
    collect([bin("@playwright/test", "cli.js"), "test", "--reporter=list,json"], {
      env: { PLAYWRIGHT_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    }),
  );
  if (!report) return failed(output);
  const { expected, flaky, unexpected, skipped } = report.stats;
  return counted(code, output, { passed: expected + flaky, failed: unexpected, skipped });
}

const stepNames = Object.keys(steps);

/**
 * Stages come one after the other; the lanes of a stage run side by side. The linter, on one
 * processor, takes as long as what stands beside it; unit tests and journeys keep two busy.
 */
const stages = [[["lint"], ["format", "imports", "types", "build"]], [["unit"]], [["journeys"]]];

/**
 * Runs the named checks and closes with one line, `N passed, N failed`.
 * @returns the exit code
 */
export async function runChecks(names) {
  const unknown = names.filter((name) => !stepNames.includes(name));
  if (unknown.length > 0) {
    throw new Trouble(
      `There is no check "${unknown.join(", ")}"; there are ${stepNames.join(", ")}.`,
    );
  }
  const since = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
  const begun = performance.now();
  await ensureInstalled();
  await ensureClient();
  // Types of routes, which lint and the compiler both read.
  if (names.includes("lint") || names.includes("types")) await collect([next, "typegen"]);

  const total = { passed: 0, failed: 0, skipped: 0 };
  const run = async (name) => {
    const startedAt = performance.now();
    const outcome = await steps[name](names);
    const taken = since(startedAt);
    for (const key of Object.keys(total)) total[key] += outcome[key];
    if (outcome.failed > 0) say(`✗ ${name} (${taken})\n${outcome.output.trimEnd()}\n`);
    else say(`✓ ${name} (${taken})`);
  };
  for (const lanes of stages) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const name of lane) if (names.includes(name)) await run(name);
      }),
    );
  }

  say(`In all ${since(begun)}`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}
