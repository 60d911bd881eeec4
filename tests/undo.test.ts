/**
 * Every command there is, given and undone: the record is as it was before, row by row, but for what
 * only counts and for what the record never deletes, which is there and counts no more. A command
 * that can be undone is tried without anybody remembering it.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CommandName } from "@/components/command";
import { verifyChain } from "@/lib/audit/chain";
import { UNDOABLE_TABLES } from "@/lib/audit/undoable";
import { RowsCheck, type RowDifference } from "@/lib/audit/verify-rows";
import { registry } from "@/lib/registry";
import { whyNotUndone } from "@/lib/undo/rules";
import { signIn, type CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { giveInput } from "@/tests/support/give-input";
import { makeCommand } from "@/tests/support/every-command";
import { refusal } from "@/tests/support/refusal";
import { useSilentModel } from "@/tests/support/silent-model";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const place = useDatabase();
useSilentModel();
let newsroom: SmallNewsroom;
beforeAll(async () => {
  newsroom = await SmallNewsroom.fill(place.databaseFile);
});
afterAll(() => {
  newsroom.close();
});

/** What is not undone, and needs no word about that. */
const NOTHING_TO_UNDO: ReadonlyMap<CommandName, string> = new Map([
  ["drafts.preview", "it writes nothing"],
  ["acts.undo", "done again by hand it is one act more"],
  ["notifications.read", "no part of the record"],
  ["notifications.readAll", "no part of the record"],
  ["notifications.choose", "no part of the record"],
]);

type Row = Record<string, unknown>;

/** They go on: whoever holds an older state is told. */
const COUNTERS = new Set(["revision", "contentRevision", "updatedAt", "nextClaimNumber"]);

const KEYS: Readonly<Record<string, readonly string[]>> = {
  ...{ ClaimTag: ["claimId", "tag"], ClaimAuthor: ["claimId", "userId"] },
  ...{ CitationRest: ["citationId", "sourceId"], DraftPart: ["draftId", "paragraph"] },
  NothingToCheck: ["draftId", "start"],
  DraftNote: ["draftId", "number"],
};

type Tables = ReadonlyMap<string, ReadonlyMap<string, Row>>;

function readTables(): Tables {
  const tables = [...UNDOABLE_TABLES, "Proposal", "Story"];
  return new Map(
    tables.map((table) => {
      const keyed = newsroom.rows<Row>(`SELECT * FROM "${table}"`).map((row): [string, Row] => {
        const key = (KEYS[table] ?? ["id"]).map((column) => row[column]).join(" ");
        const kept = Object.entries(row).filter(([column]) => !COUNTERS.has(column));
        return [key, Object.fromEntries(kept)];
      });
      return [table, new Map(keyed)];
    }),
  );
}

/** A row that an undone act made and the record keeps: why it counts no more. */
const COUNTS_NO_MORE: Readonly<Record<string, (row: Row) => boolean>> = {
  Claim: (row) => String(row.withdrawnReason).startsWith("Undone: "),
  Citation: (row) => row.removedAt !== null,
  Attachment: (row) => row.removedAt !== null,
  SavedView: (row) => row.removedAt !== null,
  Call: (row) => row.removedAt !== null,
  ReplyReminder: (row) => row.removedAt !== null,
  ReplyRequest: (row) => String(row.withdrawnReason).startsWith("Undone: "),
  ClaimMerge: (row) => row.undoneAt !== null,
  Verdict: (row) => row.undoneAt !== null && row.lapsedAt !== null,
  Suspicion: (row) => row.settledAt !== null,
  LintWaiver: (row) => row.takenBackAt !== null,
  GateOverride: (row) => row.takenBackAt !== null,
  SignOff: (row) => row.takenBackAt !== null,
  Question: (row) => row.closedAt !== null && row.dismissReason !== "",
  QuestionReply: (row) => row.takenBackAt !== null,
  Mention: (row) => row.settledAt !== null,
  Placement: (row) => row.state === "orphaned",
  FurtherPlace: (row) => row.state === "dismissed" || row.decidedById === null,
};

function expectAsBefore(before: Tables, after: Tables): void {
  const made = new Set(
    [...(after.get("Claim") ?? [])].flatMap(([key]) =>
      before.get("Claim")?.has(key) ? [] : [Number(key)],
    ),
  );
  const citedForMade = new Set(
    [...(after.get("Citation")?.values() ?? [])].flatMap(({ id, claimId }) =>
      made.has(Number(claimId)) ? [id] : [],
    ),
  );
  for (const [table, rows] of before) {
    const now = new Map(after.get(table));
    for (const [key, row] of rows) {
      expect({ table, ...now.get(key) }).toEqual({ table, ...row });
      now.delete(key);
    }
    const left = [...now.values()].filter((row) => {
      // What was made with a claim is withdrawn with it.
      if (table !== "Claim" && made.has(Number(row.claimId))) return false;
      if (table === "CitationRest" && citedForMade.has(row.citationId)) return false;
      return !COUNTS_NO_MORE[table]?.(row);
    });
    expect({ table, left }).toEqual({ table, left: [] });
  }
}

const undone: string[] = [];

describe("a command that is undone", { timeout: 120_000 }, () => {
  it.each(Object.keys(registry) as CommandName[])(
    "%s leaves the record as before",
    async (name) => {
      const { by, input } = await makeCommand(newsroom, name);
      const actor = newsroom.actor(by);
      await signIn(jar, actor);
      const reason = whyNotUndone(name) ?? NOTHING_TO_UNDO.get(name);
      if (reason !== undefined) {
        const { undoable } = await giveInput(actor, name, input);
        expect(undoable, reason).toBeNull();
        return;
      }
      const before = readTables();
      const done = await giveInput(actor, name, input);
      undone.push(name);
      const act = done.undoable?.act;
      expect(done.undoable?.said).toMatch(/^\S.{5,}$/);
      expect(readTables()).not.toEqual(before);

      const { value } = await giveInput(actor, "acts.undo", { act });
      expect(value).toEqual({ said: done.undoable?.said, left: [] });
      expectAsBefore(before, readTables());
      expect((await refusal(() => giveInput(actor, "acts.undo", { act }))).code).toBe("NOT_FOUND");
    },
  );

  it("is most of what is done to claims", () => {
    expect(undone.length).toBeGreaterThan(30);
  });

  it("leaves a log that is whole, and rows that are as the log says", async () => {
    const check = new RowsCheck();
    const onEvent = (event: Parameters<RowsCheck["add"]>[0]) => {
      check.add(event);
    };
    expect(await verifyChain({ onEvent })).toMatchObject({ ok: true });
    const differences: RowDifference[] = [];
    await check.compare((difference) => differences.push(difference));
    expect(differences).toEqual([]);
  });
});
