/** What the history and the log say of a file that was brought in. Pure. */
import type { EventOf } from "@/lib/audit/events";
import { countOf } from "@/components/drafts/draft-counts";
import { plainQuote } from "./plain-quote";

export function importSentence({
  file,
  logged,
  edited,
  byCommand,
}: EventOf<"claims.imported">["data"]): string {
  const did = [
    ...(logged > 0 || edited === 0 ? [`logged ${countOf(logged, "claim")}`] : []),
    ...(edited > 0 ? [`edited ${countOf(edited, "claim")}`] : []),
  ];
  const how = byCommand ? ", from the command line" : "";
  return `${did.join(" and ")} from the file “${plainQuote(file)}”${how}`;
}
