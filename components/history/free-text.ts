/** The words of a person in which an event's sentence ends. Pure. */
import type { EventType } from "@/lib/audit/events";
import type { LoggedEvent } from "@/lib/audit/history";

/** Kinds of event that may have nothing to say but whom they were about. */
const MAY_SAY_NOTHING: ReadonlySet<EventType> = new Set([
  ...(["person.enabled", "person.linked_to_provider"] as const),
  ...(["person.password_changed", "person.signed_out_everywhere"] as const),
]);

/** Of an event that was erased nothing but its frame is left. */
export function isErased({ type, data }: LoggedEvent): boolean {
  return Object.keys(data).length === 0 && !MAY_SAY_NOTHING.has(type);
}

/** What somebody wrote, where a sentence ends in it without marks. */
export function freeTextOf(event: LoggedEvent): string | null {
  if (isErased(event)) return null;
  const { type, data } = event;
  switch (type) {
    case "verdict.given":
    case "claim.reconfirmed":
    case "claim.signed_off":
      return data.note;
    case "question.raised":
      return data.question;
    case "question.answered":
      return data.answer;
    case "question.replied":
      return data.text;
    case "error.reported":
      return data.said;
    case "correction.made":
      return data.notice;
    case "error.dismissed":
    case "correction.withdrawn":
    case "question.dismissed":
    case "lint.waived":
    case "source.retracted":
    case "source.reinstated":
    case "blocker.overridden":
    case "claim.withdrawn":
    case "story.opening_requested":
    case "story.opening_confirmed":
    case "hold.placed":
    case "hold.lift_asked":
    case "hold.lifted":
      return data.reason;
    default:
      return null;
  }
}
