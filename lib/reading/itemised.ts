/**
 * A list of targets, victims or buyers makes as many claims as it has members: each is checked by
 * itself, and each may be denied by itself. They share the sentence that carries them. Pure.
 */
import { withoutEnding } from "@/lib/text/text";
import type { Proposal } from "./proposal";
import type { Reading } from "./reading";

const LISTING =
  /\b(?:list(?:ed|s|ing)?|nam(?:ed|es|ing)|includ(?:ed|es|ing)|target(?:ed|s|ing)?|victims?|buyers?|customers?|clients?|suspects?|recipients?|donors?|sold to|paid|hacked|attacked|breached)\b/i;

/** One proposal for each member of such a list; the proposal itself where it has none. */
export function itemised({ text }: Reading, proposal: Proposal): Proposal[] {
  const { items, contentSpan } = proposal;
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last || !LISTING.test(text.slice(contentSpan.start, contentSpan.end))) {
    return [proposal];
  }
  const listed = text.slice(first.start, last.end);
  const at = proposal.wording.indexOf(listed);
  // The wording is not the text's own there: a person splits it.
  if (at < 0) return [proposal];
  return items.map((item) => ({
    ...proposal,
    contentSpan: item,
    contentParts: [item],
    wording: oneOf(proposal.wording, at, listed.length, text.slice(item.start, item.end)),
    items: [],
  }));
}

function oneOf(wording: string, at: number, length: number, item: string): string {
  const words = wording.slice(0, at) + item + wording.slice(at + length);
  return withoutEnding(words.charAt(0).toUpperCase() + words.slice(1), " ,;:");
}
