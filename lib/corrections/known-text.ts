/**
 * Whether what readers are said to have had stood in the story: in one of its drafts, in its
 * headline, or in what an earlier correction put there.
 */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { db } from "@/lib/platform/db";
import { findPart, searchable } from "@/lib/text/quote/search";
import type { MakeCorrectionInput } from "./input";
import { isOfTheText } from "./rules";

export const UNKNOWN_TEXT =
  "stands in no draft of this story. Copy it as readers had it, or choose “Headline, picture or layout” where it was never in the text.";

/** The latest drafts; what was published is among them. */
const DRAFTS_LOOKED_AT = 3;

/** True, too, where the story has no text that it could be held against, or none any more. */
export async function isKnownText(
  actor: Authorized<"story.read">,
  { story: slug, kind, oldText = "", cause }: MakeCorrectionInput,
): Promise<boolean> {
  if (oldText.trim() === "" || !isOfTheText({ kind, cause })) return true;
  const story = await db().story.findFirst({
    where: { AND: [{ slug }, visibleStoryFilter(actor)] },
    select: {
      headline: true,
      drafts: {
        select: { title: true, text: true },
        ...{ orderBy: { number: "desc" }, take: DRAFTS_LOOKED_AT },
      },
      corrections: { select: { newText: true }, where: { withdrawnAt: null } },
    },
  });
  if (!story || story.drafts.length === 0) return true;
  if (story.drafts.some(({ text }) => isErasedMark(text))) return true;
  const texts = [
    ...story.drafts.flatMap(({ title, text }) => [text, title]),
    ...story.corrections.map(({ newText }) => newText),
    story.headline,
  ];
  // As it is, or but for what style sheets change; no likeness is reckoned, for others wait meanwhile.
  return texts.some(
    (text) => text.includes(oldText) || findPart(oldText, searchable(text)).length > 0,
  );
}
