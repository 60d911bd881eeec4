/** What was done to a story that is out, in words. Pure. */
import type { LoggedEvent } from "@/lib/audit/history";

type PublishedEvent = Extract<
  LoggedEvent,
  { type: "story.published" | `error.${string}` | `correction.${string}` }
>;

export function publishedSentence({ type, data }: PublishedEvent): string {
  switch (type) {
    case "story.published":
      return `said that the story was published, at ${data.url}`;
    case "error.reported":
      return `took down what ${data.origin === "staff" ? "our own staff" : `a ${data.origin}`} said is wrong: ${data.said}`;
    case "error.dismissed":
      return `found no error in what was reported: ${data.reason}`;
    case "correction.made":
      return `made a ${correctionWord(data.kind)}${data.refs.length > 0 ? ` of ${data.refs.join(", ")}` : ""}: ${data.notice}`;
    case "correction.withdrawn":
      return `withdrew a ${correctionWord(data.kind)}: ${data.reason}`;
  }
}

const correctionWord = (kind: string) => (kind === "editors_note" ? "note of the editor" : kind);
