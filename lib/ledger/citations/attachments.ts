/**
 * Files attached to a citation. The content is kept (file-store.ts) before the row that names it
 * is written, so a row never points at half a file. Removing an attachment hides it; the content
 * stays for the record.
 */
import path from "node:path";
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import type { UploadedFile } from "@/lib/access/upload";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { db } from "@/lib/platform/db";
import { invalidField, notFound, tooLarge } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { requiredLine } from "@/lib/platform/text";
import type { Prisma } from "@/prisma/generated/client";
import { readContent, storeContent } from "./file-store";
import { assertStanding } from "@/lib/ledger/claims/find";
import { assertNotRemoved, findCitation } from "./find";
import { assertRoomFor } from "./room";
import { reviseClaim } from "@/lib/ledger/claims/revise";
import { claimRef } from "@/lib/ledger/claims/rules";

/** Bytes. */
export const ATTACHMENT_LIMIT = 25 * 1024 * 1024;

/**
 * @throws INVALID for an empty file or unusable name, TOO_LARGE, and as findCitation does; a
 * refused file leaves nothing behind in the data folder.
 */
export async function attachFile(
  actor: Actor,
  citationId: number,
  file: UploadedFile,
): Promise<{ attachmentId: number }> {
  authorize(actor, "citation.edit");
  const name = nameOf(file.name);
  const size = file.content.byteLength;
  if (size === 0) throw invalidField("file", "The file is empty.");
  if (size > ATTACHMENT_LIMIT) throw fileTooLarge();
  await assertMayAttach(actor, citationId);
  await assertRoomFor(size, citationId);
  const sha256 = await storeContent(file.content);
  return recordFile({ actor, citationId, name, mediaType: mediaType(file.type), size, sha256 });
}

type StoredFile = {
  actor: Actor;
  citationId: number;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
};

const recordFile = job("writer", "citations.recordFile", (file: StoredFile) => {
  const { actor, citationId, name, size, sha256 } = file;
  authorize(actor, "citation.edit");
  return commit<{ attachmentId: number }>(actor, async (tx, at) => {
    const { citation, claim } = await findCitation(tx, actor, citationId);
    assertStanding(claim);
    assertNotRemoved(citation);
    await assertRoomFor(size, citationId, tx);
    const attachment = await tx.attachment.create({
      data: {
        citationId,
        name,
        mediaType: file.mediaType,
        size,
        sha256,
        addedById: actor.userId,
        addedAt: at,
      },
    });
    const because = `a file was attached to the citation of ${citation.source.name}`;
    const lapsed = await reviseClaim(tx, actor, at, claim, {}, { because });
    return {
      result: { attachmentId: attachment.id },
      events: atLeastOne([
        {
          type: "citation.file_attached",
          storyId: claim.storyId,
          claimId: claim.id,
          sourceId: citation.sourceId,
          data: { ref: claim.ref, citationId, name, size, sha256 },
        },
        ...lapsed,
      ]),
    };
  });
});

export function fileTooLarge() {
  return tooLarge("A file has at most 25 MB.");
}

/** The last part of a path, as some clients send one. */
function nameOf(sent: string): string {
  const base = path.posix.basename(sent.replaceAll("\\", "/"));
  const name = requiredLine(200, "a name").safeParse(base);
  if (!name.success || name.data === "." || name.data === "..") {
    throw invalidField("file", "Give the file a usable name of at most 200 characters.");
  }
  return name.data;
}

/**
 * The same checks as inside the transaction, before anything is read or written to the disk.
 * @throws as findCitation does.
 */
export async function assertMayAttach(actor: Actor, citationId: number): Promise<void> {
  authorize(actor, "citation.edit");
  const citation = await db().citation.findFirst({
    where: { id: citationId, claim: { story: visibleStoryFilter(actor) } },
    select: { removedAt: true, claim: { select: { number: true, withdrawnAt: true } } },
  });
  if (!citation) throw notFound("That citation");
  const { number, withdrawnAt } = citation.claim;
  assertStanding({ ref: claimRef(number), withdrawnAt });
  assertNotRemoved(citation);
}

export async function detachFile(
  actor: Actor,
  input: { attachmentId: number },
): Promise<{ attachmentId: number }> {
  authorize(actor, "citation.edit");
  return commit(actor, async (tx, at) => {
    const attachment = await tx.attachment.findFirst({
      where: visibleFile(actor, input.attachmentId),
    });
    if (!attachment) throw notFound("That file");
    const { citation, claim } = await findCitation(tx, actor, attachment.citationId);
    assertStanding(claim);
    assertNotRemoved(citation);
    await tx.attachment.update({ where: { id: attachment.id }, data: { removedAt: at } });
    const because = `a file was removed from the citation of ${citation.source.name}`;
    const lapsed = await reviseClaim(tx, actor, at, claim, {}, { because });
    return {
      result: { attachmentId: attachment.id },
      events: atLeastOne([
        {
          type: "citation.file_removed",
          storyId: claim.storyId,
          claimId: claim.id,
          sourceId: citation.sourceId,
          data: { ref: claim.ref, citationId: citation.id, name: attachment.name },
        },
        ...lapsed,
      ]),
    };
  });
}

/**
 * @throws NOT_FOUND where the file's story does not exist for the actor, and where its content
 * is gone or no longer what was attached: evidence that changed is not handed out as evidence.
 */
export async function readAttachment(
  actor: Authorized<"claim.read">,
  attachmentId: number,
): Promise<{ name: string; mediaType: string; content: Uint8Array<ArrayBuffer> }> {
  const attachment = await db().attachment.findFirst({ where: visibleFile(actor, attachmentId) });
  if (!attachment) throw notFound("That file");
  if (isErasedMark(attachment.name)) throw notFound(`That file’s content (${attachment.name})`);
  const content = await readContent(attachment.sha256);
  if (!content) {
    throw notFound(`The undamaged content of “${attachment.name}”`);
  }
  return { name: attachment.name, mediaType: attachment.mediaType, content };
}

/** Files that exist for the actor and were not taken off. */
export function visibleFile(
  actor: Authorized<"claim.read">,
  id: number,
): Prisma.AttachmentWhereInput {
  return { id, removedAt: null, citation: { claim: { story: visibleStoryFilter(actor) } } };
}

/** What the browser said it is, if that is a plain media type; served as a download anyway. */
function mediaType(type: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : "application/octet-stream";
}
