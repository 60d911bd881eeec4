/**
 * Brings the rows of a plan in: set after set through the writer, so that others' turns come between
 * them, and all or nothing: where somebody stops it, or a set fails, the sets before it are taken
 * back. Taking back an import is taking back its sets, the last one first.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import type { EventOf } from "@/lib/audit/events";
import { notFound, ruleUnmet, SourcelineError } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { job } from "@/lib/platform/threads";
import { undoAct, type Undone } from "@/lib/undo/commands";
import { Prisma } from "@/prisma/generated/client";
import { SET_SIZE } from "./rules";
import type { Fate, Fated } from "./tables/fates";
import { toWrite, writeSet, type RowToWrite } from "./write-set";

export type Brought = { importId: number | null; logged: number; edited: number };

/** What is to be brought in: the sets as they are made, each the JSON of its rows. */
export type ToBring = {
  actor: Actor;
  story: string;
  file: string;
  form: string;
  counts: Record<Fate, number>;
  byCommand: boolean;
  sets: Iterable<string> | AsyncIterable<string>;
};

export type Watch = {
  signal?: AbortSignal;
  /** Called after each set with what has come in so far. */
  tell?: (so: Brought) => void;
};

/** @throws RULE_UNMET where some rows are refused and nobody said to leave them behind. */
export function assertWhole(counts: Record<Fate, number>, leaveRefused: boolean): void {
  if (counts.refused === 0 || leaveRefused) return;
  const rows = counts.refused === 1 ? "1 row is" : `${counts.refused} rows are`;
  throw ruleUnmet(`Nothing was brought in, because ${rows} refused.`, [
    "Mend the file, or say that the refused rows are left behind.",
  ]);
}

/** The rows that are to be written, in sets, each kept as the bytes of its JSON. */
export class RowSets {
  private readonly whole: Buffer[] = [];
  private begun: RowToWrite[] = [];

  readonly add = (fated: Fated): void => {
    if (fated.fate !== "new" && fated.fate !== "update") return;
    this.begun.push(toWrite(fated));
    if (this.begun.length >= SET_SIZE) this.close();
  };

  *each(): Generator<string> {
    this.close();
    for (const set of this.whole) yield set.toString();
  }

  private close(): void {
    if (this.begun.length > 0) this.whole.push(Buffer.from(JSON.stringify(this.begun)));
    this.begun = [];
  }
}

/** @throws what a set was refused with, once the sets before it are taken back. */
export async function bringIn(
  { actor, story, file, form, counts, byCommand, sets }: ToBring,
  { signal, tell }: Watch = {},
): Promise<Brought> {
  const whole = {
    rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    ...{ refused: counts.refused, duplicates: counts.duplicate },
  };
  const so: Brought = { importId: null, logged: 0, edited: 0 };
  const acts: number[] = [];
  try {
    for await (const set of sets) {
      signal?.throwIfAborted();
      const { importId } = so;
      const common = { actor, story, file, form, whole, byCommand };
      const { seq, logged, edited } = await writeSet({ ...common, importId, rows: set });
      acts.push(seq);
      so.importId ??= seq;
      so.logged += logged;
      so.edited += edited;
      tell?.({ ...so });
    }
  } catch (error) {
    for (const act of acts.reverse()) await takeBackSet({ actor, act });
    throw error;
  }
  return so;
}

/** Each set in a turn of its own. */
const takeBackSet = job(
  "writer",
  "imports.takeBackSet",
  ({ actor, act }: { actor: Actor; act: number }) => undoAct(actor, { act }),
);

/**
 * Takes a whole import back. Claims that somebody has acted on since stay, and are named.
 * @throws NOT_FOUND for what somebody else brought in, and for what was taken back already or can be
 *   no more.
 */
export async function takeBackImport(
  actor: Actor,
  importId: number,
  { tell }: { tell?: (setsLeft: number) => void } = {},
): Promise<Pick<Undone, "left">> {
  authorize(actor, "act.undo");
  const acts = await actsOf(actor, importId);
  if (acts.length === 0) throw notFound("What was to be taken back");
  const left: Undone["left"] = [];
  for (const [at, act] of acts.entries()) {
    left.push(...(await takeBackAsFar(actor, act)));
    tell?.(acts.length - at - 1);
  }
  return { left };
}

/** A set of which nothing can be taken back does not keep the others. */
async function takeBackAsFar(actor: Actor, act: number): Promise<Undone["left"]> {
  try {
    return (await takeBackSet({ actor, act })).left;
  } catch (error) {
    if (!(error instanceof SourcelineError) || error.code !== "CONFLICT") throw error;
    return [{ ref: "", why: error.message }];
  }
}

/** The sets of an import that can still be taken back, the last one first. */
async function actsOf(actor: Authorized<"act.undo">, importId: number): Promise<number[]> {
  const found = await rows<{ seq: number; data: string }>(
    Prisma.sql`SELECT e."seq", e."data" FROM "Event" e
      JOIN "Story" s ON s."id" = e."storyId" AND ${isVisibleStory(actor)}
      JOIN "Act" a ON a."id" = e."seq" AND a."userId" = ${actor.userId}
      WHERE e."type" = 'claims.imported' AND e."seq" >= ${importId}
      ORDER BY e."seq" DESC`,
  );
  return found.flatMap(({ seq, data }) => {
    const { import: first } = JSON.parse(data) as EventOf<"claims.imported">["data"];
    return seq === importId || first === importId ? [seq] : [];
  });
}
