/** What the reading makes of a text, as one compares it with what it should. */
import { propose, type Proposal, type ProposeOptions } from "@/lib/reading/propose";
import { PARAGRAPH_BREAK, type Paragraph } from "@/lib/text/text";

export function paragraphsOf(text: string, separator = PARAGRAPH_BREAK): Paragraph[] {
  let start = 0;
  return text.split(separator).flatMap((part) => {
    const span = { start, end: start + part.length };
    start = span.end + separator.length;
    return part.trim() === "" ? [] : [{ ...span, kind: "paragraph" as const, level: 0 }];
  });
}

/** The proposals that the text gives somebody, or nobody, the word for. */
export function attributedIn(text: string, options: ProposeOptions = {}): Proposal[] {
  return propose(text, paragraphsOf(text), options).filter(({ form }) => form !== "none");
}

/** "the mayor → The gates failed": whose words each is, and the claim as it would be logged. */
export function claimsIn(text: string): string[] {
  return attributedIn(text).map(
    ({ source, wording }) => `${source?.name ?? "nobody"} → ${wording}`,
  );
}
