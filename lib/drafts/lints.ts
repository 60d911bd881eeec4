/**
 * Lints of a story's drafts: read with who waived them, and waived. A waiver is the story's, so that
 * it holds in the next draft while the words stand there as they did.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit } from "@/lib/audit/commit";
import { assertUnwaived, type Waived } from "@/lib/ledger/lint/commands";
import type { WaiverView } from "@/lib/ledger/lint/queries";
import { ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { lintFingerprint } from "@/lib/text/lint/fingerprint";
import { Prisma } from "@/prisma/generated/client";
import { findNewestDraft } from "./find";
import type { WaiveDraftLintInput } from "./input";
import type { TextLint } from "./lint-text";
import type { SentencedText } from "./place/frame";
import { runDraftJob } from "./run-job";

export type DraftLint = TextLint & { waiver: WaiverView | null };

type LintedDraft = SentencedText & { storyId: number; addedAt: string };

/** Of a draft that the asker may read; in the text's order. */
export async function readDraftLints({ storyId, addedAt, text, sentences }: LintedDraft) {
  const year = new Date(addedAt).getUTCFullYear();
  const found = await runDraftJob("lintText", { text, sentences, year });
  if (found.length === 0) return [];
  const said = await rows<Omit<WaiverView, "at"> & { fingerprint: string; waivedAt: string }>(
    Prisma.sql`
      SELECT w."id", w."fingerprint", w."reason", w."waivedAt", u."name" AS "by"
      FROM "LintWaiver" w JOIN "User" u ON u."id" = w."waivedById"
      WHERE w."storyId" = ${storyId} AND w."claimId" IS NULL AND w."takenBackAt" IS NULL
      ORDER BY w."id"`,
  );
  const waivers = new Map(
    said.map(({ fingerprint, waivedAt, ...waiver }) => [
      fingerprint,
      { ...waiver, at: instantOf(waivedAt) },
    ]),
  );
  return found.map((lint): DraftLint => ({
    ...lint,
    waiver: waivers.get(lint.fingerprint) ?? null,
  }));
}

/**
 * @throws RULE_UNMET where the words do not stand in the draft any more.
 * @throws CONFLICT where somebody waived it meanwhile, or a newer draft came in.
 */
export async function waiveDraftLint(
  actor: Actor,
  { draftId, code, words, reason }: WaiveDraftLintInput,
): Promise<Waived> {
  authorize(actor, "lint.waive");
  return commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, draftId);
    const { storyId } = draft;
    if (!words.every((one) => draft.text.includes(one))) {
      throw ruleUnmet("This lint is gone: its words do not stand in the draft.");
    }
    const fingerprint = lintFingerprint(code, words);
    await assertUnwaived(tx, { claimId: null, storyId, code, fingerprint });
    const named = words.join(" … ");
    const waiver = await tx.lintWaiver.create({
      data: {
        ...{ storyId, draftId, code, fingerprint, words: named, reason },
        ...{ waivedById: actor.userId, waivedAt: at },
      },
    });
    return {
      result: { waiverId: waiver.id },
      events: [
        {
          type: "lint.waived",
          storyId,
          data: { draft: draft.number, code, words: named, reason },
        },
      ],
    };
  });
}
