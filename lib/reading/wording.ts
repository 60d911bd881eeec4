/**
 * A claim's suggested wording: the text's own words, made to stand alone as far as that needs no
 * understanding: without "that", without the marks around a quotation, from a capital, with no
 * full stop. Pure.
 */
import { withoutEnding, type Span } from "@/lib/text/text";
import type { QuotationType } from "./proposal";

export function wordingOf(text: string, parts: readonly Span[], quotation: QuotationType): string {
  const joined = parts
    .map((part) => text.slice(part.start, part.end))
    // The comma before the cue that stood between goes with it, unless it joins two clauses.
    .reduce(
      (left, right) =>
        `${/^(?:and|but|or|so|yet)\b/i.test(right) ? left : left.replace(/,\s*$/, "")} ${right}`,
    )
    .replace(/\s+/g, " ")
    .trim();
  const plain =
    quotation === "direct"
      ? joined.replace(/["“”«»„]|``|''/g, "").replace(/^[‘']|[’']$/g, "")
      : joined;
  const opened = quotation === "direct" ? plain.replace(/^[,;:–—-]\s?/, "") : withoutThat(plain);
  const bare = withoutLead(withoutEnding(opened, " ,;:"))
    .replace(/^([^.]*)\.(["”’]?)$/, "$1$2")
    .trim();
  const [first = ""] = bare;
  return first.toUpperCase() + bare.slice(first.length);
}

/** Without the "that" of a clause; "That is why" and "That letter is forged" keep theirs. */
function withoutThat(words: string): string {
  const bare = words.replace(/^[,;:–—-]\s?/, "");
  if (
    /^that(?:['’]s|\s(?:is|was|has|had|will|would|could|may|might|can|must|means?|meant|made|did|does)\b)/i.test(
      bare,
    )
  )
    return bare;
  return bare.replace(/^that,?\s/i, "").replace(/^[,;:–—-]\s?/, "");
}

/** What ties a sentence to the one before it: "However,", "But", "To make sure,". */
function withoutLead(wording: string): string {
  return wording.replace(
    /^(?:(?:however|but|and|so|yet|also|moreover|meanwhile|instead|nevertheless|still|then|therefore|in addition|in fact|for example|for instance|by contrast|as a result|as a consequence|consequently|thus|hence|nonetheless|even so|besides|furthermore|indeed|in turn|in other words|on the other hand|on top of that|at the same time|to make sure|to be sure|to be clear|to be safe|to that end|to this end|for this reason|because of this|because of that),?\s+)+(?=\S+\s+\S)/i,
    (lead) =>
      /^(?:so|still|then|yet|and|but)\s+(?:many|much|far|that)\b/i.test(wording) ? lead : "",
  );
}

/** Whose words they are, by how much of the content stands in quotation marks. */
export function quotationType(
  text: string,
  parts: readonly Span[],
  quoted: readonly Span[],
): QuotationType {
  if (quoted.length === 0) return "indirect";
  const letters = (spans: readonly Span[]) =>
    spans.reduce(
      (sum, span) => sum + text.slice(span.start, span.end).replace(/[^\p{L}\p{N}]+/gu, "").length,
      0,
    );
  const within = quoted.map((span) => ({ start: span.start, end: span.end }));
  return letters(within) >= letters(parts) ? "direct" : "mixed";
}
