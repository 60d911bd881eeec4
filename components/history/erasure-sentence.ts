/** Erasure on a schedule and what stops it, in words. Pure. */
import { countOf } from "@/components/drafts/draft-counts";
import type { LoggedEvent } from "@/lib/audit/history";
import { classesInWords, daysInWords } from "@/lib/erasure/rules";

type ErasureEvent = Extract<
  LoggedEvent,
  {
    type:
      | `retention.${string}`
      | `hold.${string}`
      | `erasure.${string}`
      | "record.erased"
      | "record.said_again"
      | "content.erased";
  }
>;

const OF_ERASURE =
  /^(?:retention|hold|erasure)\.|^record\.(?:erased|said_again)$|^content\.erased$/;

export function isOfErasure(event: LoggedEvent): event is ErasureEvent {
  return OF_ERASURE.test(event.type);
}

export function erasureSentence({ type, data }: ErasureEvent): string {
  switch (type) {
    case "retention.proposed":
      return `asked that ${deskWords(data.desk)} keep ${daysInWords(data.days)}`;
    case "retention.confirmed":
      return `confirmed, as ${data.proposedBy} had asked, that ${deskWords(data.desk)} keep ${daysInWords(data.days)}`;
    case "retention.withdrawn":
      return `withdrew the schedule that ${data.proposedBy} had asked for, of ${deskWords(data.desk)}`;
    case "hold.placed":
      return `placed a legal hold on story no. ${data.number}: ${data.reason}`;
    case "hold.confirmed":
      return `confirmed the legal hold that ${data.placedBy} had placed on story no. ${data.number}`;
    case "hold.lift_asked":
      return `asked that the legal hold on story no. ${data.number} be lifted: ${data.reason}`;
    case "hold.lift_withdrawn":
      return `withdrew ${data.askedBy}’s request to lift the legal hold on story no. ${data.number}`;
    case "hold.lifted":
      return `lifted the legal hold on story no. ${data.number}, as ${data.askedBy} had asked: ${data.reason}`;
    case "erasure.asked":
      return `asked that ${classesInWords(data.classes)} of story no. ${data.number} be erased`;
    case "erasure.confirmed":
      return `confirmed, as ${data.askedBy} had asked, that ${classesInWords(data.classes)} of story no. ${data.number} be erased`;
    case "erasure.withdrawn":
      return `withdrew ${data.askedBy}’s request to erase ${classesInWords(data.classes)} of story no. ${data.number}`;
    case "erasure.stopped":
      return `stopped erasing ${classesInWords(data.classes)} of story no. ${data.number}: ${data.because}`;
    case "erasure.finished":
      return `erased ${classesInWords(data.classes)} of story no. ${data.number}${data.files > 0 ? `, with ${countOf(data.files, "attached file")}` : ""}${data.kept > 0 ? `; ${countOf(data.kept, "event")} of an old form could not be erased` : ""}`;
    case "record.erased":
      return `erased texts of ${countOf(data.rows, "row")} of the record`;
    case "record.said_again":
      return `said again what is kept of ${countOf(data.rows, "row")} of the record`;
    case "content.erased":
      return `erased what ${countOf(data.events.length, "event")} said`;
  }
}

const deskWords = (desk: string) => (desk === "" ? "all other desks" : `the desk ${desk}`);
