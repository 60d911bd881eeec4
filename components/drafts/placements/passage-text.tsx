import type { Passage } from "./find-in-text";

/** A place in its surroundings, with its paragraph's number. */
export function PassageText({ passage }: { passage: Passage }) {
  return (
    <p
      dir="auto"
      className="min-w-0 flex-1 basis-60 font-serif text-quote text-pretty wrap-anywhere"
    >
      <span dir="ltr" className="me-1.5 font-sans text-xs text-faint nums">
        <span className="sr-only">Paragraph </span>
        <span aria-hidden="true">¶ </span>
        {passage.paragraph}
      </span>
      <span className="text-soft">{passage.before}</span>
      <mark>{passage.words}</mark>
      <span className="text-soft">{passage.after}</span>
    </p>
  );
}
