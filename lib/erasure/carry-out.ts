/**
 * Carries out what two people confirmed, set after set, one erasure after another; looked for while
 * the server runs and at its start, so that one that was cut short is gone on with.
 */
import { setTimeout as wait } from "node:timers/promises";
import { logFault } from "@/lib/platform/log";
import { onStopping } from "@/lib/platform/stopping";
import { onWritten } from "@/lib/platform/written";
import { rows } from "@/lib/platform/rows";
import { readInstant } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { eraseEvents, eraseRows } from "./erase-set";
import { eraseFiles, eraseOffers, finish, leaveNothing } from "./finish";
import { planErasure, type Erasure } from "./plan";
import { readClasses } from "./rules";

const MINUTE = 60_000;
/** After a write, so that what is written together is looked at together. */
const SOON = 300;
/** Milliseconds until SQLite's log is tried again where somebody still reads in it. */
const READERS_WAIT = 250;

// Kept on globalThis: Next loads a module once per bundle, and nothing is erased twice at once.
const shared = globalThis as { sourcelineErasing?: Promise<void> | undefined };

type Stored = Omit<Erasure, "confirmedAt"> & { confirmedAt: string };

async function confirmed(): Promise<Erasure[]> {
  const stored = await rows<Stored>(Prisma.sql`
    SELECT "id", "storyId", "classes", "confirmedAt" FROM "StoryErasure"
    WHERE "finishedAt" IS NULL AND "confirmedAt" IS NOT NULL AND "stoppedAt" IS NULL
    ORDER BY "id"`);
  return stored.map((one) => ({ ...one, confirmedAt: readInstant(one.confirmedAt) }));
}

/** All that is confirmed; whoever calls while it is under way waits for the same. */
export function carryOut(): Promise<void> {
  shared.sourcelineErasing ??= all().finally(() => (shared.sourcelineErasing = undefined));
  return shared.sourcelineErasing;
}

async function all(): Promise<void> {
  for (let list = await confirmed(); list.length > 0; list = await confirmed()) {
    for (const erasure of list) await erase(erasure);
  }
}

async function erase(erasure: Erasure): Promise<void> {
  const classes = new Set(readClasses(erasure.classes));
  for (;;) {
    const plan = await planErasure(erasure);
    if (plan.kind !== "done") {
      const write =
        plan.kind === "rows" ? eraseRows({ erasure, plan }) : eraseEvents({ erasure, plan });
      if ((await write) === "stopped") return;
      continue;
    }
    if (classes.has("drafts")) while (await eraseOffers(erasure));
    const files = classes.has("files") ? await eraseContents(erasure) : 0;
    if (files === null) return;
    while (!(await leaveNothing(erasure))) await wait(READERS_WAIT, undefined, { ref: false });
    await finish({ erasure, files, kept: plan.kept });
    return;
  }
}

/** @returns how many there were; null where a hold stopped it. */
async function eraseContents(erasure: Erasure): Promise<number | null> {
  for (let files = 0; ;) {
    const { removed, done } = await eraseFiles(erasure);
    if (done === "stopped") return null;
    if (removed === 0) return files;
    files += removed;
  }
}

/**
 * Carries out what is confirmed: at the server's start, whenever something was written, and each
 * minute what went wrong before. What goes wrong is told.
 */
export function watchErasures(): void {
  let soon: NodeJS.Timeout | null = null;
  const lookSoon = () => {
    soon ??= setTimeout(look, SOON).unref();
  };
  function look(): void {
    soon = null;
    // What was confirmed meanwhile may come too late for the one that is under way.
    if (shared.sourcelineErasing) lookSoon();
    else carryOut().catch(logFault);
  }
  const endListening = onWritten(lookSoon);
  const minutely = setInterval(look, MINUTE).unref();
  onStopping(() => {
    endListening();
    clearInterval(minutely);
    if (soon !== null) clearTimeout(soon);
  });
  look();
}
