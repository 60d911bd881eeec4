/** Kills upgrades at random moments and looks at what is left: the same for a test and for a soak. */
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readdirSync, rmSync, watch } from "node:fs";
import path from "node:path";
import { faultsIn, runSourceline, startSourceline, stateOf } from "./former-newsroom";

const COPIES = "before-upgrades";

export type Killed = { left: "what it was" | "what it is to be"; after: number };

/**
 * Upgrades copies of a former newsroom, each killed once at a moment of its own, and then once more.
 * @param file the former newsroom; it stays as it is
 * @param dataDir where the copies lie, one at a time
 * @throws AssertionError where something else than the whole of the one or the other is left
 */
export async function* killUpgrades(
  file: string,
  dataDir: string,
  kills: number,
): AsyncGenerator<Killed, void> {
  const target = path.join(dataDir, "sourceline.db");
  const before = stateOf(file);
  startOver(file, dataDir);
  const whole = await upgrade(dataDir, Infinity);
  const after = stateOf(target);
  for (let kill = 0; kill < kills; kill += 1) {
    startOver(file, dataDir);
    const moment = whole * Math.random();
    await upgrade(dataDir, moment);
    const left = stateOf(target);
    const isDone = left.migrations === after.migrations;
    deepStrictEqual(left, isDone ? after : before);
    deepStrictEqual(faultsIn(target), []);
    const { code, text } = await runSourceline(dataDir, "migrate");
    strictEqual(code, 0, text);
    deepStrictEqual(stateOf(target), after);
    deepStrictEqual(faultsIn(target), []);
    const kept = readdirSync(path.join(dataDir, COPIES));
    strictEqual(kept.length, 1, `kept: ${kept.join(", ")}`);
    deepStrictEqual(stateOf(path.join(dataDir, COPIES, kept[0] ?? "")), before);
    yield { left: isDone ? "what it is to be" : "what it was", after: Math.round(moment) };
  }
}

function startOver(file: string, dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  copyFileSync(file, path.join(dataDir, "sourceline.db"));
}

/**
 * @param moment when to kill it, in milliseconds from when it begins to copy what there is
 * @returns how long it went on from there
 */
async function upgrade(dataDir: string, moment: number): Promise<number> {
  const child = startSourceline(dataDir, "migrate");
  const closed = once(child, "close");
  let begun = NaN;
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(dataDir, (_event, name) => {
    if (name !== COPIES || !Number.isNaN(begun)) return;
    begun = performance.now();
    if (moment < Infinity) timer = setTimeout(() => child.kill("SIGKILL"), moment);
  });
  try {
    await closed;
  } finally {
    clearTimeout(timer);
    watcher.close();
  }
  return Number.isNaN(begun) ? 0 : performance.now() - begun;
}
