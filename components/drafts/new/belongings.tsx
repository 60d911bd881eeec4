import { saidIn } from "@/lib/text/import/findings";
import { placeInWords, type LookedOver } from "./mending";

const NOTE_NAMES = { comment: "Comment", footnote: "Footnote", endnote: "Endnote" } as const;

/** What belongs to a paragraph beside its words, and what stood in it and is left out. */
export function Belongings({ paragraph }: { paragraph: LookedOver }) {
  const { text, links, notes, leftOut } = paragraph;
  if (links.length + notes.length + leftOut.length === 0) return null;
  return (
    <ul className="mt-0.5 mb-1 flex flex-col gap-0.5 pl-2.5 text-xs wrap-anywhere text-soft">
      {notes.map((note, index) => (
        <li key={`note ${index}`} className="border-l-2 border-accent pl-2">
          <span className="font-medium text-ink">
            {NOTE_NAMES[note.kind]}
            {note.author === "" ? "" : `, ${note.author}`}
          </span>{" "}
          <span className="whitespace-pre-line">{saidIn(note)}</span>{" "}
          <span className="text-faint">{placeInWords(text, note.at)}</span>
        </li>
      ))}
      {links.map(({ start, end, href }) => (
        <li key={`${start} ${href}`} className="border-l-2 border-rule pl-2">
          Link: {text.slice(start, end)} → {href}
        </li>
      ))}
      {leftOut.map(({ what, text: excerpt }, index) => (
        <li key={`out ${index}`} className="border-l-2 border-dashed border-edge pl-2 text-faint">
          Left out: {what}
          {excerpt === "" ? "" : ` “${excerpt}”`}
        </li>
      ))}
    </ul>
  );
}
