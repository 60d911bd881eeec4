import { readdirSync } from "node:fs";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { makeCitation, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { attachFile } from "./attachments";
import { STORY_BYTES_LIMIT, STORY_FILES_LIMIT } from "./room";

const database = useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

async function citedIn(actor: Actor): Promise<number> {
  const claim = await makeClaim(actor, await makeStory(actor));
  return (await makeCitation(actor, claim)).citationId;
}

/** Files as they would stand there after years. */
function fill(citationId: number, files: number, bytesEach: number): void {
  const file = new Database(database.databaseFile);
  const statement = file.prepare(
    `INSERT INTO "Attachment" ("citationId", "name", "mediaType", "size", "sha256", "addedById", "addedAt")
     VALUES (?, 'page.pdf', 'application/pdf', ?, '00', ?, '2026-05-31T10:00:00.000+00:00')`,
  );
  file.transaction(() => {
    for (let each = 0; each < files; each += 1) {
      statement.run(citationId, bytesEach, desk.editor.userId);
    }
  })();
  file.close();
}

const page = { name: "page.txt", type: "text/plain", content: new TextEncoder().encode("page 4") };
const attach = (citationId: number) => attachFile(desk.editor, citationId, page);

async function refusedFor(citationId: number) {
  const before = await db().attachment.count();
  const error = await refusal(() => attach(citationId));
  expect(error.code).toBe("TOO_LARGE");
  expect(await db().attachment.count()).toBe(before);
  return error.message;
}

describe("room for files", () => {
  it("ends where the story has as many as it may", async () => {
    const citationId = await citedIn(desk.editor);
    fill(citationId, STORY_FILES_LIMIT - 1, 10);
    await attach(citationId);
    expect(await refusedFor(citationId)).toContain("at most 1000 files");
    await attach(await citedIn(desk.editor));
  });

  it("ends where they take up as much as they may", async () => {
    const citationId = await citedIn(desk.editor);
    fill(citationId, 1, STORY_BYTES_LIMIT - page.content.byteLength);
    await attach(citationId);
    expect(await refusedFor(citationId)).toContain("at most 4 GB");
    // Nothing of a refused file lies in the data folder: both above are one content.
    expect(readdirSync(env().attachmentsDir)).toHaveLength(1);
  });

  it("ends for everybody where the newsroom's files take up as much as they may", async () => {
    const citationId = await citedIn(desk.editor);
    for (let story = 0; story < env().attachmentsGb / 4; story += 1) {
      fill(await citedIn(desk.editor), 1, STORY_BYTES_LIMIT);
    }
    expect(await refusedFor(citationId)).toContain("ATTACHMENTS_GB");
  });
});
