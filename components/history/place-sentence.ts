/** What became of a claim's place when the next draft came in, in words. Pure. */
import type { EventOf } from "@/lib/audit/events";
import { plainQuote } from "./plain-quote";

const MOVES: Record<EventOf<"claim.moved">["data"]["by"], string> = {
  words: "where its words changed",
  place: "where it stands elsewhere",
  words_and_place: "where its words and its place changed",
  frame: "where its sentence says something else",
};

export function moveSentence({
  draft,
  from,
  to,
  by,
  meaning,
}: EventOf<"claim.moved">["data"]): string {
  const quotes =
    from === to ? `“${plainQuote(to)}”` : `from “${plainQuote(from)}” to “${plainQuote(to)}”`;
  const said = meaning?.map((change) => `; ${change}`).join("") ?? "";
  return `brought in draft ${draft}, ${MOVES[by]}: ${quotes}${said}`;
}

export function pendingSentence({
  draft,
  quote,
  places,
}: EventOf<"claim.place_pending">["data"]): string {
  const where = places === 1 ? "one place, not for certain" : `${places} places`;
  return `brought in draft ${draft}, in which it may stand in ${where}: “${plainQuote(quote)}”`;
}
