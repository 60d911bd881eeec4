import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/chain";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import {
  at,
  decide,
  eventsOf,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { ATTACHMENT_LIMIT, attachFile, detachFile, readAttachment } from "./attachments";
import { removeCitation } from "./commands";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { getClaim } from "@/lib/ledger/claims/queries";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name = "notes.txt", text = "what was said") => ({
  name,
  type: "text/plain",
  content: bytes(text),
});
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const stored = () => (existsSync(env().attachmentsDir) ? readdirSync(env().attachmentsDir) : []);

async function cited(): Promise<{ claim: MadeClaim; citationId: number }> {
  const claim = await makeClaim(desk.editor, story);
  return { claim, ...(await makeCitation(desk.editor, claim)) };
}

describe("attaching a file", () => {
  it("keeps it to the byte, private to the server's account, under its digest", async () => {
    const { claim, citationId } = await cited();
    const content = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256);
    const { attachmentId } = await attachFile(desk.reviewer, citationId, {
      name: "C:\\scans\\Protokoll №4.pdf",
      type: "application/pdf",
      content,
    });
    const read = await readAttachment(desk.viewer, attachmentId);
    expect(read).toEqual({ name: "Protokoll №4.pdf", mediaType: "application/pdf", content });
    const digest = createHash("sha256").update(content).digest("hex");
    const place = path.join(env().attachmentsDir, digest);
    expect(Buffer.compare(readFileSync(place), content)).toBe(0);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    expect(statSync(env().attachmentsDir).mode & 0o777).toBe(0o700);
    const [event] = await eventsOf(claim, "citation.file_attached");
    expect(event).toEqual({
      by: desk.reviewer.userId,
      data: {
        ref: claim.ref,
        citationId,
        name: "Protokoll №4.pdf",
        size: 70_000,
        sha256: digest,
      },
    });
    const view = await getClaim(desk.viewer, story.slug, claim.number);
    expect(view.citations[0]?.attachments).toMatchObject([
      { id: attachmentId, name: "Protokoll №4.pdf", size: 70_000 },
    ]);
  });

  it("changes the evidence: the verdict lapses, and who attached it does not judge", async () => {
    const { claim, citationId } = await cited();
    await decide(desk, claim);
    const helper = await makePerson("reviewer");
    await attachFile(helper, citationId, file());
    expect(await rowOf(claim)).toMatchObject({
      reviewState: "recheck",
      contentChangedById: helper.userId,
    });
    const [lapse] = await eventsOf(claim, "verdict.lapsed");
    expect(lapse?.data.because).toMatch(/^a file was attached to the citation of /);
  });

  it("keeps one content once, also when it comes many times at once", async () => {
    const { citationId } = await cited();
    const same = "the same bytes";
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        attachFile(desk.editor, citationId, file(`copy ${i}.txt`, same)),
      ),
    );
    expect(stored().filter((name) => name.startsWith(sha256(same)))).toEqual([sha256(same)]);
    for (const { attachmentId } of made) {
      const { content } = await readAttachment(desk.editor, attachmentId);
      expect(new TextDecoder().decode(content)).toBe(same);
    }
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["..\\..\\boot.ini", "boot.ini"],
    ["folder/inner/", "inner"],
    ["  padded.txt  ", "padded.txt"],
    ["two\nlines.txt", "two lines.txt"],
    ["=HYPERLINK(1).csv", "=HYPERLINK(1).csv"],
  ])("takes %j for the name %j, and nothing is written beside its folder", async (sent, kept) => {
    const { citationId } = await cited();
    const outside = readdirSync(env().dataDir).sort();
    const { attachmentId } = await attachFile(desk.editor, citationId, file(sent));
    const row = await db().attachment.findUniqueOrThrow({ where: { id: attachmentId } });
    expect(row.name).toBe(kept);
    expect(readdirSync(env().dataDir).sort()).toEqual(outside);
    expect(stored().every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });

  it.each(["", "..", ".", "/", "a\u0000.txt", "\u200b", "\ud800.txt", "x".repeat(201)])(
    "refuses the name %j",
    async (name) => {
      const { citationId } = await cited();
      const error = await expectRefused("INVALID", () =>
        attachFile(desk.editor, citationId, file(name)),
      );
      expect(Object.keys(error.fields ?? {})).toEqual(["file"]);
    },
  );

  it("refuses an empty file and one that is too large", async () => {
    const { citationId } = await cited();
    const empty = await expectRefused("INVALID", () =>
      attachFile(desk.editor, citationId, file("a.txt", "")),
    );
    expect(Object.keys(empty.fields ?? {})).toEqual(["file"]);
    await expectRefused("TOO_LARGE", () =>
      attachFile(desk.editor, citationId, {
        ...file(),
        content: new Uint8Array(ATTACHMENT_LIMIT + 1),
      }),
    );
  });

  it.each(["text/html; charset=x", "text", "text/plain\r\nX-Evil: 1", `a/${"b".repeat(99)}`])(
    "does not pass on the media type %j",
    async (type) => {
      const { citationId } = await cited();
      const { attachmentId } = await attachFile(desk.editor, citationId, { ...file(), type });
      const { mediaType } = await readAttachment(desk.editor, attachmentId);
      expect(mediaType).toBe("application/octet-stream");
    },
  );

  it("is refused to viewers, on removed citations and withdrawn claims; no file stays behind", async () => {
    const { claim, citationId } = await cited();
    const refusedFile = file("refused.txt", "never to be stored");
    await expectRefused("FORBIDDEN", () => attachFile(desk.viewer, citationId, refusedFile));
    await removeCitation(desk.editor, { citationId, revision: 0 });
    await expectRefused("RULE_UNMET", () => attachFile(desk.editor, citationId, refusedFile));
    const other = await makeCitation(desk.editor, claim);
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    await expectRefused("RULE_UNMET", () => attachFile(desk.editor, other.citationId, refusedFile));
    expect(stored()).not.toContain(sha256("never to be stored"));
  });
});

describe("a file of a story that does not exist for somebody", () => {
  it("is not there to read, to take off or to add to, as if there were none", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    const claim = await makeClaim(desk.admin, hidden);
    const { citationId } = await makeCitation(desk.admin, claim);
    const { attachmentId } = await attachFile(desk.admin, citationId, file("secret.txt"));
    const pairs: Array<[() => Promise<unknown>, () => Promise<unknown>]> = [
      [() => readAttachment(desk.editor, attachmentId), () => readAttachment(desk.editor, 999_999)],
      [
        () => detachFile(desk.editor, { attachmentId }),
        () => detachFile(desk.editor, { attachmentId: 999_999 }),
      ],
      [
        () => attachFile(desk.editor, citationId, file("x.txt", "by a stranger")),
        () => attachFile(desk.editor, 999_999, file("x.txt", "by a stranger")),
      ],
    ];
    for (const [there, nowhere] of pairs) {
      const hiddenAnswer = await expectRefused("NOT_FOUND", there);
      const missingAnswer = await expectRefused("NOT_FOUND", nowhere);
      expect(hiddenAnswer.toAnswer()).toEqual(missingAnswer.toAnswer());
    }
    expect(stored()).not.toContain(sha256("by a stranger"));
    await readAttachment(desk.admin, attachmentId);
  });
});

describe("taking a file off", () => {
  it("hides it, keeps its content for the record, and the verdict lapses", async () => {
    const { claim, citationId } = await cited();
    const { attachmentId } = await attachFile(desk.editor, citationId, file("a.txt", "kept"));
    await decide(desk, claim);
    await detachFile(desk.editor, { attachmentId });
    expect((await rowOf(claim)).reviewState).toBe("recheck");
    expect(stored()).toContain(sha256("kept"));
    await expectRefused("NOT_FOUND", () => readAttachment(desk.editor, attachmentId));
    await expectRefused("NOT_FOUND", () => detachFile(desk.editor, { attachmentId }));
    const [event] = await eventsOf(claim, "citation.file_removed");
    expect(event?.data).toEqual({ ref: claim.ref, citationId, name: "a.txt" });
    const view = await getClaim(desk.viewer, story.slug, claim.number);
    expect(view.citations[0]?.attachments).toEqual([]);
  });

  it("of a removed citation is refused, and the verdict stands", async () => {
    const { claim, citationId } = await cited();
    const { attachmentId } = await attachFile(desk.editor, citationId, file());
    await removeCitation(desk.editor, { citationId, revision: 0 });
    await decide(desk, claim);
    await expectRefused("RULE_UNMET", () => detachFile(desk.editor, { attachmentId }));
    expect((await rowOf(claim)).reviewState).toBe("decided");
    await expectRefused("FORBIDDEN", () => detachFile(desk.viewer, { attachmentId }));
  });
});

describe("content that is not what was attached", () => {
  it("is not handed out, and attaching it again mends it", async () => {
    const { citationId } = await cited();
    const { attachmentId } = await attachFile(desk.editor, citationId, file("a.txt", "evidence"));
    const place = path.join(env().attachmentsDir, sha256("evidence"));
    writeFileSync(place, "forgery");
    const forged = await expectRefused("NOT_FOUND", () =>
      readAttachment(desk.editor, attachmentId),
    );
    expect(forged.message).toContain("a.txt");
    rmSync(place);
    await expectRefused("NOT_FOUND", () => readAttachment(desk.editor, attachmentId));
    await attachFile(desk.editor, citationId, file("again.txt", "evidence"));
    const { content } = await readAttachment(desk.editor, attachmentId);
    expect(new TextDecoder().decode(content)).toBe("evidence");
  });

  it("leaves no half file behind where the disk refuses", async () => {
    const { citationId } = await cited();
    const place = path.join(env().attachmentsDir, sha256("in the way"));
    mkdirSync(path.join(place, "blocked"), { recursive: true });
    const before = stored();
    await expect(
      attachFile(desk.editor, citationId, file("a.txt", "in the way")),
    ).rejects.toThrow();
    expect(stored()).toEqual(before);
    expect(await db().attachment.count({ where: { citationId } })).toBe(0);
    rmSync(place, { recursive: true });
  });
});

it("a source's page and its citations know nothing of file places", async () => {
  const source = await makeSource(desk.editor);
  const claim = await makeClaim(desk.editor, story, { sourceId: source.id });
  const [citation] = await db().citation.findMany({ where: { claimId: claim.claimId } });
  await attachFile(desk.editor, citation?.id ?? 0, file("a.txt", "placed"));
  const view = await getClaim(desk.viewer, story.slug, claim.number);
  expect(JSON.stringify(view)).not.toContain(sha256("placed"));
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
