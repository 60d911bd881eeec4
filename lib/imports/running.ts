/**
 * Imports that are in hand: begun by a request that is answered at once, asked after while they go
 * on, and stopped. What is in hand is known to this server alone; what has come in is in the log.
 */
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { notFound, SourcelineError, throttled } from "@/lib/platform/errors";
import { logFault } from "@/lib/platform/log";
import { readImport, setsIn, type ImportPreview } from "./read-import";
import type { ToPlan } from "./plan";
import { assertWhole, bringIn, takeBackImport } from "./run";

export type ImportProgress = {
  id: string;
  /** back: it is being taken back. */
  doing: "in" | "back";
  /** Rows, or sets that are taken back. */
  done: number;
  all: number;
  state: "running" | "done" | "stopped" | "failed";
  importId: number | null;
  /** Why it failed. */
  message: string | null;
  /** Claims that stay, because somebody has acted on them since. */
  left: Array<{ ref: string; why: string }>;
};

type Running = { userId: number; progress: ImportProgress; stop: AbortController };

// Kept on globalThis: Next loads a module once per bundle.
const shared = globalThis as { sourcelineImports?: Map<string, Running> };
const inHand = (shared.sourcelineImports ??= new Map<string, Running>());

/** For so long somebody can still ask how it ended. */
const REMEMBERED = 15 * 60_000;
/** Of one person, at once. */
const MOST_AT_ONCE = 2;

function begin(actor: Actor, about: Pick<ImportProgress, "doing" | "all" | "importId">): Running {
  const own = [...inHand.values()].filter(({ userId }) => userId === actor.userId);
  if (own.filter(({ progress }) => progress.state === "running").length >= MOST_AT_ONCE) {
    throw throttled("Two files of yours are being brought in. Wait until one of them is done.");
  }
  const id = randomUUID();
  const progress: ImportProgress = {
    id,
    ...about,
    done: 0,
    state: "running",
    message: null,
    left: [],
  };
  const running = { userId: actor.userId, progress, stop: new AbortController() };
  inHand.set(id, running);
  return running;
}

/** Whatever becomes of it is said in its progress. */
function follow({ progress, stop }: Running, work: () => Promise<void>): void {
  void work()
    .then(() => (progress.state = "done"))
    .catch((error: unknown) => {
      progress.state = stop.signal.aborted ? "stopped" : "failed";
      if (progress.state === "stopped") return;
      if (!(error instanceof SourcelineError)) logFault(error);
      progress.message = error instanceof SourcelineError ? error.message : "Something went wrong.";
    })
    .finally(() => setTimeout(() => inHand.delete(progress.id), REMEMBERED).unref());
}

/** What would become of a file's rows; nothing is kept. */
export async function previewImport(input: ToPlan): Promise<ImportPreview> {
  authorize(input.actor, "claim.log");
  const { head, cancel } = await readImport(input);
  await cancel();
  return head;
}

/** @throws RULE_UNMET where some rows are refused and are not left behind. */
export async function startImport(input: ToPlan): Promise<ImportProgress> {
  const { actor, file } = input;
  authorize(actor, "claim.log");
  const { head, chunks, cancel } = await readImport(input);
  try {
    assertWhole(head.counts, input.input.leaveRefused ?? false);
    const { counts, slug: story, found } = head;
    const all = counts.new + counts.update;
    const running = begin(actor, { doing: "in", all, importId: null });
    const { progress, stop } = running;
    const toBring = { actor, story, file: file.name, form: found.form, counts, byCommand: false };
    follow(running, async () => {
      await bringIn(
        { ...toBring, sets: setsIn(chunks) },
        {
          signal: stop.signal,
          tell: ({ importId, logged, edited }) => {
            Object.assign(progress, { importId, done: logged + edited });
          },
        },
      );
    });
    return { ...progress };
  } catch (error) {
    await cancel();
    throw error;
  }
}

/** Takes an import back, set by set. */
export function startTakingBack(actor: Actor, importId: number): ImportProgress {
  authorize(actor, "act.undo");
  const running = begin(actor, { doing: "back", all: 0, importId });
  const { progress } = running;
  follow(running, async () => {
    const tell = (setsLeft: number) => {
      progress.done += 1;
      progress.all = progress.done + setsLeft;
    };
    progress.left = (await takeBackImport(actor, importId, { tell })).left;
  });
  return { ...progress };
}

/** @throws NOT_FOUND for what somebody else brings in, and what ended a while ago. */
export function howFar(actor: Actor, id: string): ImportProgress {
  return { ...find(actor, id).progress };
}

/** What has come in so far is taken back. @throws NOT_FOUND as howFar does */
export function stopImport(actor: Actor, id: string): ImportProgress {
  const { progress, stop } = find(actor, id);
  if (progress.doing === "in") stop.abort();
  return { ...progress };
}

function find(actor: Actor, id: string): Running {
  const running = inHand.get(id);
  if (running?.userId !== actor.userId) throw notFound("That import");
  return running;
}
