import { markedParts } from "@/lib/table/search";

/** Text with the hits of a search in it. What was found is text, never markup. */
export function MarkedText({ text }: { text: string }) {
  return markedParts(text).map((part, index) =>
    part.isHit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  );
}
