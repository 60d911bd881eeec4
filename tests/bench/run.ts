/**
 * `npm run bench`: serves a large newsroom from the production build and measures it over HTTP
 * beside bare SQLite behind node:http, in one run. Writes docs/bench.md. A timing never fails
 * anything; what is not answered does.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg, totalmem } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { format, resolveConfig } from "prettier";
import { main } from "@/scripts/lib/trouble.mjs";
import { Newsroom } from "./newsroom";
import { readSettings, type Settings } from "./options";
import { measureBrowser } from "./parts/browser";
import { measureExports } from "./parts/exports";
import { measureHeavy } from "./parts/heavy";
import { measureHolds } from "./parts/holds";
import { measureKeys } from "./parts/keys";
import { measureLive } from "./parts/live";
import { measureLoad } from "./parts/load";
import { measureSoak } from "./parts/soak";
import { measureFacets, measurePage, measureQuestions } from "./parts/table";
import { memoryAtMost, memoryNow } from "./process-tree";
import { makeReport } from "./report";
import { keepResults, readResults, type PartName, type Parts, type Results } from "./results";

const SMALL = 100_000;
const LARGE = 1_000_000;
const SETTLING_MILLISECONDS = 3_000;

type Measure<Name extends PartName> = (
  newsroom: Newsroom,
  settings: Settings,
) => Promise<Parts[Name]>;

/** In this order: what leaves claims changed comes after what only reads. */
const MEASURES: { [Name in Exclude<PartName, "memory">]: Measure<Name> } = {
  load: measureLoad,
  questions: measureQuestions,
  facets: measureFacets,
  page: measurePage,
  browser: measureBrowser,
  keys: measureKeys,
  exports: measureExports,
  heavy: measureHeavy,
  holds: measureHolds,
  live: measureLive,
  soak: measureSoak,
};

function machine(): string {
  const gibibytes = (totalmem() / 1024 ** 3).toFixed(0);
  return `Node ${process.versions.node}, ${process.platform}, ${availableParallelism()} processors, ${gibibytes} GB of memory, load ${loadavg()[0]?.toFixed(1)} before it began`;
}

type Outcome = {
  parts: Results["parts"];
  /** Whether all that was asked for could be measured. */
  isWhole: boolean;
};

async function measureAll(newsroom: Newsroom, settings: Settings): Promise<Outcome> {
  const parts: Results["parts"] = {};
  let isWhole = true;
  const on = new Date().toISOString().slice(0, 10);
  const { pid } = newsroom.server;
  await pause(SETTLING_MILLISECONDS);
  const atStart = memoryNow(pid);
  await newsroom.signInEverybody();
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (!settings.wants(name as keyof typeof MEASURES)) continue;
    settings.say(`— ${name}`);
    try {
      Object.assign(parts, { [name]: { on, is: await measure(newsroom, settings) } });
    } catch (error) {
      // The others are worth measuring still.
      console.error(error);
      isWhole = false;
    }
  }
  if (settings.wants("memory")) {
    parts.memory = { on, is: { atStart, atMost: memoryAtMost(pid) } };
  }
  return { parts, isWhole };
}

async function bench(): Promise<number> {
  const settings = readSettings(process.argv.slice(2));
  const on = machine();
  const newsroom = await Newsroom.open(settings.claims);
  const { parts, isWhole } = await measureAll(newsroom, settings).finally(() => newsroom.close());
  const measured: Results = { claims: settings.claims, machine: on, parts };
  if (settings.isQuick) {
    console.log(makeReport(measured, null));
  } else {
    keepResults(measured);
    const report = await format(makeReport(readResults(SMALL), readResults(LARGE)), {
      ...(await resolveConfig("docs/bench.md")),
      parser: "markdown",
    });
    console.log(report);
    writeFileSync(path.join("docs", "bench.md"), report);
  }
  return isWhole ? 0 : 1;
}

await main(bench);
