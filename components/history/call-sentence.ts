/** What was recorded of a call, in words. Pure. */
import type { LoggedEvent } from "@/lib/audit/history";
import { CALL_CHANNEL_WORDS, type CallChannel, type CallOutcome } from "@/lib/calls/rules";
import { plainQuote } from "./plain-quote";

type CallEvent = Extract<LoggedEvent, { type: "call.recorded" }>;

const DID: Record<CallOutcome, string> = {
  reached: "spoke with",
  no_answer: "tried to reach",
  message_left: "left a message for",
  refused: "reached, without an answer,",
};

export function callSentence({ data }: CallEvent): string {
  const did = DID[data.outcome as CallOutcome];
  const how = CALL_CHANNEL_WORDS[data.channel as CallChannel];
  const came = [
    ...(data.cited ? [`as we have it: ${data.cited.join(", ")}`] : []),
    ...(data.corrected ? [`corrected: ${data.corrected.join(", ")}`] : []),
  ];
  const note = data.note ? ` (${plainQuote(data.note)})` : "";
  return `${did} ${data.source} ${how}${came.length > 0 ? `; ${came.join("; ")}` : ""}${note}`;
}
