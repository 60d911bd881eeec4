import { notFound } from "next/navigation";
import { cache } from "react";
import { listNotes } from "@/lib/drafts/notes";
import { getDraft } from "@/lib/drafts/queries";
import { parseDraftNumber } from "@/lib/drafts/rules";
import { listUnsettled } from "@/lib/drafts/place/unsettled";
import { packDraft } from "@/components/drafts/reader/sent-draft";
import { orNotFound } from "../../../../or-not-found";
import { readStory } from "../../read-story";

/** The number in the address, or the not-found page for what is none. */
export function readNumber(text: string): number {
  const number = parseDraftNumber(text);
  if (number === null) notFound();
  return number;
}

/** The draft of the address, packed for the browser. */
export const readDraft = cache(async (slug: string, number: number) => {
  const { actor, story } = await readStory(slug);
  const [draft, notes] = await Promise.all([
    orNotFound(getDraft(actor, slug, number)),
    orNotFound(listNotes(actor, slug, number)),
  ]);
  const { counts, can } = draft;
  const isSettled = counts.moved + counts.pending + counts.orphaned + counts.unplaced === 0;
  const unsettled = isSettled || !can.place ? [] : await listUnsettled(actor, slug, number);
  return packDraft(draft, story.draft?.number ?? number, unsettled, notes);
});
