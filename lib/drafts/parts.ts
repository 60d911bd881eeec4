/**
 * What a paragraph of a draft is in the story, as a person says it where the file said something
 * else: the draft's text never changes, so this is kept beside it and known again in the next draft
 * by the paragraph's words.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { insertMany } from "@/lib/platform/sets";
import type { Paragraph, Part } from "@/lib/text/text";
import { saidAgain } from "./carry";
import { findNewestDraft } from "./find";
import type { SetPartInput } from "./input";

export type SetPart = { paragraph: number; part: Part };

/**
 * @param input.paragraph from 1, as printed beside it.
 * @throws SourcelineError INVALID naming `paragraph` where the draft has none of that number.
 */
export async function setPart(actor: Actor, input: SetPartInput): Promise<SetPart> {
  authorize(actor, "draft.add");
  const { draftId, paragraph: number, part } = input;
  return commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, draftId);
    const paragraph = (JSON.parse(draft.paragraphs) as Paragraph[])[number - 1];
    if (!paragraph) throw invalidField("paragraph", "The draft has no paragraph of that number.");
    const key = { draftId_paragraph: { draftId, paragraph: number - 1 } };
    const known = await tx.draftPart.findUnique({ where: key });
    const from = known?.part ?? paragraph.part ?? "body";
    const result = { paragraph: number, part };
    if (from === part) return unchanged(result);
    const said = { part, setById: actor.userId, setAt: at };
    await tx.draftPart.upsert({
      where: key,
      create: { draftId, paragraph: number - 1, ...said },
      update: said,
    });
    return {
      result,
      events: [
        {
          type: "draft.part_set",
          storyId: draft.storyId,
          data: { draft: draft.number, paragraph: number, from, to: part },
        },
      ],
    };
  });
}

/** The paragraphs of a draft with the parts that people said they are. */
export async function withParts<Of extends { part?: Part }>(
  draftId: number,
  paragraphs: readonly Of[],
): Promise<Of[]> {
  const rows = await db().draftPart.findMany({
    where: { draftId },
    select: { paragraph: true, part: true },
  });
  const said = new Map(rows.map(({ paragraph, part }) => [paragraph, part]));
  return paragraphs.map((paragraph, index) => {
    const part = said.get(index);
    return part === undefined ? paragraph : { ...paragraph, part };
  });
}

/** Says of the next draft's paragraphs what was said of the same ones in the draft before. */
export async function carryParts(
  tx: Transaction,
  before: { id: number; text: string },
  next: { id: number; text: string; paragraphs: readonly Paragraph[] },
): Promise<void> {
  const rows = await tx.draftPart.findMany({ where: { draftId: before.id } });
  if (rows.length === 0) return;
  const draft = await tx.draft.findUniqueOrThrow({
    where: { id: before.id },
    select: { paragraphs: true },
  });
  const paragraphs = JSON.parse(draft.paragraphs) as Paragraph[];
  const said = rows.flatMap((row) => {
    const span = paragraphs[row.paragraph];
    return span ? [{ span, row }] : [];
  });
  const again = saidAgain(
    { text: before.text, said },
    { text: next.text, stretches: next.paragraphs },
  );
  await insertMany(
    tx,
    "DraftPart",
    again.map(({ index, row: { part, setById, setAt } }) => ({
      ...{ draftId: next.id, paragraph: index, part, setById, setAt },
    })),
  );
}
