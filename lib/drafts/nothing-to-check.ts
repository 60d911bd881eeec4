/**
 * Sentences in which a person found nothing to check: a dateline, an opinion. They count as looked
 * at, so that a draft's coverage can become complete, and are known again in the next draft by
 * their words.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { insertMany } from "@/lib/platform/sets";
import type { Span } from "@/lib/text/text";
import { saidAgain } from "./carry";
import { findNewestDraft } from "./find";
import type { NothingToCheckInput } from "./input";

export type SaidOfSentence = { start: number; isNothing: boolean };

/** @throws SourcelineError INVALID naming `start` where no sentence of the draft begins. */
export async function sayNothingToCheck(
  actor: Actor,
  { draftId, start, isNothing }: NothingToCheckInput,
): Promise<SaidOfSentence> {
  authorize(actor, "claim.log");
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, draftId);
    const sentences = JSON.parse(draft.sentences) as Span[];
    const sentence = sentences.find((one) => one.start === start);
    if (!sentence) throw invalidField("start", "No sentence of the draft begins there.");
    const result = { start, isNothing };
    const key = { draftId_start: { draftId, start } };
    const said = await tx.nothingToCheck.findUnique({ where: key });
    if ((said !== null) === isNothing) return unchanged(result);
    if (isNothing) {
      const { end } = sentence;
      await tx.nothingToCheck.create({
        data: { draftId, start, end, saidById: actor.userId, saidAt: at },
      });
    } else await tx.nothingToCheck.delete({ where: key });
    return {
      result,
      events: [
        {
          type: "sentence.nothing_to_check",
          storyId: draft.storyId,
          data: {
            draft: draft.number,
            quote: draft.text.slice(sentence.start, sentence.end),
            isNothing,
          },
        },
      ],
    };
  });
}

export async function readNothingToCheck(draftId: number): Promise<Span[]> {
  return db().nothingToCheck.findMany({
    where: { draftId },
    select: { start: true, end: true },
    orderBy: { start: "asc" },
  });
}

/** Says of the next draft's sentences what was said of the same ones in the draft before. */
export async function carryNothingToCheck(
  tx: Transaction,
  before: { id: number; text: string },
  next: { id: number; text: string; sentences: readonly Span[] },
): Promise<void> {
  const said = await tx.nothingToCheck.findMany({ where: { draftId: before.id } });
  const again = saidAgain(
    { text: before.text, said: said.map((row) => ({ span: row, row })) },
    { text: next.text, stretches: next.sentences },
  );
  await insertMany(
    tx,
    "NothingToCheck",
    again.flatMap(({ index, row: { saidById, saidAt } }) => {
      const sentence = next.sentences[index];
      if (!sentence) return [];
      const { start, end } = sentence;
      return [{ draftId: next.id, start, end, saidById, saidAt }];
    }),
  );
}
