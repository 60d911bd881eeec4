import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { listStoryEvents } from "@/lib/stories/history";
import { makeCitation, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { attachFile } from "./attachments";
import { DOWNLOAD_LIMIT, downloadAttachment } from "./download";

useDatabase();
let desk: Desk;
let attachmentId: number;
let secretId: number;
beforeAll(async () => {
  desk = await makeDesk();
  const attached = async (restricted: boolean) => {
    const slug = restricted ? "secret" : "harbour";
    const claim = await makeClaim(desk.editor, await makeStory(desk.editor, { slug, restricted }));
    const { citationId } = await makeCitation(desk.editor, claim);
    const content = new TextEncoder().encode("what was said");
    return attachFile(desk.editor, citationId, { name: "notes.txt", type: "text/plain", content });
  };
  ({ attachmentId } = await attached(false));
  ({ attachmentId: secretId } = await attached(true));
});

describe("taking an attached file", () => {
  it("is in the log and in the story's history, with the file's digest", async () => {
    const { name } = await downloadAttachment(desk.viewer, attachmentId);
    expect(name).toBe("notes.txt");
    const [event] = (await listStoryEvents(desk.reviewer, "harbour")).events;
    expect(event).toMatchObject({
      type: "citation.file_downloaded",
      by: desk.viewer.name,
      data: {
        ref: "C1",
        name: "notes.txt",
        size: 13,
        sha256: expect.stringMatching(/^\w{64}$/) as string,
      },
    });
  });

  it("leaves nothing in the log where there is nothing to take", async () => {
    await expectRefused("NOT_FOUND", () => downloadAttachment(desk.viewer, secretId));
    await expectRefused("NOT_FOUND", () => downloadAttachment(desk.viewer, 9_999));
  });

  it("goes on until the log would fill up with it, however many ask at once", async () => {
    const many = Array.from({ length: DOWNLOAD_LIMIT.most + 10 }, () =>
      downloadAttachment(desk.admin, attachmentId),
    );
    const taken = await Promise.allSettled(many);
    expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(DOWNLOAD_LIMIT.most);
    const logged = { type: DOWNLOAD_LIMIT.type, actorId: desk.admin.userId };
    expect(await db().event.count({ where: logged })).toBe(DOWNLOAD_LIMIT.most);
    await expectRefused("THROTTLED", () => downloadAttachment(desk.admin, attachmentId));
  });
});
