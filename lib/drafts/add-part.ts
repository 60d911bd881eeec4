/** A headline or a push text that the desk wrote elsewhere, added to the story's text by itself. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { db } from "@/lib/platform/db";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import type { TextChange, TextNote } from "@/lib/text/import/findings";
import type { Link, Paragraph } from "@/lib/text/text";
import { addDraft, type AddedDraft } from "./commands";
import type { AddPartInput } from "./input";
import { withPart } from "./with-part";

/**
 * Makes the next draft of the newest one and one paragraph more.
 * @throws SourcelineError RULE_UNMET where the story has no draft, or its text was
 * erased; CONFLICT where a newer came in.
 */
export async function addPart(actor: Actor, input: AddPartInput): Promise<AddedDraft> {
  authorize(actor, "draft.add");
  const { story, after, part, text } = input;
  const found = await db().story.findFirst({
    where: visibleStoryCalled(actor, story),
    select: { drafts: { orderBy: { number: "desc" }, take: 1 } },
  });
  if (!found) throw notFound("That story");
  const [last] = found.drafts;
  if (!last) throw ruleUnmet("There is no text to add to.", ["Bring the story's text in first."]);
  if (isErasedMark(last.text)) {
    throw ruleUnmet("The newest text has been erased.", ["Bring the story's text in again."]);
  }
  const next = withPart(
    {
      title: last.title,
      text: last.text,
      paragraphs: JSON.parse(last.paragraphs) as Paragraph[],
      links: JSON.parse(last.links) as Link[],
      notes: JSON.parse(last.notes) as TextNote[],
      leftOut: [],
      changes: JSON.parse(last.changes) as TextChange[],
    },
    part,
    text,
  );
  return addDraft(actor, {
    ...{ story, after, text: next, title: last.title },
    ...{ fileName: last.fileName, field: "text" },
  });
}
