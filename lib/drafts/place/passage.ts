/** The paragraph that carries a claim in the newest draft of its story, for whoever judges it. */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import type { Paragraph, Part, Span } from "@/lib/text/text";
import { withParts } from "@/lib/drafts/parts";
import { paragraphAt } from "@/lib/drafts/rules";
import { frameOf, frameText } from "./frame";

export type ClaimPassage = {
  draftNumber: number;
  /** From 1. */
  paragraph: number;
  part: Part;
  /** The paragraph in stretches: the mark, the rest of its frame, and what stands around. */
  stretches: Array<{ text: string; is: "mark" | "frame" | "around" }>;
  /** What its sentence was in the draft before and says otherwise now; empty where it is the same. */
  wasFrame: string;
  frame: string;
  meaning: string[];
  /** Further places that contradict it: "40 million → 45 million", each with its paragraph. */
  contradictions: Array<{ paragraph: number; meaning: string[] }>;
};

/** Null where the claim has no place in the newest draft, and for whom it does not exist. */
export async function getPassage(
  actor: Authorized<"draft.read">,
  claimId: number,
): Promise<ClaimPassage | null> {
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: { id: true, storyId: true },
  });
  if (!claim) return null;
  const draft = await db().draft.findFirst({
    where: { storyId: claim.storyId },
    orderBy: { number: "desc" },
    select: {
      ...{ id: true, number: true, text: true, paragraphs: true, sentences: true },
      placements: { where: { claimId } },
      furtherPlaces: { where: { claimId, state: "contradicts" }, orderBy: { start: "asc" } },
    },
  });
  const [placement] = draft?.placements ?? [];
  if (!draft || placement?.start == null || placement.end === null) return null;
  const mark = { start: placement.start, end: placement.end };
  const paragraphs = await withParts(draft.id, JSON.parse(draft.paragraphs) as Paragraph[]);
  const number = paragraphAt(paragraphs, mark.start);
  const sentenced = { text: draft.text, sentences: JSON.parse(draft.sentences) as Span[] };
  const frame = frameOf(sentenced, mark);
  const last = paragraphs[paragraphAt(paragraphs, mark.end - 1) - 1];
  const whole = {
    start: Math.min(paragraphs[number - 1]?.start ?? frame.start, frame.start),
    end: Math.max(last?.end ?? frame.end, frame.end),
  };
  const borders = [whole.start, frame.start, mark.start, mark.end, frame.end, whole.end];
  const kinds = ["around", "frame", "mark", "frame", "around"] as const;
  return {
    draftNumber: draft.number,
    paragraph: number,
    part: paragraphs[number - 1]?.part ?? "body",
    stretches: kinds.flatMap((is, index) => {
      const text = draft.text.slice(borders[index], borders[index + 1]);
      return text === "" ? [] : [{ text, is }];
    }),
    wasFrame: placement.wasFrame ?? "",
    frame: frameText(sentenced, mark),
    meaning: JSON.parse(placement.meaning) as string[],
    contradictions: draft.furtherPlaces.map((place) => ({
      paragraph: paragraphAt(paragraphs, place.start),
      meaning: JSON.parse(place.meaning) as string[],
    })),
  };
}
