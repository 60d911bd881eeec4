/** What was done with a request for a reply, in words. Pure. */
import type { LoggedEvent } from "@/lib/audit/history";
import { labelIn } from "./field-value";
import { plainQuote } from "./plain-quote";

type ReplyEvent = Extract<LoggedEvent, { type: `reply.${string}` }>;

export function replySentence({ type, data }: ReplyEvent): string {
  const to = `the request to ${data.subject}`;
  const about = data.refs.length > 0 ? ` about ${data.refs.join(", ")}` : "";
  switch (type) {
    case "reply.drafted":
      return `noted that ${data.subject} is to be asked for a reply${about}`;
    case "reply.changed":
      return `changed ${to}`;
    case "reply.sent":
      return `asked ${data.subject} for a reply${about}, by ${word("channel", data.channel)}${data.again ? ", once more" : ""}`;
    case "reply.reminded":
      return `reminded ${data.subject} by ${word("channel", data.channel)}${data.putAnew?.length ? `, with the new wording of ${data.putAnew.join(", ")}` : ""}`;
    case "reply.recorded":
      return `recorded of ${to}: ${word("outcome", data.outcome)}${data.answers?.length ? ` (${data.answers.join(", ")})` : ""}${data.reply ? `: “${plainQuote(data.reply)}”` : ""}`;
    case "reply.withdrawn":
      return `withdrew ${to}: ${data.reason}`;
  }
}

function word(field: string, code: string): string {
  return labelIn(field, code)?.toLowerCase() ?? code.replaceAll("_", " ");
}
