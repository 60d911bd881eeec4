import type { ReactNode } from "react";
import { DefinitionList } from "@/components/ui/definition-list";
import { SectionHeading } from "@/components/ui/section-heading";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { NoteDetail } from "@/lib/drafts/notes";

/** The note as it stands in the file, what was understood of it underlined, and as it is read. */
export function NoteFacts({ note }: { note: NoteDetail }) {
  const { read } = note;
  const { source, locator, date, accessed, channel, terms, rest } = read;
  return (
    <>
      <SectionHeading>As it stands in the file</SectionHeading>
      <div className="rounded-md border border-rule bg-paper px-3 py-2">
        <p dir="auto" className="font-serif text-quote wrap-anywhere whitespace-pre-line">
          {underlined(note)}
        </p>
        <Writers note={note} />
      </div>
      <SectionHeading>As read</SectionHeading>
      <DefinitionList
        items={[
          { term: "Source", value: source || "not said" },
          { term: "Locator", value: locator || "none" },
          {
            term: "Date",
            value: date ? (date.day ?? `${date.words} (${OPEN_DATE})`) : "not said",
          },
          { term: "Looked up", value: accessed ? (accessed.day ?? accessed.words) : "" },
          { term: "Channel", value: channel ? LABELS.channel[channel] : "" },
          {
            term: "Terms",
            value:
              terms.length === 0
                ? "not said"
                : `${terms.map((words) => `“${words}”`).join(", ")}: for you to say, not set`,
          },
          { term: "Left as note", value: rest.map((words) => `“${words}”`).join(" ") },
        ]}
      />
    </>
  );
}

const OPEN_DATE = "year or order not said";

/** Comments have writers; their names stay in the newsroom. */
function Writers({ note: { author, replies } }: { note: NoteDetail }) {
  const names = [author, ...replies.map((reply) => reply.author)].filter((name) => name !== "");
  if (names.length === 0) return null;
  return (
    <p className="mt-1 text-sm text-faint">
      {[...new Set(names)].join(", ")}. Who wrote a comment stays in the newsroom.
    </p>
  );
}

function underlined({ said, read: { spans } }: NoteDetail): ReactNode[] {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const { start, end, is } of spans) {
    if (start < from) continue;
    pieces.push(said.slice(from, start));
    pieces.push(
      <u key={start} title={is} className="decoration-accent underline-offset-4">
        {said.slice(start, end)}
      </u>,
    );
    from = end;
  }
  pieces.push(said.slice(from));
  return pieces;
}
