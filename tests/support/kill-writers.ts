/**
 * Kills a process that writes, at a random moment, as often as is wanted, and looks each time at
 * what it left: for the test of durability and for `npm run soak`.
 */
import { spawn } from "node:child_process";
import path from "node:path";
import Database from "better-sqlite3";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { env } from "@/lib/platform/env";
import { giveInput } from "@/tests/support/give-input";
import { keyedClaim } from "./keyed-claim";

const root = path.join(import.meta.dirname, "..", "..");
const WRITER = path.join(root, "tests/support/commit-until-killed.ts");

type Written = { sent: string[]; done: Set<string> };

/** What one kill left: how many keys were answered before it, and how many were not. */
export type Left = { answered: number; unanswered: number; thereUnanswered: number };

async function killAfter(answers: number, editor: Actor, story: string): Promise<Written> {
  const writer = spawn(
    process.execPath,
    ["--import", "tsx", WRITER, String(editor.userId), story],
    {
      cwd: root,
      env: { ...process.env, DATA_DIR: env().dataDir, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  let complaints = "";
  writer.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  writer.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
    // It goes on writing until the signal arrives: some turn is always under way.
    if (printed.split("done ").length > answers) writer.kill("SIGKILL");
  });
  const by = await new Promise((resolve) => {
    writer.on("close", (_code, signal) => resolve(signal));
  });
  if (by !== "SIGKILL") throw new Error(`The writer ended by itself: ${complaints}`);
  // A last line that was cut short names no key.
  const lines = printed.split("\n").slice(0, -1);
  const keysOf = (word: string) =>
    lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
  return { sent: keysOf("sent"), done: new Set(keysOf("done")) };
}

/**
 * Kills a writer, looks, and sends again what it had not answered.
 * @throws Error naming what was lost, or done twice.
 */
export async function* killWriters(
  editor: Actor,
  story: string,
  kills: number,
): AsyncGenerator<Left, void> {
  for (let kill = 0; kill < kills; kill += 1) {
    const { sent, done } = await killAfter(1 + Math.floor(Math.random() * 60), editor, story);
    const left = timesThere(sent);
    expectTimes(left, [...done], [1], "answered before the kill");
    const open = sent.filter((key) => !done.has(key));
    expectTimes(left, open, [0, 1], "not answered before the kill");
    const again = [...open, ...[...done].slice(-5)];
    await Promise.all(
      again.map((key) => giveInput(editor, "claims.log", keyedClaim(story, key), key)),
    );
    expectTimes(timesThere(sent), sent, [1], "sent again after the kill");
    const chain = await verifyChain();
    if (!chain.ok) throw new Error(`The log's chain is broken: ${JSON.stringify(chain)}`);
    yield {
      answered: done.size,
      unanswered: open.length,
      thereUnanswered: open.filter((key) => left.get(key) === 1).length,
    };
  }
}

/** How often each key's claim is there, and its event; the two must agree. */
function timesThere(keys: readonly string[]): Map<string, number> {
  const file = new Database(env().databaseFile, { readonly: true });
  try {
    const integrity = file.pragma("quick_check", { simple: true });
    if (integrity !== "ok") throw new Error(`The database is damaged: ${String(integrity)}`);
    const counted = file.prepare<[string], { key: string; claims: number; events: number }>(
      `SELECT k."value" AS "key", count(DISTINCT c."id") AS "claims", count(e."seq") AS "events"
       FROM json_each(?) k
       LEFT JOIN "Claim" c ON c."wording" GLOB k."value" || '*'
       LEFT JOIN "Event" e ON e."claimId" = c."id" AND e."type" = 'claim.logged'
       GROUP BY 1`,
    );
    return new Map(
      counted.all(JSON.stringify(keys)).map(({ key, claims, events }) => {
        if (claims !== events) throw new Error(`${key}: ${claims} claims, ${events} events.`);
        return [key, claims];
      }),
    );
  } finally {
    file.close();
  }
}

function expectTimes(
  times: ReadonlyMap<string, number>,
  keys: readonly string[],
  allowed: readonly number[],
  what: string,
): void {
  const wrong = keys.filter((key) => !allowed.includes(times.get(key) ?? 0));
  if (wrong.length === 0) return;
  const told = wrong.map((key) => `${key} ${times.get(key) ?? 0} times`).join(", ");
  throw new Error(`What was ${what} is there ${told}.`);
}
