/**
 * A text as it would come in, with its notes and what would be left out, for somebody to look over
 * and mend first. Nothing is kept.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { BroughtText } from "@/lib/text/import/findings";
import type { TextFile } from "@/lib/text/import/import-text";
import type { PreviewDraftInput } from "./input";
import { runDraftJob } from "./run-job";

export async function previewPaste(actor: Actor, input: PreviewDraftInput): Promise<BroughtText> {
  await assertMayAdd(actor, input.story);
  const { plain = "", html = "" } = input;
  return runDraftJob("readText", { paste: { plain, html } });
}

/** @throws SourcelineError as importText does; for the field `encoding` where it has to be chosen. */
export async function previewUpload(
  actor: Actor,
  story: string,
  file: TextFile,
): Promise<BroughtText> {
  await assertMayAdd(actor, story);
  return runDraftJob("readText", { file });
}

/** What one may not see is not found, whatever was sent. */
export async function assertMayAdd(actor: Actor, slug: string): Promise<void> {
  authorize(actor, "draft.add");
  const story = await db().story.findFirst({
    where: visibleStoryCalled(actor, slug),
    select: { id: true },
  });
  if (!story) throw notFound("That story");
}
