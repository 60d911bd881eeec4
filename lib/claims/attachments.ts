/**
 * Files attached to a citation. The content lies in the data folder under its SHA-256, written
 * and synced before the row that names it, so a row never points at half a file. Removing an
 * attachment hides it; the content stays for the record.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { invalidField, notFound, ruleUnmet, tooLarge } from "@/lib/platform/errors";
import { line } from "@/lib/platform/text";
import { findCitation } from "./citations";
import { assertStanding } from "./find";
import { reviseClaim } from "./revise";

/** Bytes. */
export const ATTACHMENT_LIMIT = 25 * 1024 * 1024;

export type UploadedFile = { name: string; type: string; content: Uint8Array };

/** @throws INVALID for an empty file or unusable name, TOO_LARGE, and as findCitation does. */
export async function attachFile(
  actor: Actor,
  citationId: number,
  file: UploadedFile,
): Promise<{ attachmentId: number }> {
  authorize(actor, "citation.edit");
  const name = line(200).safeParse(path.basename(file.name.replaceAll("\\", "/")));
  if (!name.success || name.data === "") throw invalidField("file", "Give the file a usable name.");
  if (file.content.byteLength === 0) throw invalidField("file", "The file is empty.");
  if (file.content.byteLength > ATTACHMENT_LIMIT) throw tooLarge("A file has at most 25 MB.");
  const sha256 = await store(file.content);
  const size = file.content.byteLength;
  return commit(actor, async (tx, at) => {
    const { citation, claim } = await findCitation(tx, actor, citationId);
    assertStanding(claim);
    if (citation.removedAt) throw ruleUnmet("This citation was removed from the claim.");
    const attachment = await tx.attachment.create({
      data: {
        citationId,
        name: name.data,
        mediaType: mediaType(file.type),
        size,
        sha256,
        addedById: actor.userId,
        addedAt: at,
      },
    });
    const lapsed = await reviseClaim(
      tx,
      actor,
      at,
      claim,
      {},
      {
        because: `a file was attached to the citation of ${citation.source.name}`,
      },
    );
    return {
      result: { attachmentId: attachment.id },
      events: atLeastOne([
        {
          type: "citation.file_attached",
          storyId: claim.storyId,
          claimId: claim.id,
          sourceId: citation.sourceId,
          data: { ref: claim.ref, citationId, name: name.data, size, sha256 },
        },
        ...lapsed,
      ]),
    };
  });
}

export async function detachFile(
  actor: Actor,
  input: { attachmentId: number },
): Promise<{ attachmentId: number }> {
  authorize(actor, "citation.edit");
  return commit(actor, async (tx, at) => {
    const attachment = await tx.attachment.findFirst({
      where: { id: input.attachmentId, removedAt: null },
    });
    if (!attachment) throw notFound("That file");
    const { citation, claim } = await findCitation(tx, actor, attachment.citationId);
    assertStanding(claim);
    await tx.attachment.update({ where: { id: attachment.id }, data: { removedAt: at } });
    const lapsed = await reviseClaim(
      tx,
      actor,
      at,
      claim,
      {},
      {
        because: `a file was removed from the citation of ${citation.source.name}`,
      },
    );
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

/** @throws NOT_FOUND where the file's story does not exist for the actor. */
export async function readAttachment(
  actor: Actor,
  attachmentId: number,
): Promise<{ name: string; mediaType: string; content: Uint8Array<ArrayBuffer> }> {
  const attachment = await db().attachment.findFirst({
    where: {
      id: attachmentId,
      removedAt: null,
      citation: { claim: { story: visibleStoryFilter(actor) } },
    },
  });
  if (!attachment) throw notFound("That file");
  const content = new Uint8Array(await readFile(placeOf(attachment.sha256)));
  return { name: attachment.name, mediaType: attachment.mediaType, content };
}

function placeOf(sha256: string): string {
  return path.join(env().attachmentsDir, sha256);
}

/** What the browser said it is, if that is a plain media type; served as a download anyway. */
function mediaType(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "application/octet-stream";
}

async function store(content: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const place = placeOf(sha256);
  if (await exists(place)) return sha256;
  await mkdir(env().attachmentsDir, { recursive: true, mode: 0o700 });
  const making = `${place}.${randomUUID()}`;
  const file = await open(making, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await rename(making, place);
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
  return sha256;
}

async function exists(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isFile();
  } catch {
    return false;
  }
}
