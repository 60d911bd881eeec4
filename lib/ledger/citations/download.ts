/**
 * Attached files on their way out. Promises that the log says who took what before the first byte
 * leaves, and that nobody fills the log by taking.
 */
import { authorize } from "@/lib/access/policy";
import type { Actor, Authorized } from "@/lib/access/actor";
import { commit } from "@/lib/audit/commit";
import { assertWithin, type LogLimit } from "@/lib/audit/limit";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { readAttachment, visibleFile } from "./attachments";
import { findCitation } from "./find";

/** More than anybody opens by hand, and few enough to be read in the log. */
export const DOWNLOAD_LIMIT: LogLimit = {
  type: "citation.file_downloaded",
  most: 120,
  minutes: 10,
};

const WHAT = "downloaded files";

/** @throws what readAttachment throws; THROTTLED for somebody who takes too many. */
export async function downloadAttachment(
  actor: Authorized<"claim.read">,
  attachmentId: number,
): ReturnType<typeof readAttachment> {
  await assertWithin(DOWNLOAD_LIMIT, WHAT, actor, now());
  const file = await readAttachment(actor, attachmentId);
  await recordDownload({ actor, attachmentId });
  return file;
}

const recordDownload = job(
  "writer",
  "citations.recordDownload",
  ({ actor, attachmentId }: { actor: Actor; attachmentId: number }) => {
    authorize(actor, "claim.read");
    return commit<null>(actor, async (tx, at) => {
      await assertWithin(DOWNLOAD_LIMIT, WHAT, actor, at, tx);
      const attachment = await tx.attachment.findFirst({ where: visibleFile(actor, attachmentId) });
      if (!attachment) throw notFound("That file");
      const { citationId, name, size, sha256 } = attachment;
      const { claim } = await findCitation(tx, actor, citationId);
      return {
        result: null,
        events: [
          {
            type: "citation.file_downloaded",
            // Not of the claim: nothing happened to it. The story's history and the log tell it.
            storyId: claim.storyId,
            data: { ref: claim.ref, citationId, name, size, sha256 },
          },
        ],
      };
    });
  },
);
