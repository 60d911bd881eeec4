/**
 * A text that went out, held against the one that was cleared, to the digit: whether it is the same,
 * and if not, in which paragraphs and words.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { runDraftJob } from "@/lib/drafts/run-job";
import { db } from "@/lib/platform/db";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import type { Paragraph } from "@/lib/text/text";
import { readCleared, type Cleared } from "./cleared";
import { findGateStory } from "./queries";

export type TextDifference = {
  /** As in a comparison of drafts: what of the cleared text is dropped, added, changed or moved. */
  kind: "changed" | "moved" | "added" | "dropped";
  /** Paragraphs, from 1; null where there is none on that side. */
  cleared: { paragraph: number; text: string } | null;
  given: { paragraph: number; text: string } | null;
  /** By word, from the cleared text to the one that was given. */
  pieces: Array<{ kind: "same" | "dropped" | "added"; text: string }>;
};

export type ClearedComparison = {
  draft: number;
  sha256: string;
  /** Whether the clearance of that draft still stands. */
  stands: boolean;
  /** `typography`: it differs in the shape of quotation marks, dashes and spaces alone. */
  result: "same" | "typography" | "different";
  differences: TextDifference[];
};

/**
 * Against the draft that was cleared last, whether that still stands or not.
 * @throws NOT_FOUND where the story does not exist for the actor, or was never cleared; RULE_UNMET
 * where the text was erased.
 */
export async function compareCleared(
  actor: Actor,
  slug: string,
  text: string,
): Promise<ClearedComparison> {
  authorize(actor, "clearance.read");
  const story = await findGateStory(actor, slug);
  const [last] = await readCleared(story.id, 1);
  if (!last) throw notFound("A cleared draft of that story");
  const draft = await db().draft.findUniqueOrThrow({
    where: { id: last.draftId },
    select: { text: true, paragraphs: true },
  });
  if (isErasedMark(draft.text)) {
    throw ruleUnmet("The text that was cleared has been erased: nothing can be held against it.", [
      `Its hash is kept: ${last.sha256}.`,
    ]);
  }
  const said = sayOf(last);
  if (tidy(text) === tidy(draft.text)) return { ...said, result: "same", differences: [] };
  const given = await runDraftJob("readText", { paste: { plain: text, html: "" } });
  if (given.text === draft.text) return { ...said, result: "same", differences: [] };
  const rows = await runDraftJob("compareDrafts", {
    before: { text: draft.text, paragraphs: JSON.parse(draft.paragraphs) as Paragraph[] },
    after: { text: given.text, paragraphs: given.paragraphs },
  });
  const differences = rows.flatMap(({ kind, before, after, pieces }): TextDifference[] =>
    kind === "same" || isTypography(kind, pieces)
      ? []
      : [
          {
            kind,
            cleared: before && { paragraph: before.number, text: before.text },
            given: after && { paragraph: after.number, text: after.text },
            pieces,
          },
        ],
  );
  return { ...said, result: differences.length === 0 ? "typography" : "different", differences };
}

/** Where no word differs, its marks do. */
function isTypography(kind: string, pieces: TextDifference["pieces"]): boolean {
  return kind === "changed" && pieces.every((piece) => piece.kind === "same");
}

function sayOf({ draft, sha256, reopened }: Cleared) {
  return { draft, sha256, stands: reopened === null };
}

/** How lines end, and empty ones between paragraphs, is a file's matter and no word of the text. */
function tidy(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
