/**
 * Whatever changes a cleared story opens its gate: every command there is, given while all stories
 * are cleared. Of each story what it says, rests on and was asked is compared before and after; one
 * that differs is cleared no more, so that a new command cannot forget it.
 */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CommandName } from "@/components/command";
import { registry } from "@/lib/registry";
import { signIn, type CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { makeCommand } from "@/tests/support/every-command";
import { giveInput } from "@/tests/support/give-input";
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

const OF_CLAIM = `JOIN "Claim" k ON k."id" = t."claimId" WHERE k."storyId" = s."id"`;
const OF_DRAFT = `JOIN "Draft" d ON d."id" = t."draftId" WHERE d."storyId" = s."id"`;

/** What of a story goes out, or holds it up, by table. */
const CONTENT: Record<string, string> = {
  headline: `SELECT s."headline" AS "x"`,
  Claim: `SELECT c."wording", c."kind", c."attribution", c."level", c."reviewState", c."legalRisk",
    c."recheckOn", c."contentRevision", c."withdrawnAt" FROM "Claim" c WHERE c."storyId" = s."id"`,
  Citation: `SELECT t.* FROM "Citation" t ${OF_CLAIM}`,
  Question: `SELECT t.* FROM "Question" t ${OF_CLAIM}`,
  Verdict: `SELECT t.* FROM "Verdict" t ${OF_CLAIM}`,
  Placement: `SELECT t.* FROM "Placement" t ${OF_CLAIM}`,
  FurtherPlace: `SELECT t.* FROM "FurtherPlace" t ${OF_CLAIM}`,
  Draft: `SELECT t."sha256" FROM "Draft" t WHERE t."storyId" = s."id"`,
  DraftPart: `SELECT t.* FROM "DraftPart" t ${OF_DRAFT}`,
  NothingToCheck: `SELECT t.* FROM "NothingToCheck" t ${OF_DRAFT}`,
  ReplyRequest: `SELECT t.* FROM "ReplyRequest" t WHERE t."storyId" = s."id"`,
  LintWaiver: `SELECT t.* FROM "LintWaiver" t WHERE t."storyId" = s."id"`,
  StoryPolicy: `SELECT t.* FROM "StoryPolicy" t WHERE t."storyId" = s."id"`,
};

function digests(): Map<number, string> {
  const stories = newsroom.rows<{ id: number }>(`SELECT "id" FROM "Story"`);
  return new Map(
    stories.map(({ id }) => {
      const hash = createHash("sha256");
      for (const sql of Object.values(CONTENT)) {
        const of = sql.replaceAll(`s."id"`, String(id)).replaceAll(`s."headline"`, `(SELECT "headline" FROM "Story" WHERE "id" = ${id})`); // prettier-ignore
        hash.update(JSON.stringify(newsroom.rows(of)));
      }
      return [id, hash.digest("hex")];
    }),
  );
}

describe("a cleared story", { timeout: 120_000 }, () => {
  it.each(Object.keys(registry) as CommandName[])("is that no more after %s", async (name) => {
    const { by, input } = await makeCommand(newsroom, name);
    const actor = newsroom.actor(by);
    await signIn(jar, actor);
    // The gate's own command needs one that is not.
    if (name === "clearance.clear") return;
    // Only what is published is erased, and what asks for it changes nothing by itself.
    if (/^erasure\.(ask|confirm)$/.test(name)) return;
    newsroom.rows(`UPDATE "Story" SET "status" = 'cleared' RETURNING 1`);
    const before = digests();
    await giveInput(actor, name, input);
    for (const [id, digest] of digests()) {
      const was = before.get(id);
      if (was === undefined || was === digest) continue;
      const { status } = newsroom.row<{ status: string }>(
        `SELECT "status" FROM "Story" WHERE "id" = ?`,
        id,
      );
      expect(status, `story ${id}`).not.toBe("cleared");
    }
  });
});
